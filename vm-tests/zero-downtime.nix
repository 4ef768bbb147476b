# A restart while people vote.
{
  nodes.machine =
    { pkgs, ... }:
    {
      services.bitpoll.enable = true;
      services.bitpoll.settings.limits_exempt = [ "127.0.0.0/8" ];
      environment.systemPackages = [ pkgs.curl ];
    };
}
