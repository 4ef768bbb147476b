# Sourced by bin/dist: builds the static program.

# The same bytes from every folder and at every time: no path of this machine stays in the program.
# `static_binary SOURCES TARGET [TRIPLE]`
static_binary() {
  local sources=$1 target=$2 triple=${3:-x86_64-unknown-linux-musl}
  local cargo=${CARGO_HOME:-$HOME/.cargo} under=${triple//-/_}
  export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$sources" log -1 --format=%ct)}
  export RUSTFLAGS="--remap-path-prefix=$cargo=/cargo --remap-path-prefix=$sources=/bitpoll --remap-path-prefix=$target=/target"
  export "CFLAGS_$under=-ffile-prefix-map=$cargo=/cargo -ffile-prefix-map=$sources=/bitpoll -ffile-prefix-map=$target=/target"
  (cd "$sources" && cargo build --locked --profile dist --target "$triple" --target-dir "$target")
}
