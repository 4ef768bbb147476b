# The first screen: where the site is, and a menu. Whoever stands before the machine owns it, so it asks for no
# password; a shell does.
{ config, pkgs, ... }:

let
  menu = pkgs.writeShellApplication {
    name = "bitpoll-appliance";
    runtimeInputs = with pkgs; [
      coreutils
      curl
      findutils
      gawk
      gnugrep
      gnused
      iproute2
      ncurses
      newt
      qrencode
      shadow
      systemd
      util-linux
    ];
    text = ''
      PUBLIC_URL=''${PUBLIC_URL:-}
    ''
    + builtins.readFile ./menu.sh;
  };
in
{
  environment.systemPackages = [ menu ];

  systemd.services.bitpoll-console = {
    description = "Menu of the appliance";
    after = [ "bitpoll.service" ];
    wantedBy = [ "multi-user.target" ];
    conflicts = [ "getty@tty1.service" ];
    path = [ "/run/current-system/sw" ];
    environment = {
      TERM = "linux";
      PUBLIC_URL = config.services.bitpoll.settings.public_url or "";
    };
    serviceConfig = {
      ExecStart = "${menu}/bin/bitpoll-appliance";
      StandardInput = "tty-force";
      StandardOutput = "tty";
      StandardError = "tty";
      TTYPath = "/dev/tty1";
      TTYReset = true;
      TTYVTDisallocate = true;
      Restart = "always";
      RestartSec = 1;
    };
  };
  systemd.services."getty@tty1".enable = false;
}
