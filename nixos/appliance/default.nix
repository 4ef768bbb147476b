# The appliance: a machine that does nothing but polls. Boot it, open the address on its screen, enter the code.
{
  config,
  lib,
  pkgs,
  modulesPath,
  ...
}:

let
  inherit (lib) mkDefault mkIf mkOption types;
  cfg = config.bitpoll.appliance;
  acme = config.services.bitpoll.tls.acme.enable;
  certificates = "/var/lib/bitpoll-certificate";
in
{
  imports = [
    (modulesPath + "/profiles/minimal.nix")
    (modulesPath + "/virtualisation/grow-partition.nix")
    ./console.nix
  ];

  options.bitpoll.appliance = {
    updates = mkOption {
      type = types.nullOr types.str;
      default = null;
      example = "github:our-club/machines#polls";
      description = "Address of the flake that this machine updates itself from, every night. Without one it never does.";
    };
    backupDisk = mkOption {
      type = types.str;
      default = "bitpoll-backup";
      description = "Label of the file system that backups go to when it is there.";
    };
  };

  config = {
    system.stateVersion = "26.05";
    networking.hostName = mkDefault "polls";

    services.bitpoll = {
      enable = true;
      # https from the first minute on, by a certificate of its own, until the site has a name and `tls.acme` is on.
      settings = mkIf (!acme) {
        listen = [ "[::]:443" ];
        http_redirect_listen = [ "[::]:80" ];
        tls_certificate_file = "${certificates}/certificate.pem";
        tls_key_file = "${certificates}/key.pem";
        # Browsers would hold a stranger's certificate against the site once it has a real one.
        hsts_days = 0;
      };
      backup.enable = true;
      backup.location = "/var/backup/bitpoll";
    };

    systemd.services.bitpoll-certificate = mkIf (!acme) {
      description = "A certificate of its own for bitpoll";
      before = [ "bitpoll.service" ];
      requiredBy = [ "bitpoll.service" ];
      unitConfig.ConditionPathExists = "!${certificates}/certificate.pem";
      serviceConfig = {
        Type = "oneshot";
        User = "bitpoll";
        StateDirectory = "bitpoll-certificate";
        StateDirectoryMode = "0700";
        UMask = "0077";
        ExecStart = lib.concatStringsSep " " [
          (lib.getExe pkgs.openssl)
          "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=polls"
          "-keyout ${certificates}/key.pem -out ${certificates}/certificate.pem"
        ];
      };
    };
    networking.firewall.allowedTCPPorts = mkIf (!acme) [
      80
      443
    ];

    # Found by its label, so that it may be any disk; the machine starts without it, too.
    fileSystems = {
      "/" = mkDefault {
        device = "/dev/disk/by-label/nixos";
        fsType = "ext4";
        autoResize = true;
      };
      "/var/backup" = {
        device = "/dev/disk/by-label/${cfg.backupDisk}";
        fsType = "ext4";
        options = [
          "nofail"
          "noatime"
          "x-systemd.device-timeout=5s"
        ];
      };
    };
    boot.loader.systemd-boot.enable = mkDefault true;
    boot.growPartition = true;
    boot.tmp.useTmpfs = true;

    networking.useNetworkd = true;
    networking.firewall.enable = true;
    services.openssh.enable = mkDefault false;
    services.timesyncd.enable = mkDefault true;
    services.journald.extraConfig = "SystemMaxUse=200M";

    # The previous generations are in the boot menu; the database stays readable for the previous release.
    system.autoUpgrade = mkIf (cfg.updates != null) {
      enable = true;
      flake = cfg.updates;
      flags = [ "--no-write-lock-file" ];
      dates = "03:40";
      randomizedDelaySec = "45min";
    };
    nix = {
      enable = cfg.updates != null;
      settings.experimental-features = [
        "nix-command"
        "flakes"
      ];
      gc = {
        automatic = cfg.updates != null;
        options = "--delete-older-than 30d";
      };
    };

    # Nobody can log in until somebody sets a password at the console, whose menu wants none.
    users.mutableUsers = true;
    security.sudo.wheelNeedsPassword = true;
    environment.systemPackages = [ pkgs.qrencode ];
  };
}
