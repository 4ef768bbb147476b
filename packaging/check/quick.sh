#!/usr/bin/env bash
# packaging/check/quick.sh BITPOLL: makes every package twice, around a stand-in for the program (BITPOLL only writes the
# manual, the completions and the configuration), and wants the same bytes and the right files. A few seconds.
set -euo pipefail
bitpoll=$(realpath "$1")
cd "$(dirname "$0")/../.."
source packaging/packages.sh
fail() { echo "dist: $*" >&2; exit 1; }
export SOURCE_DATE_EPOCH=1700000000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '#!/bin/sh\n' >"$work/program"

for time in first second; do
  out=$work/$time
  mkdir -p "$out" "$work/tmp-$time"
  export TMPDIR=$work/tmp-$time
  archive "$work/program" "$out" x86_64 "$bitpoll"
  debian "$work/program" "$out" amd64 "$bitpoll"
  packaging/oci.py "$work/program" amd64 "$(version)" "$out/image.tar"
  packaging/third_party.py sbom "$out/bill.json"
  [ -z "$(ls -A "$TMPDIR")" ] || fail 'something was left behind'
  sleep 1.1
done
diff -r "$work/first" "$work/second" || fail 'the packages are not the same twice'

has() { grep -qE -- "$2" "$1" || fail "$1 has no $2"; }
dpkg-deb -c "$work/first"/*.deb >"$work/deb"
tar -tf "$work/first"/*.tar.gz >"$work/tar"
tar -xOf "$work/first/image.tar" index.json >"$work/index"
for file in usr/bin/bitpoll usr/sbin/bitpoll-manage usr/lib/systemd/system/bitpoll.service etc/bitpoll/bitpoll.toml \
  man1/bitpoll-serve.1.gz completions/bitpoll doc/bitpoll/third-party.txt.gz; do has "$work/deb" "/$file$"; done
for file in bitpoll bitpoll-manage bitpoll.example.toml INSTALL.md systemd/bitpoll.socket third-party.txt; do has "$work/tar" "/$file$"; done
has "$work/index" '"architecture": "amd64"'
dpkg-deb --fsys-tarfile "$work/first"/*.deb | tar -xO ./etc/bitpoll/bitpoll.toml >"$work/bitpoll.toml"
has "$work/bitpoll.toml" '^data_dir = "/var/lib/bitpoll"$'
BITPOLL_DATA_DIR=$work/data "$bitpoll" --config "$work/bitpoll.toml" config check >/dev/null || fail 'the configuration is wrong'
packaging/release_notes.py Unreleased >/dev/null || packaging/release_notes.py "$(version)" >/dev/null
echo 'dist: every package is the same twice, and has its files'
