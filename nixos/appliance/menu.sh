# The menu on the console of the appliance. console.nix adds the first lines, and says in $PUBLIC_URL what is declared.

keys=/var/lib/bitpoll-appliance

pause() { read -rsp "$1 Press Enter." || true; }
# A screen at a time, until Enter.
say() {
  clear
  printf '%s\n\n%s\n\n' "$1" "$2" | more || true
  pause ''
}
ask() { whiptail --title "$1" --inputbox "$2" 10 70 "${3:-}" 3>&1 1>&2 2>&3; }

# The address of this machine that others reach.
address() {
  ip -o address show scope global | awk '{ split($4, part, "/"); print ($3 == "inet6" ? "[" part[1] "]" : part[1]) }' | sort | head -n 1
}

site() {
  local named=$PUBLIC_URL here
  [ -n "$named" ] || named=$(sed -n 's/^BITPOLL_PUBLIC_URL=//p' "$keys/settings" 2>/dev/null || true)
  here=$(address)
  if [ -n "$named" ]; then echo "$named"; elif [ -n "$here" ]; then echo "https://$here"; fi
}

# Whether it ran or not. Someone asked, so systemd is not to count this among the starts that are too many in a short
# time, after which it would close the ports for good.
restart_site() {
  systemctl reset-failed bitpoll.service bitpoll.socket bitpoll-redirect.socket || true
  systemctl start bitpoll.socket bitpoll-redirect.socket || true
  systemctl restart bitpoll.service || true
}

# The one-time code, while nobody runs the site.
code() {
  local host=${1#*://} run
  host=${host%%/*}
  [ "$(curl -sk -o /dev/null -w '%{http_code}' -H "Host: $host" https://127.0.0.1/setup/)" = 200 ] || return 0
  run=$(systemctl show -P InvocationID bitpoll.service)
  journalctl "_SYSTEMD_INVOCATION_ID=$run" -o cat | grep -o 'with the code [^ ]*' | tail -n 1 | awk '{ print $NF }' || true
}

greeting() {
  local where code
  where=$(site)
  if [ -z "$where" ]; then
    printf 'This machine has no network yet.\n'
    return
  fi
  code=$(code "$where")
  if [ -n "$code" ]; then
    printf 'Open %s/setup/ and enter the code %s\n\n' "$where" "$code"
    qrencode -t UTF8 -m 2 "$where/setup/"
  else
    printf 'The site is at %s\n\n' "$where"
    qrencode -t UTF8 -m 2 "$where/"
  fi
  case "$where" in
    *[0-9].[0-9]* | *:*:*) printf 'The browser warns once: this machine vouches for itself until the site has a name.\n' ;;
  esac
}

# The first screen, until somebody presses Enter. It is written anew when it has become another.
welcome() {
  local shown='' now result
  while :; do
    now=$(greeting)
    if [ "$now" != "$shown" ]; then
      clear
      printf '%s\n\nEnter: menu' "$now"
      shown=$now
    fi
    result=0
    read -rs -t 4 || result=$?
    [ $result != 0 ] || return 0
    # Nobody is there at all.
    [ $result -gt 128 ] || sleep 10
  done
}

status() {
  say Status "$(
    bitpoll doctor 2>&1 || true
    echo
    systemctl --no-pager --lines=0 status bitpoll.service || true
    echo
    df -h / /var/backup 2>/dev/null || true
  )"
}

network() {
  say Network "$(
    ip -brief address
    echo
    ip route
    echo
    resolvectl --no-pager dns 2>/dev/null || true
  )"
}

# Where the network gives no addresses. An empty one takes back what was said here.
fixed_address() {
  local file=/etc/systemd/network/05-console.network address router
  address=$(ask 'Fixed address' 'Address with the length of its network, such as 192.168.1.10/24; nothing: the network gives one' \
    "$(sed -n 's/^Address=//p' $file 2>/dev/null || true)") || return 0
  if [ -z "$address" ]; then
    rm -f $file
  else
    [[ $address =~ ^[0-9a-fA-F.:]+/[0-9]+$ ]] || { say 'Fixed address' "This is no address with a length: $address"; return 0; }
    router=$(ask 'Fixed address' 'Address of the router, which knows names, too') || return 0
    [[ $router =~ ^[0-9a-fA-F.:]+$ ]] || { say 'Fixed address' "This is no address: $router"; return 0; }
    mkdir -p "${file%/*}"
    printf '[Match]\nType=ether\n\n[Network]\nAddress=%s\nGateway=%s\nDNS=%s\n' "$address" "$router" "$router" >$file
  fi
  networkctl reload || true
  sleep 2
  network
}

# From its own certificate to one of Let's Encrypt, and back.
name_site() {
  local name contact way=name
  if grep -q ^BITPOLL_ACME_DIRECTORY= "$keys/settings" 2>/dev/null; then
    way=$(whiptail --title 'Name of the site' --notags --cancel-button Back --menu "It is $(site) now." 12 70 2 \
      name 'Another name' own 'No name: the certificate of this machine itself' 3>&1 1>&2 2>&3) || return 0
  fi
  if [ "$way" = own ]; then
    own_certificate
    return 0
  fi
  name=$(ask 'Name of the site' 'Host name by which everybody reaches this machine at ports 80 and 443, such as polls.example.org') || return 0
  [[ $name =~ ^[A-Za-z0-9.-]+\.[A-Za-z]+$ ]] || { say 'Name of the site' "This is no host name: $name"; return 0; }
  contact=$(ask 'Name of the site' "Mail address for Let's Encrypt, whose terms you agree to") || return 0
  [[ $contact =~ ^[^[:space:]]+@[^[:space:]]+$ ]] || { say 'Name of the site' "This is no mail address: $contact"; return 0; }
  printf 'BITPOLL_PUBLIC_URL=https://%s\nBITPOLL_ACME_DIRECTORY=letsencrypt\nBITPOLL_ACME_CONTACT=%s\n' "$name" "$contact" >"$keys/settings.new"
  mv "$keys/settings.new" "$keys/settings"
  restart_site
}

# bitpoll-keys writes the settings of the first boot again; the certificate is still there.
own_certificate() {
  whiptail --title 'Name of the site' --yesno "Browsers that know the site by its name refuse it there for some days. By the number of this machine they warn once. Go back to its own certificate?" 10 70 || return 0
  rm -f "$keys/settings"
  systemctl restart bitpoll-keys.service || true
  restart_site
}

reset_admin() {
  local name
  name=$(ask 'Password of an admin' 'User name' admin) || return 0
  clear
  if bitpoll user password "$name"; then pause 'Done.'; else pause 'Nothing was changed.'; fi
}

backup_key() {
  say 'Key of the backups' "$(printf 'Backups on the second disk are sealed with this key. Write it down: on another machine they open with it alone.\n\n%s' "$(cat "$keys/backup.key")")"
}

restored=/var/lib/bitpoll/restored

after_restore() {
  rm -rf $restored
  restart_site
}

# A backup that does not open changes nothing; the program sees to that. The key of this machine stays: one that is typed
# is for this backup alone.
restore() {
  local list=() file key with=()
  while read -r file; do list+=("$file" ''); done < <(find /var/backup/bitpoll /var/lib/bitpoll/backups -name '*.backup' 2>/dev/null | sort -r)
  [ ${#list[@]} -gt 0 ] || { say Restore 'There is no backup.'; return 0; }
  file=$(whiptail --title 'Restore a backup' --menu 'What is there now is kept beside it.' 22 76 14 "${list[@]}" 3>&1 1>&2 2>&3) || return 0
  key=$(ask 'Restore a backup' "Key of the backups, if another machine made it; else leave this empty") || return 0
  clear
  # The site is there again also when somebody interrupts this.
  trap after_restore EXIT
  # Another machine may have had other numbers of users.
  if install -d -o bitpoll -g bitpoll -m 0700 $restored && install -o bitpoll -g bitpoll -m 0600 "$file" $restored/backup &&
    install -o bitpoll -g bitpoll -m 0600 /dev/stdin $restored/key <<<"$key"; then
    [ -z "$key" ] || with=("--backup-key-file=$restored/key")
    systemctl stop bitpoll.socket bitpoll-redirect.socket bitpoll.service || true
    bitpoll restore "${with[@]}" $restored/backup || echo 'Nothing was changed.'
  fi
  trap - EXIT
  after_restore
  pause ''
}

set_password() {
  clear
  passwd root || true
  pause ''
}

while :; do
  welcome
  choice=$(whiptail --title bitpoll --notags --cancel-button Back --menu "$(site)" 20 60 11 \
    status 'Look everything over' network 'Addresses of this machine' fixed 'Fixed address' \
    name 'Name of the site, and its certificate' \
    admin 'Set the password of an admin' key 'Show the key of the backups' restore 'Restore a backup' \
    password 'Set the password for the shell' shell 'Log in to a shell' restart 'Restart' off 'Turn off' \
    3>&1 1>&2 2>&3) || continue
  case "$choice" in
    status) status ;;
    network) network ;;
    fixed) fixed_address ;;
    name) name_site ;;
    admin) reset_admin ;;
    key) backup_key ;;
    restore) restore ;;
    password) set_password ;;
    shell) clear; login || true ;;
    restart) if whiptail --yesno 'Restart this machine?' 8 40; then systemctl reboot; fi ;;
    off) if whiptail --yesno 'Turn this machine off?' 8 40; then systemctl poweroff; fi ;;
  esac
done
