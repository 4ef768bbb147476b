# Everything on that can be on together.
{
  enable = true;
  port = 8081;
  dataDir = "/srv/polls";
  secretKeyFile = "/run/secrets/bitpoll-key";
  environmentFile = "/run/secrets/bitpoll.env";
  credentials = {
    smtp_password = "/run/secrets/smtp";
    "oidc.uni.client_secret" = "/run/secrets/oidc";
    "ldap.club.bind_password" = "/run/secrets/ldap";
  };
  adminPasswordFile = "/run/secrets/admin";
  database.createLocally = true;
  tls.acme.enable = true;
  backup.enable = true;
  settings = {
    public_url = "https://polls.example.org";
    acme_contact = "admin@example.org";
    mail_from = "polls@example.org";
    smtp_host = "mail.example.org";
    smtp_user = "polls";
    oidc = [
      {
        id = "uni";
        name = "University";
        issuer = "https://id.example.org";
        client_id = "polls";
      }
    ];
    ldap = [
      {
        id = "club";
        name = "Club";
        url = "ldaps://ldap.example.org";
        base_dn = "ou=people,dc=example,dc=org";
        bind_dn = "cn=polls,dc=example,dc=org";
      }
    ];
  };
}
