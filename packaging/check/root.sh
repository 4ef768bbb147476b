#!/usr/bin/env bash
# packaging/check/root.sh ROOT [DNS]: the program that lies in ROOT as /bitpoll serves there, in a network of its own,
# and looks up names. DNS: by a name server, else there is none and it must fail in words.
set -euo pipefail
root=$1 dns=${2:-}
if [ "${INSIDE:-}" != 1 ]; then exec env INSIDE=1 unshare --net --mount --pid --fork --kill-child "$0" "$@"; fi
ip link set lo up
program() { chroot "$root" /bitpoll --data-dir /bitpoll-data "$@"; }
tell() { printf '  %s\n' "$*"; }
rm -rf "$root/bitpoll-data"

if [ -n "$dns" ]; then
  "$(dirname "$0")/dns.py" &
  mkdir -p "$root/etc"
  rm -f "$root/etc/resolv.conf"
  echo 'nameserver 127.0.0.1' >"$root/etc/resolv.conf"
fi

begin=$(date +%s%N)
program serve --listen 127.0.0.1:8080 >"$root/log" 2>&1 &
until curl -fsS -o /dev/null http://127.0.0.1:8080/ 2>/dev/null; do
  kill -0 $! 2>/dev/null || { cat "$root/log"; exit 1; }
  sleep 0.02
done
tell "serves after $((($(date +%s%N) - begin) / 1000000)) ms: $(chroot "$root" /bitpoll health --ready --listen 127.0.0.1:8080)"
curl -fsS http://127.0.0.1:8080/ | grep '</html>' >/dev/null
chroot "$root" /bitpoll licenses | grep '^SQLite' >/dev/null
echo 'correct horse battery' | program user create ada --admin --password-stdin >/dev/null
program doctor --help >/dev/null

# Mail, databases and providers of identities are all found by this: the system's getaddrinfo.
for host in mail.test localhost nowhere.invalid; do
  for _ in 1 2 3; do
    code=0
    BITPOLL_SMTP_HOST=$host BITPOLL_SMTP_PORT=1 BITPOLL_SMTP_SECURITY=none BITPOLL_MAIL_FROM=polls@example.org \
      timeout 60 chroot "$root" /bitpoll mail test ada@example.org >"$root/said" 2>&1 || code=$?
    [ $code -lt 124 ] || { tell "mail to $host: exit code $code"; cat "$root/said"; exit 1; }
    [ -n "$dns" ] || break
  done
  tell "mail to $host: $(tail -n 1 "$root/said")"
  # It was found: nobody listens there.
  [ $host != mail.test ] || [ -z "$dns" ] || grep -qi refused "$root/said"
done
kill %+ 2>/dev/null || true
