# The menu on the console of the appliance (console.nix adds the first lines).

say() { whiptail --title "$1" --scrolltext --msgbox "$2" 22 76; }

# The address of this machine that others reach.
address() {
  ip -o -4 address show scope global | awk '{ split($4, part, "/"); print part[1]; exit }'
}

site() {
  local named
  named=$(bitpoll config show | awk -F '"' '/^public_url/ { print $2 }')
  case "$named" in
    *localhost* | *127.0.0.1* | '') echo "https://$(address)" ;;
    *) echo "$named" ;;
  esac
}

# The line with the one-time code, while nobody runs the site.
code() { journalctl -u bitpoll -b -o cat | grep -o 'with the code [^ ]*' | tail -n 1 | awk '{ print $NF }'; }

greeting() {
  local where code
  where=$(site)
  code=$(code)
  if [ -n "$code" ]; then
    printf 'Open %s/setup/ and enter the code\n\n    %s\n\n' "$where" "$code"
    qrencode -t UTF8 -m 1 "$where/setup/"
  else
    printf 'The site is at %s\n\n' "$where"
    qrencode -t UTF8 -m 1 "$where/"
  fi
}

status() {
  say Status "$(bitpoll doctor 2>&1; echo; systemctl --no-pager --lines=0 status bitpoll; echo; df -h / /var/backup 2>/dev/null)"
}

network() { say Network "$(ip -brief address; echo; ip route; echo; resolvectl --no-pager dns 2>/dev/null)"; }

reset_admin() {
  local name
  name=$(whiptail --title 'Reset an admin' --inputbox 'User name' 8 60 admin 3>&1 1>&2 2>&3) || return 0
  clear
  if bitpoll user password "$name"; then read -rsp 'Done. Press Enter.'; else read -rsp 'Nothing was changed. Press Enter.'; fi
}

restore() {
  local list=() file
  while read -r file; do list+=("$file" ''); done < <(find /var/backup/bitpoll /var/lib/bitpoll/backups -type f 2>/dev/null | sort -r)
  [ ${#list[@]} -gt 0 ] || { say Restore 'There is no backup.'; return 0; }
  file=$(whiptail --title 'Restore a backup' --menu 'What is there now is kept beside it.' 22 76 14 "${list[@]}" 3>&1 1>&2 2>&3) || return 0
  clear
  systemctl stop bitpoll.socket bitpoll
  bitpoll restore "$file" || true
  systemctl start bitpoll.socket bitpoll
  read -rsp 'Press Enter.'
}

set_password() {
  clear
  passwd root || true
  read -rsp 'Press Enter.'
}

while :; do
  choice=$(whiptail --title bitpoll --menu "$(greeting)" 32 78 7 \
    status 'Look everything over' network 'Addresses of this machine' admin 'Set the password of an admin' \
    restore 'Restore a backup' password 'Set the password for the shell' shell 'Log in' power 'Turn off' \
    3>&1 1>&2 2>&3) || continue
  case "$choice" in
    status) status ;;
    network) network ;;
    admin) reset_admin ;;
    restore) restore ;;
    password) set_password ;;
    shell) clear; login || true ;;
    power) if whiptail --yesno 'Turn this machine off?' 8 40; then systemctl poweroff; fi ;;
  esac
done
