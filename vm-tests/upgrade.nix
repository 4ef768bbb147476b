# A database of the first release is served by this one.
{ bitpoll, ... }:
{
  nodes.machine =
    { pkgs, ... }:
    {
      services.bitpoll.enable = true;
      environment.systemPackages = [ pkgs.curl ];
      environment.etc."first.backup".source = "${bitpoll}/tests/releases/schema-1.backup";
    };
}
