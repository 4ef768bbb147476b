#!/usr/bin/env bash
# packaging/check/all.sh OUT [PART…]: looks at what bin/dist made. Parts: program, schemas, image, roots, containers. As
# root on Debian 12, with mmdebstrap, systemd-container, busybox-static, curl and Python's venv.
set -euo pipefail
out=$1
shift
here=$(dirname "$(realpath "$0")")
roots=$(dirname "$out")/roots
tools=$(dirname "$out")/checks
mkdir -p "$roots"
source "$here/roots.sh"
source "$here/container.sh"
fail() { echo "FAILED: $*" >&2; exit 1; }

# `at_most FILE MEGABYTES`
at_most() {
  local size
  size=$(stat -c %s "$1")
  [ "$size" -le $(($2 * 1000000)) ] || fail "$1 has $size bytes, more than $2 MB"
  echo "size: $(basename "$1"): $size bytes of $2 MB at most"
}

check_program() {
  local kind
  kind=$(file -b "$out/bitpoll")
  case $kind in *static-pie\ linked* | *statically\ linked*) echo "program: $kind" ;; *) fail "not static: $kind" ;; esac
  at_most "$out/bitpoll" 25
  if grep -aqF -e "$HOME/.cargo" -e "$(dirname "$here")" "$out/bitpoll"; then fail 'paths of this machine are in the program'; fi
  (cd "$out" && sha256sum --quiet -c SHA256SUMS)
}

check_schemas() {
  [ -x "$tools/bin/python" ] || python3 -m venv "$tools"
  "$tools/bin/pip" install -q --no-deps --require-hashes -r "$here/requirements.txt"
  "$tools/bin/python" "$here/schemas.py" "$out"/bitpoll-*.cdx.json "$here/../kubernetes/bitpoll.yaml"
  systemd-analyze verify --man=no "$here"/../systemd/bitpoll.socket 2>&1 | grep -v 'bitpoll is not executable' && return 1
  systemd-analyze security --offline=true --threshold=15 --no-pager "$here/../systemd/bitpoll.service" | tail -n 1
  "$here/../third_party.py" check "$here/../../assets/licenses/third-party.txt"
}

check_image() {
  local image
  image=$(compgen -G "$out/bitpoll-*-oci-amd64.tar" | head -n 1)
  at_most "$image" 30
  "$here/image.py" "$image" "$roots/image"
}

[ "$(id -u)" = 0 ] || fail 'these checks make roots and containers: run them as root'
[ $# -gt 0 ] || set -- program schemas image roots containers
for part in "$@"; do
  printf '\n=== %s\n' "$part"
  "check_$part"
done
printf '\nall is well\n'
