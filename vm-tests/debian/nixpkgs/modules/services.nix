# Stands for nixpkgs' modules of services that tests have beside the site, as far as the tests ask for them: with Debian's
# programs. Debian has no Dex; what stands for it says who it is and no more.
{ config, lib, pkgs, ... }:
let
  ldap = config.services.openldap;
  database = ldap.settings.children."olcDatabase={1}mdb".attrs;
  slapd = pkgs.writeText "slapd.conf" ''
    include /etc/ldap/schema/core.schema
    include /etc/ldap/schema/cosine.schema
    include /etc/ldap/schema/inetorgperson.schema
    modulepath /usr/lib/ldap
    moduleload back_mdb
    database mdb
    suffix "${database.olcSuffix}"
    rootdn "${database.olcRootDN}"
    rootpw ${database.olcRootPW}
    directory ${database.olcDbDirectory}
  '';
  people = pkgs.writeText "people.ldif" ldap.declarativeContents.${database.olcSuffix};

  issuer = config.services.dex.settings.issuer;
  provider = builtins.head (builtins.match "https?://[^/]*(/.*)" issuer);
  says = pkgs.writeText "openid-configuration" (
    builtins.toJSON {
      inherit issuer;
      authorization_endpoint = "${issuer}/auth";
      token_endpoint = "${issuer}/token";
      jwks_uri = "${issuer}/keys";
      response_types_supported = [ "code" ];
      subject_types_supported = [ "public" ];
      id_token_signing_alg_values_supported = [ "RS256" ];
    }
  );
  keys = pkgs.writeText "keys" (builtins.toJSON { keys = [ ]; });
  nginx = server: pkgs.writeText "nginx.conf" ''
    daemon off;
    error_log stderr;
    events { }
    http { access_log off; ${server} }
  '';

  proxy = config.services.nginx;
  upstream = name: one: "upstream ${name} { ${lib.concatMapStringsSep " " (address: "server ${address};") (builtins.attrNames one.servers)} }";
  virtual = host: "server { listen 80; location / { proxy_pass ${host.locations."/".proxyPass}; proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto $scheme; ${host.locations."/".extraConfig or ""} } }";

  postgres = config.services.postgresql;
  cluster = "/var/lib/postgresql/data";
  makeCluster = pkgs.writeShellScriptBin "make-cluster" ''
    set -e
    PATH=$(echo /usr/lib/postgresql/*/bin):$PATH
    [ -e ${cluster} ] && exit
    initdb --auth=peer --no-sync -D ${cluster} >/dev/null
    { echo 'local all postgres peer'; printf '%s\n' ${lib.escapeShellArg (postgres.authentication or "")} 'local all all peer'; } >${cluster}/pg_hba.conf
    echo "unix_socket_directories = '/run/postgresql'" >>${cluster}/postgresql.conf
    ${lib.optionalString (postgres.enableTCPIP or false) ''echo "listen_addresses = '*'" >>${cluster}/postgresql.conf''}
  '';
  makeDatabases = pkgs.writeShellScriptBin "make-databases" ''
    ${lib.concatMapStringsSep "\n" (user: "createuser ${user.name} && createdb -O ${user.name} ${user.name} || true") postgres.ensureUsers}
  '';
in
{
  config = lib.mkMerge [
    (lib.mkIf (config.services.openldap.enable or false) {
      systemd.services.openldap = {
        description = "Directory";
        wantedBy = [ "multi-user.target" ];
        serviceConfig = {
          Type = "notify";
          NotifyAccess = "all";
          StateDirectory = "openldap openldap/data";
          ExecStartPre = [
            "/usr/sbin/slapadd -f ${slapd} -l ${people}"
          ];
          ExecStart = "/usr/sbin/slapd -d 0 -h ldap://127.0.0.1 -f ${slapd}";
        };
      };
    })
    (lib.mkIf (config.services.dex.enable or false) {
      systemd.services.dex = {
        description = "What stands for Dex";
        wantedBy = [ "multi-user.target" ];
        serviceConfig.ExecStart = "/usr/sbin/nginx -c ${
          nginx ''
            server {
              listen ${config.services.dex.settings.web.http};
              location = ${provider}/.well-known/openid-configuration { default_type application/json; alias ${says}; }
              location = ${provider}/keys { default_type application/json; alias ${keys}; }
            }
          ''
        }";
      };
    })
    (lib.mkIf (config.services.nginx.enable or false) {
      systemd.services.nginx = {
        description = "Proxy";
        wantedBy = [ "multi-user.target" ];
        serviceConfig.ExecStart = "/usr/sbin/nginx -c ${
          nginx (
            builtins.concatStringsSep "\n" (
              lib.mapAttrsToList upstream (proxy.upstreams or { })
              ++ map virtual (builtins.attrValues proxy.virtualHosts)
            )
          )
        }";
      };
    })
    (lib.mkIf (config.services.postgresql.enable or false) {
      systemd.targets.postgresql = {
        requires = [ "postgresql.service" ];
        after = [ "postgresql.service" ];
        wantedBy = [ "multi-user.target" ];
      };
      systemd.services.postgresql = {
        description = "Database";
        serviceConfig = {
          Type = "notify";
          User = "postgres";
          RuntimeDirectory = "postgresql";
          ExecStartPre = lib.getExe makeCluster;
          ExecStart = "/bin/sh -c 'exec /usr/lib/postgresql/*/bin/postgres -D ${cluster}'";
          ExecStartPost = lib.getExe makeDatabases;
        };
      };
    })
  ];
}
