# `enable = true` and nothing else.
{
  nodes.machine =
    { pkgs, ... }:
    {
      services.bitpoll.enable = true;
      environment.systemPackages = [ pkgs.curl ];
    };
}
