#!/usr/bin/env bash
# packaging/check/again.sh OUT: builds everything again, from a copy of the last commit in another folder with nothing
# compiled before, at another time, and compares every byte with what is in OUT.
set -euo pipefail
out=$1
here=$(dirname "$(realpath "$0")")
[ -z "$(git -C "$here" status --porcelain --untracked-files=no)" ] || { echo 'again: commit first' >&2; exit 1; }
other=$(mktemp -d -t another-folder.XXXXXX)
trap 'rm -rf "$other"' EXIT
git clone -q "$(git -C "$here" rev-parse --show-toplevel)" "$other/sources"
(cd "$other/sources" && env -u CARGO_TARGET_DIR bin/dist >/dev/null)
cd "$other/sources/target/dist"
sha256sum -- * | grep -v SHA256SUMS >"$other/sums"
(cd "$out" && sha256sum -c "$other/sums")
