# A PostgreSQL on the same machine, by its socket and without a password.
{
  nodes.machine =
    { pkgs, ... }:
    {
      services.bitpoll.enable = true;
      services.bitpoll.database.createLocally = true;
      environment.systemPackages = [ pkgs.curl ];
    };
}
