# Sourced by all.sh: roots of other systems, kept under target/roots.

nss=libnss-resolve,libnss-mymachines,libnss-myhostname
# `debian_root SUITE`: a root with systemd and its modules for names, made once (two minutes).
debian_root() {
  [ -f "$roots/$1.tar" ] || {
    mmdebstrap --variant=minbase --include=systemd,systemd-sysv,dbus,curl,adduser,ca-certificates,$nss "$1" \
      "$roots/$1.new.tar" >"$roots/$1.log" 2>&1
    mv "$roots/$1.new.tar" "$roots/$1.tar"
  }
  rm -rf "${roots:?}/$1"
  mkdir -p "$roots/$1"
  tar -xf "$roots/$1.tar" -C "$roots/$1" --exclude='./dev/*'
}

# `names ROOT ORDER`: in which order names are looked up there.
names() { sed -i "s/^hosts:.*/hosts: $2/" "$1/etc/nsswitch.conf"; }

check_roots() {
  local root suite order
  root=$roots/empty
  rm -rf "$root"; mkdir -p "$root"
  install -m 755 "$out/bitpoll" "$root/bitpoll"
  echo 'roots: nothing but the program'
  "$here/root.sh" "$root"

  # As Alpine is: busybox, no glibc, no nsswitch.conf.
  command -v busybox >/dev/null || { echo 'roots: please install as root: apt-get install busybox-static' >&2; exit 1; }
  root=$roots/busybox
  rm -rf "$root"; mkdir -p "$root"/{bin,etc,tmp,dev,proc}
  cp "$(command -v busybox)" "$root/bin/busybox"
  chroot "$root" /bin/busybox --install -s /bin
  printf '127.0.0.1 localhost\n' >"$root/etc/hosts"
  install -m 755 "$out/bitpoll" "$root/bitpoll"
  echo 'roots: busybox alone'
  "$here/root.sh" "$root" dns

  for suite in ${SUITES:-bookworm trixie}; do
    debian_root $suite
    root=$roots/$suite
    printf '127.0.0.1 localhost\n' >"$root/etc/hosts"
    install -m 755 "$out/bitpoll" "$root/bitpoll"
    for order in 'files dns' 'files mymachines resolve [!UNAVAIL=return] dns myhostname'; do
      names "$root" "$order"
      echo "roots: $suite ($(chroot "$root" dpkg-query -f '${Version}' -W libc6)), hosts: $order"
      "$here/root.sh" "$root" dns
    done
  done
}
