# People of a directory (OpenLDAP) and of a provider of identities (Dex) sign in.
{
  nodes.machine =
    { pkgs, ... }:
    {
      environment.systemPackages = [ pkgs.curl ];
      environment.etc = {
        "secrets/bind".text = "notapassword";
        "secrets/client".text = "oidcclientsecret";
        "dex/client".text = "oidcclientsecret";
      };
      services.bitpoll = {
        enable = true;
        credentials = {
          "ldap.club.bind_password" = "/etc/secrets/bind";
          "oidc.dex.client_secret" = "/etc/secrets/client";
        };
        settings = {
          public_url = "http://127.0.0.1:8080";
          ldap = [
            {
              id = "club";
              name = "Club";
              url = "ldap://127.0.0.1";
              unencrypted = true;
              bind_dn = "cn=root,dc=example";
              base_dn = "ou=users,dc=example";
            }
          ];
          oidc = [
            {
              id = "dex";
              name = "Dex";
              issuer = "http://127.0.0.1:5556/dex";
              client_id = "polls";
            }
          ];
        };
      };
      services.dex = {
        enable = true;
        settings = {
          issuer = "http://127.0.0.1:5556/dex";
          storage.type = "memory";
          web.http = "127.0.0.1:5556";
          oauth2.skipApprovalScreen = true;
          staticClients = [
            {
              id = "polls";
              name = "Polls";
              redirectURIs = [ "http://127.0.0.1:8080/auth/openid/dex/callback/" ];
              secretFile = "/etc/dex/client";
            }
          ];
          connectors = [
            {
              type = "mockPassword";
              id = "mock";
              name = "Example";
              config = {
                username = "admin";
                password = "password";
              };
            }
          ];
        };
      };
      services.openldap = {
        enable = true;
        urlList = [ "ldap://127.0.0.1" ];
        settings.children = {
          "cn=schema".includes = map (name: "${pkgs.openldap}/etc/schema/${name}.ldif") [
            "core"
            "cosine"
            "inetorgperson"
          ];
          "olcDatabase={1}mdb".attrs = {
            objectClass = [
              "olcDatabaseConfig"
              "olcMdbConfig"
            ];
            olcDatabase = "{1}mdb";
            olcDbDirectory = "/var/lib/openldap/data";
            olcSuffix = "dc=example";
            olcRootDN = "cn=root,dc=example";
            olcRootPW = "notapassword";
          };
        };
        declarativeContents."dc=example" = ''
          dn: dc=example
          objectClass: domain
          dc: example

          dn: ou=users,dc=example
          objectClass: organizationalUnit
          ou: users

          dn: uid=ada,ou=users,dc=example
          objectClass: inetOrgPerson
          uid: ada
          cn: Ada Lovelace
          sn: Lovelace
          mail: ada@example.org
          userPassword: difference-engine
        '';
      };
    };
}
