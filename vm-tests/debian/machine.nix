# What NixOS would make of the machines of a test, for a Debian root: a directory for each of them, whose `machine.json` has
# units, users, files and programs. `vm-tests/debian/run.py` puts them there.
{
  test,
  program,
  stamp,
}:

let
  packages = import ./packages.nix { inherit program stamp; };
  nixos = import ../../tests/nix/evaluate.nix { pkgs = packages; };
  inherit (nixos) lib;
  inherit (builtins)
    attrNames
    isAttrs
    isFunction
    mapAttrs
    toJSON
    ;

  given = import (../. + "/${test}.nix");
  # The repository is a text here: Nix would copy all of it, with what was built.
  nodesOf = (if isFunction given then given { bitpoll = toString ../..; } else given).nodes;

  # As the driver gives them.
  addresses = builtins.listToAttrs (
    lib.imap0 (at: name: {
      inherit name;
      value = "192.168.1.${toString (at + 1)}";
    }) (attrNames nodesOf)
  );

  nodes = mapAttrs (
    name: module:
    let
      made =
        nixos.system
          {
            inherit nodes;
            modulesPath = toString ./nixpkgs/modules;
          }
          [
            ./nixpkgs/modules/services.nix
            ../../nixos/module.nix
            {
              networking.hostName = lib.mkDefault name;
              networking.primaryIPAddress = addresses.${name};
            }
            module
          ];
    in
    if made.failed == [ ] then made.config else throw (toString made.failed)
  ) nodesOf;

  # Where there may be nothing.
  table = set: if isAttrs set then set else { };
  list = value: if value == { } then [ ] else value;

  describe =
    config:
    let
      services = table (config.systemd.services or { });
      on = lib.filterAttrs (_: unit: unit.enable or true);
      suffixed =
        suffix: render: units:
        builtins.listToAttrs (
          map (name: {
            name = "${name}.${suffix}";
            value = render units.${name};
          }) (attrNames units)
        );
    in
    {
      units =
        suffixed "service" nixos.service (on services)
        // suffixed "timer" (given: given) (
          mapAttrs (name: unit: nixos.timer unit (config.systemd.timers.${name} or { })) (
            lib.filterAttrs (_: unit: unit ? startAt) services
          )
        )
        // suffixed "socket" nixos.socket (table (config.systemd.sockets or { }))
        // suffixed "target" nixos.target (table (config.systemd.targets or { }));
      masked = map (name: "${name}.service") (
        attrNames (lib.filterAttrs (_: unit: !(unit.enable or true)) services)
      );
      host = config.networking.hostName;
      domain = config.networking.domain or "";
      address = config.networking.primaryIPAddress;
      hosts = table (config.networking.hosts or { });
      users = mapAttrs (_: user: { inherit (user) group home; }) (table (config.users.users or { }));
      groups = attrNames (table (config.users.groups or { }));
      tmpfiles = builtins.foldl' (all: one: all // one) { } (
        builtins.attrValues (table (config.systemd.tmpfiles.settings or { }))
      );
      programs = map toString (list (config.environment.systemPackages or { }));
      etc = mapAttrs (
        name: file: if file ? text then packages.writeText (baseNameOf name) file.text else file.source
      ) (table (config.environment.etc or { }));
      authorities = map toString (list (config.security.pki.certificateFiles or { }));
      program = lib.getExe packages.bitpoll;
    };
in
mapAttrs (name: config: packages.writeText "machine-${name}" (toJSON (describe config))) nodes
