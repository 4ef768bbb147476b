{
  description = "A server with polls";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    bitpoll.url = "git+https://polls.example.org/bitpoll.git";
  };

  outputs =
    { nixpkgs, bitpoll, ... }:
    {
      nixosConfigurations.polls = nixpkgs.lib.nixosSystem {
        modules = [
          bitpoll.nixosModules.default
          ./configuration.nix
        ];
      };
    };
}
