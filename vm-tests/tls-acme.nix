# Certificates from an authority (Pebble, as nixpkgs tests with it).
{
  nodes = {
    acme =
      { modulesPath, nodes, ... }:
      {
        imports = [ (modulesPath + "/../tests/common/acme/server") ];
        networking.hosts.${nodes.machine.networking.primaryIPAddress} = [ "polls.test" ];
      };
    machine =
      { nodes, ... }:
      {
        services.bitpoll = {
          enable = true;
          tls.acme.enable = true;
          settings = {
            public_url = "https://polls.test";
            acme_directory = "https://${nodes.acme.test-support.acme.caDomain}/dir";
          };
        };
        security.pki.certificateFiles = [ nodes.acme.test-support.acme.caCert ];
        networking.hosts."127.0.0.1" = [ "polls.test" ];
      };
    client =
      { nodes, pkgs, ... }:
      {
        environment.systemPackages = [ pkgs.curl ];
        networking.hosts.${nodes.machine.networking.primaryIPAddress} = [ "polls.test" ];
        security.pki.certificateFiles = [ nodes.acme.test-support.acme.caCert ];
      };
  };
}
