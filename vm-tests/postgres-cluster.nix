# Two nodes on one database behind a load balancer.
let
  node =
    { ... }:
    {
      services.bitpoll = {
        enable = true;
        openFirewall = true;
        secretKeyFile = "/etc/bitpoll-key";
        allowedHosts = [ "*" ];
        settings = {
          database = "postgres://bitpoll@database/bitpoll";
          limits_exempt = [ "192.168.0.0/16" ];
        };
      };
      # A key for this test alone.
      environment.etc."bitpoll-key".text = "cG9sbHMtb2YtYS1jbHVzdGVyLW9mLXRlc3RzLTEyMzQ";
    };
in
{
  nodes = {
    database = {
      networking.firewall.allowedTCPPorts = [ 5432 ];
      services.postgresql = {
        enable = true;
        enableTCPIP = true;
        ensureDatabases = [ "bitpoll" ];
        ensureUsers = [
          {
            name = "bitpoll";
            ensureDBOwnership = true;
          }
        ];
        # The network of the test alone.
        authentication = "host bitpoll bitpoll 192.168.0.0/16 trust";
      };
    };
    one = node;
    two = node;
    balancer =
      { pkgs, ... }:
      {
        environment.systemPackages = [ pkgs.curl ];
        services.nginx = {
          enable = true;
          upstreams.polls.servers = {
            "one:8080" = { };
            "two:8080" = { };
          };
          virtualHosts.default.locations."/" = {
            proxyPass = "http://polls";
            recommendedProxySettings = true;
            # A node that is gone says nothing: nginx would wait for a minute before it asks the other one.
            extraConfig = "proxy_connect_timeout 2s;";
          };
        };
      };
  };
}
