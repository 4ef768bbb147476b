# `services.bitpoll`: polls and meeting scheduling. `enable = true` is enough; `settings` takes every option of
# the program (docs/admin/configure.md).
{
  config,
  lib,
  pkgs,
  ...
}:
let
  inherit (lib) concatStringsSep getExe mapAttrsToList mkDefault mkEnableOption mkIf mkMerge mkOption;
  inherit (lib) optional optionals types;
  cfg = config.services.bitpoll;
  schema = import ./schema.nix {
    inherit lib;
    schema = lib.importJSON ../docs/config.schema.json;
  };

  settings = lib.filterAttrs (_: value: value != null) cfg.settings;
  configFile = import ./config-file.nix {
    inherit lib pkgs settings credentials;
    inherit (cfg) package environmentFile;
  };

  # A path that is outside of the store when it is used.
  outside = types.pathWith { inStore = false; absolute = true; };

  credentials =
    cfg.credentials
    // lib.optionalAttrs (cfg.secretKeyFile != null) { secret_key = cfg.secretKeyFile; }
    // lib.optionalAttrs (cfg.adminPasswordFile != null) { admin_password = cfg.adminPasswordFile; };
  loaded = mapAttrsToList (name: path: "bitpoll.${name}:${path}") credentials;
  sandbox = writable: import ./sandbox.nix { inherit lib outgoing writable; };
  # How often the timer makes backups, so that the site can warn when one is missing; what is hard to tell is taken as seldom.
  every =
    if builtins.match "minutely|hourly|daily|([*]-[*]-[*] )?[0-9*:,/.]+" cfg.backup.schedule != null then "day"
    else if builtins.match "weekly|[A-Z][A-Za-z,.]*( [*]-[*]-[*])?( [0-9*:,/.]+)?" cfg.backup.schedule != null then "week"
    else "month";
  tooSeldom = builtins.match "(semi-?|bi-?)?annually|yearly|quarterly|[*0-9]+-[0-9].*" cfg.backup.schedule != null;

  secretHere = path:
    "${path} is a secret, and everybody could read it in the store: give it as a file in services.bitpoll.credentials.";
  strange = name:
    "services.bitpoll.credentials.${name} is no secret of bitpoll; these are: ${concatStringsSep ", " schema.credentials}.";
  inState = cfg.dataDir == "/var/lib/bitpoll";
  localDatabase = cfg.database.createLocally;
  host = builtins.head (builtins.match "https?://([^/:]+).*" (settings.public_url or "http://localhost"));
  address = if cfg.openFirewall then "[::]" else "127.0.0.1";
  acme = cfg.tls.acme.enable;
  proxied = cfg.nginx.enable || cfg.caddy.enable;

  # What makes the program ask other machines. Without it the service has no network but the sockets it is given.
  outgoing =
    lib.any (name: settings.${name} or [ ] != [ ] || cfg.credentials ? ${name}) [
      "acme_directory"
      "database_file"
      "error_report_url"
      "error_report_url_file"
      "ldap"
      "ldap_file"
      "oidc"
      "oidc_file"
      "smtp_host"
    ]
    || lib.hasPrefix "postgres" (settings.database or "") && !localDatabase
    || cfg.credentials ? database
    || cfg.environmentFile != null;

  environment = optional (cfg.environmentFile != null) cfg.environmentFile;
  program = "${getExe cfg.package} --config ${configFile}";
  command = import ./command.nix {
    inherit lib pkgs program;
    inherit (cfg) user group environmentFile;
    credentials = loaded;
  };
in
{
  options.services.bitpoll = {
    enable = mkEnableOption "bitpoll, polls and meeting scheduling";

    package = mkOption {
      type = types.package;
      default = pkgs.bitpoll or (pkgs.callPackage ./package.nix { });
      defaultText = lib.literalExpression "pkgs.bitpoll";
      description = "The program.";
    };

    port = mkOption {
      type = types.port;
      default = 8080;
      description = "Port on which the site answers: on loopback, or on every address with `openFirewall`.";
    };

    openFirewall = mkEnableOption "answering other machines, without a proxy on this one";

    allowedHosts = mkOption {
      type = types.listOf types.str;
      default = [ ];
      example = [ "polls.example.org" ];
      description = "Host names that are answered; the one of `settings.public_url` if this is empty.";
    };

    dataDir = mkOption {
      type = types.path;
      default = "/var/lib/bitpoll";
      description = "Directory of everything that the server keeps.";
    };

    user = mkOption {
      type = types.str;
      default = "bitpoll";
      description = "User that runs the program; it is made if it has this name.";
    };

    group = mkOption {
      type = types.str;
      default = "bitpoll";
      description = "Group that runs the program; it is made if it has this name.";
    };

    secretKeyFile = mkOption {
      type = types.nullOr outside;
      default = null;
      example = "/run/agenix/bitpoll-secret-key";
      description = "File of the keys behind links that give a right. Without one the program makes one in `dataDir`.";
    };

    settings = mkOption {
      type = types.submodule { freeformType = (pkgs.formats.toml { }).type; };
      default = { };
      example = {
        public_url = "https://polls.example.org";
        smtp_host = "mail.example.org";
      };
      description = ''
        The program's configuration, checked against its schema when the system is evaluated and by
        `bitpoll config check` when it is built. Secrets belong into `credentials`.
      '';
    };

    credentials = mkOption {
      type = types.attrsOf outside;
      default = { };
      example.smtp_password = "/run/agenix/smtp-password";
      description = ''
        Files with secrets, by the option that they give: `smtp_password`, `database`, `oidc.<id>.client_secret` …
        systemd hands them to the service alone.
      '';
    };

    environmentFile = mkOption {
      type = types.nullOr outside;
      default = null;
      description = "File of further settings as environment, `BITPOLL_SMTP_PASSWORD=…` a line.";
    };

    adminPasswordFile = mkOption {
      type = types.nullOr outside;
      default = null;
      description = ''
        File with the password of the account `settings.admin_username` ("admin"), which is made while nobody runs
        the site. Without one the log has a code that opens the page that makes it.
      '';
    };

    database.createLocally = mkEnableOption "a PostgreSQL database on this machine, instead of SQLite";

    nginx.enable = mkEnableOption "a virtual host of nginx for the host of `settings.public_url`";
    caddy.enable = mkEnableOption "a virtual host of Caddy for the host of `settings.public_url`";

    tls.acme.enable = mkEnableOption ''
      certificates that the program itself asks Let's Encrypt for (or `settings.acme_directory`; their terms are
      agreed to), on ports 443 and 80'';

    backup = {
      enable = mkEnableOption "backups by a timer, instead of those that the server makes";
      schedule = mkOption {
        type = types.str;
        default = "daily";
        description = "When, as {manpage}`systemd.time(7)` has it.";
      };
      keep = mkOption {
        type = types.ints.positive;
        default = 14;
        description = "How many of the timer's are kept.";
      };
      location = mkOption {
        type = types.path;
        default = "/var/backup/bitpoll";
        description = "Directory of the backups; best on another disk.";
      };
    };
  };

  config = mkIf cfg.enable {
    assertions =
      map (message: { assertion = false; inherit message; }) (
        schema.problems "services.bitpoll.settings" settings
        ++ map secretHere (schema.secrets "services.bitpoll.settings" settings)
        ++ map strange (builtins.filter (name: !schema.isCredential name) (builtins.attrNames cfg.credentials))
        ++ optional (localDatabase && cfg.user != "bitpoll")
          "services.bitpoll.database.createLocally makes the database of the user bitpoll, but services.bitpoll.user is ${cfg.user}."
        ++ optional (cfg.backup.enable && tooSeldom)
          "services.bitpoll.backup.schedule is ${cfg.backup.schedule}: the site warns when there is none for two months; monthly is the least."
        ++ optional ((proxied || acme) && !(settings ? public_url))
          "services.bitpoll.settings.public_url must say under which address people reach the site, such as https://polls.example.org."
        ++ optional (proxied && (acme || cfg.openFirewall))
          "services.bitpoll: a proxy on this machine ends TLS; nginx.enable or caddy.enable exclude tls.acme.enable and openFirewall."
      );

    services.bitpoll.settings = mkMerge [
      {
        listen = mkDefault [ "${address}:${toString cfg.port}" ];
        data_dir = cfg.dataDir;
        log = mkDefault "journald";
      }
      (mkIf (cfg.allowedHosts != [ ]) { allowed_hosts = cfg.allowedHosts; })
      (mkIf (cfg.adminPasswordFile != null) { admin_username = mkDefault "admin"; })
      (mkIf localDatabase { database = "postgres:///bitpoll?host=/run/postgresql"; })
      (mkIf cfg.backup.enable {
        # The timer makes them instead of the server.
        backup_dir = cfg.backup.location;
        backup_keep_hourly = mkDefault 0;
        backup_keep_daily = mkDefault 0;
        backup_keep_weekly = mkDefault 0;
      })
      (mkIf proxied {
        trusted_proxies = [ "127.0.0.1" "::1" ];
      })
      (mkIf acme {
        listen = [ "[::]:443" ];
        http_redirect_listen = [ "[::]:80" ];
        acme_directory = mkDefault "letsencrypt";
      })
    ];

    users.users = mkIf (cfg.user == "bitpoll") {
      bitpoll = {
        isSystemUser = true;
        inherit (cfg) group;
        home = cfg.dataDir;
      };
    };
    users.groups = mkIf (cfg.group == "bitpoll") { bitpoll = { }; };

    environment.systemPackages = [ command ];
    networking.firewall.allowedTCPPorts =
      optional cfg.openFirewall cfg.port ++ optionals acme [ 80 443 ];

    services.postgresql = mkIf localDatabase {
      enable = true;
      ensureDatabases = [ "bitpoll" ];
      ensureUsers = [
        {
          name = "bitpoll";
          ensureDBOwnership = true;
        }
      ];
    };

    services.nginx = mkIf cfg.nginx.enable {
      enable = true;
      virtualHosts.${host}.locations."/" = {
        proxyPass = "http://127.0.0.1:${toString cfg.port}";
        recommendedProxySettings = true;
        # Open pages are told of changes as they happen.
        extraConfig = "proxy_buffering off; proxy_read_timeout 1h;";
      };
    };
    services.caddy = mkIf cfg.caddy.enable {
      enable = true;
      virtualHosts.${host}.extraConfig = "reverse_proxy 127.0.0.1:${toString cfg.port}";
    };

    # The ports stay open while the program is restarted, and it needs no right to open them.
    systemd.sockets = {
      bitpoll = {
        description = "Where bitpoll answers";
        wantedBy = [ "sockets.target" ];
        listenStreams = map (lib.removePrefix "unix:") settings.listen;
        socketConfig.NoDelay = true;
      };
      bitpoll-redirect = mkIf (settings.http_redirect_listen or [ ] != [ ]) {
        description = "Where bitpoll sends people on to TLS";
        wantedBy = [ "sockets.target" ];
        listenStreams = settings.http_redirect_listen;
        socketConfig = {
          Service = "bitpoll.service";
          FileDescriptorName = "redirect";
        };
      };
    };

    systemd.services.bitpoll = {
      description = "Polls and meeting scheduling";
      wantedBy = [ "multi-user.target" ];
      requires = [ "bitpoll.socket" ] ++ optional localDatabase "postgresql.target";
      after =
        [ "bitpoll.socket" ] ++ optional localDatabase "postgresql.target" ++ optional outgoing "network-online.target";
      wants = optional outgoing "network-online.target";
      serviceConfig = {
        Type = "notify";
        ExecStart = "${program} serve";
        ExecReload = "${pkgs.coreutils}/bin/kill -HUP $MAINPID";
        WatchdogSec = 30;
        Restart = "on-failure";
        RestartSec = 2;
        User = cfg.user;
        Group = cfg.group;
        UMask = "0077";
        StateDirectory = mkIf inState "bitpoll";
        StateDirectoryMode = "0700";
        WorkingDirectory = cfg.dataDir;
        LoadCredential = loaded;
        EnvironmentFile = environment;
      }
      # Backups may be on a disk that is not there.
      // sandbox (optional (!inState) cfg.dataDir ++ optional cfg.backup.enable "-${cfg.backup.location}");
    };

    systemd.services.bitpoll-backup = mkIf cfg.backup.enable {
      description = "Backup of bitpoll";
      after = [ "bitpoll.service" ];
      startAt = cfg.backup.schedule;
      unitConfig.RequiresMountsFor = [ cfg.backup.location ];
      serviceConfig = {
        Type = "oneshot";
        ExecStartPre = "+${pkgs.coreutils}/bin/install -d -m 0700 -o ${cfg.user} -g ${cfg.group} ${cfg.backup.location}";
        ExecStart = "${program} backup --quiet --every ${every} --keep ${toString cfg.backup.keep} ${cfg.backup.location}";
        User = cfg.user;
        Group = cfg.group;
        UMask = "0077";
        LoadCredential = loaded;
        EnvironmentFile = environment;
      }
      // sandbox [
        cfg.dataDir
        "-${cfg.backup.location}"
      ];
    };

    # A machine that is off at that hour makes it up.
    systemd.timers.bitpoll-backup = mkIf cfg.backup.enable { timerConfig.Persistent = true; };

    systemd.tmpfiles.settings.bitpoll = lib.genAttrs (
      optional (!inState) cfg.dataDir ++ optional cfg.backup.enable cfg.backup.location
    ) (_: { d = { mode = "0700"; inherit (cfg) user group; }; });
  };
}
