# The appliance: a machine that does nothing but polls. Boot it, open the address on its screen, enter the code.
{
  config,
  lib,
  pkgs,
  modulesPath,
  ...
}:

let
  inherit (lib) mkDefault mkForce mkIf mkOption types;
  cfg = config.bitpoll.appliance;
  acme = config.services.bitpoll.tls.acme.enable;
  # Its certificate, the key of backups and, once somebody chose it at the console, the name of the site.
  keys = "/var/lib/bitpoll-appliance";
  makeKeys = pkgs.writeShellApplication {
    name = "bitpoll-keys";
    runtimeInputs = [
      config.services.bitpoll.package
      pkgs.coreutils
      pkgs.openssl
    ];
    text = ''
      cd ${keys}
      if [ ! -e certificate.pem ]; then
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=polls \
          -keyout key.pem -out certificate.new
        mv certificate.new certificate.pem
      fi
      if [ ! -e backup.key ]; then bitpoll backup key backup.key; fi
      if [ ! -e settings ]; then
        # Browsers would hold a stranger's certificate against the site once it has a real one: no HSTS.
        printf '%s\n' BITPOLL_TLS_CERTIFICATE_FILE=${keys}/certificate.pem BITPOLL_TLS_KEY_FILE=${keys}/key.pem \
          BITPOLL_HSTS_DAYS=0 >settings
      fi
    '';
  };
in
{
  imports = [
    (modulesPath + "/profiles/minimal.nix")
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
      # https from the first minute on, by a certificate of its own; the console asks for the name of the site and
      # then takes one of Let's Encrypt. A configuration with `tls.acme` goes before.
      settings = {
        listen = mkIf (!acme) [ "[::]:443" ];
        http_redirect_listen = mkIf (!acme) [ "[::]:80" ];
        backup_key_file = "${keys}/backup.key";
        # The server's own backups, also without a second disk; the timer's are beside them.
        backup_dir = mkForce "${config.services.bitpoll.dataDir}/backups";
        backup_keep_daily = 7;
        backup_keep_weekly = 4;
      };
      environmentFile = mkIf (!acme) "${keys}/settings";
      backup.enable = true;
      backup.location = "/var/backup/bitpoll";
    };
    # Only while the second disk is there, which may come and go.
    systemd.services.bitpoll-backup.unitConfig = {
      RequiresMountsFor = mkForce [ ];
      ConditionPathIsMountPoint = "/var/backup";
    };

    systemd.services.bitpoll-keys = {
      description = "Keys of this machine";
      before = [ "bitpoll.service" ];
      requiredBy = [ "bitpoll.service" ];
      serviceConfig = {
        Type = "oneshot";
        RemainAfterExit = true;
        User = "bitpoll";
        StateDirectory = "bitpoll-appliance";
        StateDirectoryMode = "0700";
        UMask = "0077";
        ExecStart = lib.getExe makeKeys;
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
    # What a machine with one disk and one program has no use for: the image is smaller without.
    boot.bcache.enable = false;
    services.lvm.enable = false;
    fonts.fontconfig.enable = false;
    security.sudo.enable = false;
    # The store is read-only, and /tmp is memory; what is written is /var, /etc for passwords, and the store by updates.
    security.protectKernelImage = true;
  };
}
