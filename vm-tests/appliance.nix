# The appliance boots, says how to begin, and takes a power cut.
{ bitpoll, ... }:
{
  nodes.machine =
    { lib, pkgs, ... }:
    {
      imports = [ "${bitpoll}/nixos/appliance" ];
      environment.systemPackages = [ pkgs.curl ];
      networking.hostName = lib.mkForce "machine";
      # The test's own disks.
      fileSystems = lib.mkForce { };
      boot.growPartition = lib.mkForce false;
      boot.loader.systemd-boot.enable = lib.mkForce false;
    };
}
