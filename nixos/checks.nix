# What `nix flake check` looks at beside the virtual machines of vm-tests.
{ self, pkgs }:

let
  package = self.packages.${pkgs.stdenv.hostPlatform.system}.default;
  evaluated =
    settings:
    (self.inputs.nixpkgs.lib.nixosSystem {
      modules = [
        self.nixosModules.default
        {
          nixpkgs.hostPlatform = pkgs.stdenv.hostPlatform.system;
          boot.isContainer = true;
          system.stateVersion = "26.05";
          services.bitpoll = settings;
        }
      ];
    }).config;
  unit =
    name: settings:
    pkgs.writeText "${name}.service" (evaluated settings).systemd.units."bitpoll.service".text;
in
{
  inherit package;

  clippy = package.overrideAttrs (old: {
    pname = "bitpoll-clippy";
    nativeBuildInputs = old.nativeBuildInputs ++ [ pkgs.clippy ];
    buildPhase = "cargo clippy --offline --lib --bins -- -D warnings";
    doCheck = false;
    installPhase = "touch $out";
  });

  # The module with nothing and with everything on, as systemd reads and scores it.
  module = pkgs.runCommand "bitpoll-module" { nativeBuildInputs = [ pkgs.systemd ]; } ''
    cp ${unit "default" { enable = true; }} default.service
    cp ${unit "full" (import ../tests/nix/full.nix)} full.service
    systemd-analyze security --offline=true --threshold=6 default.service
    systemd-analyze security --offline=true --threshold=11 full.service
    touch $out
  '';
}
