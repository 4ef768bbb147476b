# A backup of one machine becomes the site of another; sealed, so that it holds the keys of links.
let
  machine =
    { pkgs, ... }:
    {
      services.bitpoll.enable = true;
      services.bitpoll.backup.enable = true;
      services.bitpoll.backup.keep = 1;
      services.bitpoll.credentials.backup_key = "/etc/backup.key";
      # A key for this test alone.
      environment.etc."backup.key".text = "kvDQTc_HtZ9Vuo9oOyqc5q-dC4kil6yygVoegWRFSek";
      environment.systemPackages = [ pkgs.curl ];
    };
in
{
  nodes = {
    old = machine;
    new = machine;
  };
}
