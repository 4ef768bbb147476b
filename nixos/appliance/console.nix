# The first screen: where the site is, and a menu. Whoever stands before the machine owns it, so it asks for no
# password; a shell does.
{ pkgs, ... }:

let
  menu = pkgs.writeShellApplication {
    name = "bitpoll-appliance";
    runtimeInputs = with pkgs; [
      coreutils
      gawk
      gnugrep
      iproute2
      newt
      qrencode
      shadow
      systemd
      util-linux
    ];
    text = builtins.readFile ./menu.sh;
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
    environment.TERM = "linux";
    serviceConfig = {
      ExecStart = "${menu}/bin/bitpoll-appliance";
      StandardInput = "tty-force";
      StandardOutput = "tty";
      TTYPath = "/dev/tty1";
      TTYReset = true;
      TTYVTDisallocate = true;
      Restart = "always";
      RestartSec = 1;
    };
  };
  systemd.services."getty@tty1".enable = false;
}
