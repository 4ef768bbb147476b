{
  description = "Polls and meeting scheduling that any small organisation can run itself";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      inherit (nixpkgs) lib;
      linux = [
        "x86_64-linux"
        "aarch64-linux"
      ];
      developers = linux ++ [ "aarch64-darwin" ];
      forEach = systems: make: lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
      appliance =
        system:
        lib.nixosSystem {
          modules = [
            self.nixosModules.default
            ./nixos/appliance
            { nixpkgs.hostPlatform = system; }
          ];
        };
    in
    {
      packages = forEach developers (
        pkgs:
        {
          default = pkgs.callPackage ./nixos/package.nix { };
        }
        // lib.optionalAttrs pkgs.stdenv.hostPlatform.isLinux (
          let
            inherit (pkgs.stdenv.hostPlatform) system;
            inherit ((appliance system).config.system.build) images;
          in
          {
            static = pkgs.pkgsStatic.callPackage ./nixos/package.nix { };
            oci = pkgs.callPackage ./nixos/oci.nix { bitpoll = self.packages.${system}.static; };
            appliance-qcow2 = images.qemu-efi;
            appliance-raw-efi = images.raw-efi;
            appliance-iso = images.iso;
          }
        )
      );

      # `nix run` serves; `nix run .#bitpoll-manage -- createsuperuser` takes the commands of the Django Bitpoll.
      apps = forEach developers (
        pkgs:
        let
          bitpoll = self.packages.${pkgs.stdenv.hostPlatform.system}.default;
          app = program: description: {
            type = "app";
            program = lib.getExe program;
            meta.description = description;
          };
        in
        rec {
          default = serve;
          serve = app (pkgs.writeShellScriptBin "bitpoll-serve" ''
            exec ${lib.getExe bitpoll} serve "$@"
          '') "Serves polls on http://127.0.0.1:8080";
          bitpoll-manage = app (pkgs.callPackage ./nixos/manage.nix {
            inherit bitpoll;
          }) "Takes the management commands of the Django Bitpoll";
        }
      );

      devShells = forEach developers (pkgs: {
        default = pkgs.callPackage ./nixos/shell.nix { };
      });

      checks = forEach linux (
        pkgs: import ./nixos/checks.nix { inherit self pkgs; } // import ./vm-tests { inherit self pkgs; }
      );

      nixosModules = {
        default = ./nixos/module.nix;
        bitpoll = self.nixosModules.default;
      };

      overlays.default = final: _: { bitpoll = final.callPackage ./nixos/package.nix { }; };

      nixosConfigurations.appliance = appliance "x86_64-linux";

      formatter = forEach developers (pkgs: pkgs.nixfmt-tree);

      templates.default = {
        path = ./nixos/templates/server;
        description = "A server with polls on it, and nothing else";
      };
    };
}
