# Add the machine's own hardware-configuration.nix.
{
  nixpkgs.hostPlatform = "x86_64-linux";
  system.stateVersion = "26.05";

  services.bitpoll = {
    enable = true;
    tls.acme.enable = true;
    settings = {
      public_url = "https://polls.example.org";
      acme_contact = "admin@example.org";
    };
  };
}
