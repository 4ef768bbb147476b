#!/bin/bash
# Runs in the container: the package from its installation to its purge. /packages has this version and a next one.
set -euo pipefail
step() { printf '  %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*"; journalctl -u bitpoll --no-pager | tail -n 30; exit 1; }
trap 'fail "line $LINENO"' ERR
answers() { timeout 30 bash -c 'until curl -fsS -o /dev/null http://127.0.0.1:8080/readyz; do sleep 0.05; done'; }
owner() { stat -c '%U:%G %a' "$1"; }

export DEBIAN_FRONTEND=noninteractive
dpkg -i /packages/this.deb >/dev/null
answers
[ "$(systemctl is-active bitpoll.service bitpoll.socket | sort -u)" = active ]
[ "$(systemctl is-enabled bitpoll.service bitpoll.socket | sort -u)" = enabled ]
[ "$(owner /var/lib/bitpoll)" = 'bitpoll:bitpoll 700' ]
[ "$(owner /etc/bitpoll/bitpoll.toml)" = 'root:bitpoll 640' ]
[ "$(stat -c %U "/proc/$(systemctl show -p MainPID --value bitpoll)")" = bitpoll ]
[ -f /usr/share/man/man1/bitpoll-serve.1.gz ] && [ -f /usr/share/bash-completion/completions/bitpoll ]
journalctl -u bitpoll --no-pager | grep 'with the code' >/dev/null
step "installed, serves as $(owner /var/lib/bitpoll), $(systemctl show -p Type --value bitpoll), by its socket"

echo 'correct horse battery' | bitpoll-manage user create ada --admin --password-stdin >/dev/null
bitpoll-manage config check >/dev/null
bitpoll-manage demo | grep /key/ >/dev/null
curl -fsS http://127.0.0.1:8080/poll/demo-team-lunch/ | grep '</html>' >/dev/null
[ -z "$(find /var/lib/bitpoll ! -user bitpoll)" ] || fail 'files of others in the data directory'
step 'commands run as the user of the service, beside it'

# The sandbox holds.
pid=$(systemctl show -p MainPID --value bitpoll)
grep -q '^CapBnd:.*0000000000000000$' "/proc/$pid/status"
grep -q '^NoNewPrivs:.*1$' "/proc/$pid/status"
grep -q '^Seccomp:.*2$' "/proc/$pid/status"
step "no capabilities, no new privileges, seccomp; score: $(systemd-analyze security --no-pager bitpoll.service | tail -n 1 | sed 's/.*: //')"

systemctl reload bitpoll.service
answers
[ "$(systemctl show -p MainPID --value bitpoll)" = "$pid" ] || fail 'a reload ended the program'

# A restart loses nobody: whoever comes waits in the socket.
lost=0 asked=0
(for _ in 1 2 3; do sleep 0.7; systemctl restart bitpoll.service; done; touch /run/restarted) &
while [ ! -e /run/restarted ]; do
  asked=$((asked + 1))
  curl -fsS -o /dev/null http://127.0.0.1:8080/healthz || lost=$((lost + 1))
done
wait
[ $lost = 0 ] || fail "$lost of $asked requests were lost in three restarts"
step "three restarts lost none of $asked requests"

# An upgrade keeps what was set, and what people made.
printf '\nsite_name = "Polls of the club"\n' >>/etc/bitpoll/bitpoll.toml
before=$(systemctl show -p MainPID --value bitpoll)
dpkg -i /packages/next.deb >/dev/null
answers
[ "$(systemctl show -p MainPID --value bitpoll)" != "$before" ] || fail 'the upgrade did not restart the program'
grep -q 'Polls of the club' /etc/bitpoll/bitpoll.toml
[ "$(owner /etc/bitpoll/bitpoll.toml)" = 'root:bitpoll 640' ]
curl -fsS http://127.0.0.1:8080/poll/demo-team-lunch/ | grep 'Polls of the club' >/dev/null
step 'an upgrade keeps the configuration and the polls'

systemctl disable --now bitpoll.service bitpoll.socket 2>/dev/null
dpkg -i /packages/next.deb >/dev/null
[ "$(systemctl is-enabled bitpoll.service || true)" = disabled ] || fail 'what was disabled came back'
systemctl enable --now bitpoll.socket bitpoll.service 2>/dev/null
answers
step 'what an administrator disabled stays so'

dpkg --remove bitpoll >/dev/null
[ ! -e /usr/bin/bitpoll ] && [ -e /var/lib/bitpoll/bitpoll.db ] && [ -e /etc/bitpoll/bitpoll.toml ]
[ "$(systemctl is-active bitpoll.socket || true)" = inactive ]
dpkg -i /packages/next.deb >/dev/null
answers
curl -fsS http://127.0.0.1:8080/poll/demo-team-lunch/ | grep 'Polls of the club' >/dev/null
step 'removed and installed again, everything is there'

dpkg --purge bitpoll >/dev/null
left=$(find / -xdev \( -path /packages -o -path /proc -o -path /sys -o -path /var/lib/dpkg -o -path /var/log -o -path /usr/share/keyrings \) \
  -prune -o -iname '*bitpoll*' -print)
[ -z "$left" ] || fail "a purge left $left"
if getent passwd bitpoll; then fail 'a purge left the user'; fi
if systemctl list-unit-files --plain --no-legend | grep bitpoll; then fail 'a purge left units'; fi
step 'a purge leaves nothing'
