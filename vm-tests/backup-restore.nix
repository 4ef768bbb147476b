# A backup of one machine becomes the site of another.
let
  machine =
    { pkgs, ... }:
    {
      services.bitpoll.enable = true;
      services.bitpoll.backup.enable = true;
      environment.systemPackages = [ pkgs.curl ];
    };
in
{
  nodes = {
    old = machine;
    new = machine;
  };
}
