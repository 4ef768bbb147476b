#!/usr/bin/env bash
# What a release is, from the tag that is checked out: everything of bin/dist for both kinds of machines, and its notes.
# Runs as root in an empty Debian 12 with Rust (the workflows of GitHub and Forgejo do).
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
tag=${GITHUB_REF_NAME:-v$version}
[ "$tag" = "v$version" ] || { echo "release: the tag is $tag, but Cargo.toml says $version" >&2; exit 1; }
mkdir -p target
packaging/release_notes.py "$version" >target/release-notes.md
dpkg --add-architecture arm64
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends \
  build-essential file python3 musl-tools lld gcc-aarch64-linux-gnu libc6-dev-arm64-cross musl-dev:arm64
# The sources lie in a folder of somebody else in a container.
git config --global --add safe.directory "$PWD"
bin/dist
bin/dist aarch64
