# Sourced by bin/dist: builds the static program.

# `tools TRIPLE`: says which packages of Debian are missing, before anything is compiled for minutes.
tools() {
  local missing=()
  command -v ld.lld >/dev/null || missing+=(lld)
  case $1 in
    x86_64-*) command -v x86_64-linux-musl-gcc >/dev/null || missing+=(musl-tools) ;;
    aarch64-*)
      command -v aarch64-linux-gnu-gcc >/dev/null || missing+=(gcc-aarch64-linux-gnu)
      [ -d /usr/include/aarch64-linux-musl ] || missing+=(musl-dev:arm64)
      ;;
  esac
  [ ${#missing[@]} = 0 ] || { echo "bin/dist: please install as root: apt-get install ${missing[*]}" >&2; return 1; }
}

# `static_binary SOURCES TARGET TRIPLE`: the same bytes from every folder and at every time. No path of this machine
# stays in the program. Cargo puts what it compiles below TARGET/static. Each triple has its own C compiler; Rust brings musl itself.
static_binary() {
  local sources=$1 target=$2 triple=$3 cargo=${CARGO_HOME:-$HOME/.cargo} name paths
  tools "$triple" || return 1
  rustup target list --installed | grep -qx "$triple" || rustup target add "$triple"
  name=${triple//-/_}
  paths="-ffile-prefix-map=$cargo=/cargo -ffile-prefix-map=$sources=/bitpoll -ffile-prefix-map=$target=/target"
  export "CFLAGS_$name=$paths"
  if [[ $triple == aarch64-* ]]; then
    # Debian has no musl-gcc for it, but musl's headers.
    export "CC_$name=aarch64-linux-gnu-gcc"
    export "CFLAGS_$name=$paths -U_FORTIFY_SOURCE -nostdinc -isystem /usr/include/aarch64-linux-musl \
      -isystem $(aarch64-linux-gnu-gcc -print-file-name=include)"
    export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER=aarch64-linux-gnu-gcc
    # A compiler for another machine takes no linker from this one's folders by itself. lld is for all of them.
    mkdir -p "$target/static/linker"
    ln -sfn "$(command -v ld.lld)" "$target/static/linker/ld.lld"
    export COMPILER_PATH=$target/static/linker
  fi
  # lld folds functions that came out the same, and packs what has to be relocated: a tenth of the file.
  # No date is in it; with that of the last commit, all that is C would be compiled anew after each.
  SOURCE_DATE_EPOCH=0 RUSTFLAGS="-C link-arg=-fuse-ld=lld -C link-arg=-Wl,--icf=safe -C link-arg=-Wl,--pack-dyn-relocs=relr \
    --remap-path-prefix=$cargo=/cargo --remap-path-prefix=$sources=/bitpoll --remap-path-prefix=$target=/target" \
    cargo build --locked --profile dist --manifest-path "$sources/Cargo.toml" --target "$triple" --target-dir "$target/static"
}
