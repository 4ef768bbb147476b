# Sourced by all.sh: the Debian package in containers with a real systemd.

# `next_version DEB OUT`: the same package as a later version.
next_version() {
  local work
  work=$(mktemp -d)
  dpkg-deb --raw-extract "$1" "$work"
  sed -i 's/^Version: .*/&+next/' "$work/DEBIAN/control"
  dpkg-deb --root-owner-group -Zgzip -z1 --build "$work" "$2" >/dev/null
  rm -rf "$work"
}

check_containers() {
  local suite root deb
  deb=$(compgen -G "$out/bitpoll_*_amd64.deb" | head -n 1)
  for suite in ${SUITES:-bookworm trixie}; do
    debian_root $suite
    root=$roots/$suite
    mkdir -p "$root/packages"
    cp "$deb" "$root/packages/this.deb"
    next_version "$deb" "$root/packages/next.deb"
    install -m 755 "$here/inside.sh" "$root/packages/inside.sh"
    cat >"$root/etc/systemd/system/check.service" <<'END'
[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/bash -c '/packages/inside.sh >/packages/said 2>&1; echo $? >/packages/code; systemctl poweroff --force'
[Install]
WantedBy=multi-user.target
END
    ln -sf ../check.service "$root/etc/systemd/system/multi-user.target.wants/check.service"
    sed -i 's/After=multi-user.target/After=basic.target/' "$root/etc/systemd/system/check.service"
    echo "container: $suite, systemd $(chroot "$root" dpkg-query -f '${Version}' -W systemd)"
    timeout 240 systemd-nspawn -q --pipe -D "$root" --register=no --keep-unit --private-network -b \
      </dev/null >"$roots/$suite.boot" 2>&1 || true
    cat "$root/packages/said"
    [ "$(cat "$root/packages/code" 2>/dev/null)" = 0 ] || { echo "container: $suite FAILED"; return 1; }
  done
}
