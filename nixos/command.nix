# `bitpoll` on the machine's path. Called by root, commands run as the service does, with its secrets and settings, whether
# it runs or not; a file that they name is looked for where they were called. The service's user has all but the secrets.
{
  lib,
  pkgs,
  program,
  user,
  group,
  credentials,
  environmentFile,
}:

let
  properties = [
    "UMask=0077"
    # Not every directory can be entered by the service's user.
    "WorkingDirectory=-$PWD"
  ]
  ++ map (one: "LoadCredential=${one}") credentials
  ++ lib.optional (environmentFile != null) "EnvironmentFile=${environmentFile}";
in
pkgs.writeShellScriptBin "bitpoll" ''
  if [ "$(id -un)" = ${user} ]; then exec ${program} "$@"; fi
  if [ "$(id -u)" != 0 ]; then
    echo "bitpoll: this is for root and the user ${user}" >&2
    exit 1
  fi
  if [ -t 0 ] && [ -t 1 ]; then way=--pty; else way=--pipe; fi
  exec systemd-run --quiet --collect --wait $way --uid=${user} --gid=${group} \
    ${lib.concatMapStringsSep " " (one: ''"--property=${one}"'') properties} \
    -- ${program} "$@"
''
