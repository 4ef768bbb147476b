# Tests in virtual machines: `nix flake check`, or `nix build .#checks.x86_64-linux.single`. Each is NAME.nix, the
# machines, and NAME.py, what is done to them; lib.py comes before each script.
{ self, pkgs }:

let
  inherit (pkgs) lib;
  names = [
    "single"
    "tls-acme"
    "postgres-cluster"
    "postgres-local"
    "backup-restore"
    "upgrade"
    "zero-downtime"
    "appliance"
    "hardening"
    "oidc-ldap"
  ];
  test =
    name:
    pkgs.testers.runNixOSTest {
      inherit name;
      imports = [ (./. + "/${name}.nix") ];
      defaults.imports = [ self.nixosModules.default ];
      _module.args.bitpoll = self;
      testScript = builtins.readFile ./lib.py + builtins.readFile (./. + "/${name}.py");
    };
in
lib.genAttrs names test
