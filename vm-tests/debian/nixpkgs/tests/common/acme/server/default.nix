# Stands for nixpkgs' own fixture of this name: an authority (Debian's Pebble) that the test trusts.
{ lib, pkgs, ... }:
let
  domain = "acme.test";
  certificates = pkgs.runCommand "acme-certificates" { } ''
    mkdir $out && cd $out
    key="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650"
    openssl req -x509 $key -subj "/CN=Authority of the test" -keyout ca.key -out ca.pem 2>/dev/null
    openssl req -x509 $key -subj /CN=${domain} -addext subjectAltName=DNS:${domain} -addext basicConstraints=CA:FALSE \
      -CA ca.pem -CAkey ca.key -keyout own.key -out own.pem 2>/dev/null
  '';
  settings.pebble = {
    listenAddress = "0.0.0.0:443";
    managementListenAddress = "0.0.0.0:15000";
    certificate = "${certificates}/own.pem";
    privateKey = "${certificates}/own.key";
    httpPort = 80;
    tlsPort = 443;
    ocspResponderURL = "";
    externalAccountBindingRequired = false;
  };
in
{
  options.test-support.acme = {
    caDomain = lib.mkOption {
      type = lib.types.str;
      default = domain;
    };
    caCert = lib.mkOption {
      type = lib.types.path;
      default = "${certificates}/ca.pem";
    };
  };

  config = {
    networking.hostName = "acme";
    networking.domain = "test";
    systemd.services.pebble = {
      description = "Authority of the test";
      wantedBy = [ "multi-user.target" ];
      environment.PEBBLE_VA_NOSLEEP = "1";
      environment.PEBBLE_WFE_NONCEREJECT = "0";
      serviceConfig.ExecStart = "/usr/bin/pebble -config ${pkgs.writeText "pebble.json" (builtins.toJSON settings)}";
    };
  };
}
