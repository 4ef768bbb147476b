# Sourced by bin/dist: makes packages of the static program. All are the same bytes whenever and wherever they are made
# from the same program; SOURCE_DATE_EPOCH is the time of every file.

version() { sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1; }

# `tarball FOLDER` writes a tar archive of it to standard output.
tarball() {
  tar --create --directory="$1" --sort=name --format=gnu --owner=0 --group=0 --numeric-owner \
    --mtime="@$SOURCE_DATE_EPOCH" "${@:2}" .
}

# `documents PROGRAM FOLDER`: manual pages and completions, as the program itself writes them, into a tree like /usr.
# PROGRAM must run on this machine.
documents() {
  local program=$1 folder=$2
  mkdir -p "$folder/share/man/man1" "$folder/share/bash-completion/completions" \
    "$folder/share/zsh/vendor-completions" "$folder/share/fish/vendor_completions.d"
  "$program" man "$folder/share/man/man1" >/dev/null
  "$program" completions bash >"$folder/share/bash-completion/completions/bitpoll"
  "$program" completions zsh >"$folder/share/zsh/vendor-completions/_bitpoll"
  "$program" completions fish >"$folder/share/fish/vendor_completions.d/bitpoll.fish"
}

# `conffile PROGRAM`: every option and its default, with what a service needs.
conffile() {
  "$1" config example | sed \
    -e 's|^#data_dir = .*|data_dir = "/var/lib/bitpoll"|' \
    -e 's|^#listen = .*|# The service is given its sockets by bitpoll.socket instead: `systemctl edit bitpoll.socket`.\n&|'
}

# `archive PROGRAM OUT ARCHITECTURE [HOST_PROGRAM]`: the program with what belongs to it, to be unpacked anywhere.
archive() {
  local program=$1 out=$2 architecture=$3 host=${4:-$1} name work
  name=bitpoll-$(version)-linux-$architecture
  work=$(mktemp -d)
  mkdir -p "$work/$name/systemd"
  install -m 755 "$program" "$work/$name/bitpoll"
  install -m 755 packaging/deb/bitpoll-manage "$work/$name/"
  documents "$host" "$work/$name"
  conffile "$host" >"$work/$name/bitpoll.example.toml"
  install -m 644 packaging/systemd/* "$work/$name/systemd/"
  install -m 644 LICENSE CHANGELOG.md assets/licenses/third-party.txt packaging/tar/INSTALL.md "$work/$name/"
  chmod -R u=rwX,go=rX "$work/$name"
  tarball "$work" | gzip -9n >"$out/$name.tar.gz"
  rm -rf "$work"
}

# `debian PROGRAM OUT ARCHITECTURE [HOST_PROGRAM]`
debian() {
  local program=$1 out=$2 architecture=$3 host=${4:-$1} work share
  work=$(mktemp -d)
  share=$work/usr/share/doc/bitpoll
  install -D -m 755 "$program" "$work/usr/bin/bitpoll"
  install -D -m 755 packaging/deb/bitpoll-manage "$work/usr/sbin/bitpoll-manage"
  install -D -m 644 -t "$work/usr/lib/systemd/system" packaging/systemd/*
  documents "$host" "$work/usr"
  printf '.so man1/bitpoll.1\n' | install -D -m 644 /dev/stdin "$work/usr/share/man/man8/bitpoll-manage.8"
  find "$work/usr/share/man" -type f -exec gzip -9n {} +
  conffile "$host" | install -D -m 644 /dev/stdin "$work/etc/bitpoll/bitpoll.toml"
  install -D -m 644 packaging/deb/copyright "$share/copyright"
  install -m 644 LICENSE assets/licenses/third-party.txt "$share/"
  install -m 644 CHANGELOG.md "$share/NEWS.md"
  gzip -9n "$share/LICENSE" "$share/third-party.txt" "$share/NEWS.md"
  install -d "$work/DEBIAN"
  install -m 755 packaging/deb/postinst packaging/deb/prerm packaging/deb/postrm "$work/DEBIAN/"
  echo /etc/bitpoll/bitpoll.toml >"$work/DEBIAN/conffiles"
  (cd "$work" && find usr etc -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
  cat >"$work/DEBIAN/control" <<END
Package: bitpoll
Version: $(version)
Architecture: $architecture
Maintainer: The authors of bitpoll <bitpoll@localhost>
Installed-Size: $(du -k -s --apparent-size "$work/usr" | cut -f 1)
Depends: adduser, init-system-helpers (>= 1.54)
Recommends: ca-certificates
Suggests: postgresql
Section: web
Priority: optional
Description: polls and meeting scheduling that any small organisation can run itself
 One program with everything inside: polls on days, times and anything
 else, with or without accounts, on SQLite or PostgreSQL. It listens on
 127.0.0.1:8080.
END
  chmod -R u=rwX,go=rX "$work"
  find "$work" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  dpkg-deb --root-owner-group -Zxz --build "$work" "$out/bitpoll_$(version)_$architecture.deb" >/dev/null
  rm -rf "$work"
}
