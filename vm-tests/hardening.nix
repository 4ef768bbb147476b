# How much of the machine the service could do harm to, as systemd reckons it (0 is nothing).
{
  nodes = {
    plain.services.bitpoll.enable = true;
    full.services.bitpoll = {
      enable = true;
      settings = {
        mail_from = "polls@example.org";
        smtp_host = "127.0.0.1";
        smtp_security = "none";
      };
    };
  };
}
