//! A real directory, OpenLDAP's slapd, with people and groups.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tempfile::TempDir;

use super::identity_provider::there;

const SERVER: &str = "/usr/sbin/slapd";

/// Who is there: the password of everybody is `secret of` and their name.
const PEOPLE: &str = "dn: dc=city,dc=example
objectClass: dcObject
objectClass: organization
o: City
dc: city

dn: ou=people,dc=city,dc=example
objectClass: organizationalUnit
ou: people

dn: ou=groups,dc=city,dc=example
objectClass: organizationalUnit
ou: groups

dn: cn=polls,dc=city,dc=example
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: polls
userPassword: secret of polls

dn: uid=ada,ou=people,dc=city,dc=example
objectClass: inetOrgPerson
uid: ada
cn: Ada Lovelace
sn: Lovelace
mail: ada@city.example
userPassword: secret of ada

dn: uid=bob,ou=people,dc=city,dc=example
objectClass: inetOrgPerson
uid: bob
cn: Bob
sn: Bob
mail: bob@city.example
userPassword: secret of bob

dn: cn=staff,ou=groups,dc=city,dc=example
objectClass: groupOfNames
cn: staff
member: uid=ada,ou=people,dc=city,dc=example
member: uid=bob,ou=people,dc=city,dc=example

dn: cn=it,ou=groups,dc=city,dc=example
objectClass: posixGroup
cn: it
gidNumber: 100
memberUid: ada
";

/// A directory on ports and a socket of its own, ended with the test.
pub struct Directory {
    child: Child,
    files: TempDir,
    plain: u16,
    encrypted: u16,
}

impl Directory {
    /// Starts one; `None`, which is said once, if it is not installed.
    pub fn start() -> Option<Self> {
        if !there(Path::new(SERVER), "slapd (bin/setup installs it): LDAP") {
            return None;
        }
        let files = tempfile::tempdir().expect("a directory");
        let (plain, encrypted) = (port(), port());
        certificates(files.path());
        std::fs::create_dir(files.path().join("data")).expect("a directory");
        std::fs::write(files.path().join("people.ldif"), PEOPLE).expect("a file");
        std::fs::write(files.path().join("slapd.conf"), configuration(files.path())).expect("a file");
        let path = |name: &str| files.path().join(name).display().to_string();
        let mut fill = Command::new("/usr/sbin/slapadd");
        fill.args(["-q", "-f", &path("slapd.conf"), "-l", &path("people.ldif")]);
        let filled = fill.output().expect("slapadd runs");
        assert!(filled.status.success(), "{}", String::from_utf8_lossy(&filled.stderr));
        let socket = format!("ldapi://{}", path("socket").replace('/', "%2F"));
        let addresses = format!("ldap://127.0.0.1:{plain}/ ldaps://127.0.0.1:{encrypted}/ {socket}");
        let child = Command::new(SERVER)
            .args(["-d", "0", "-h", &addresses, "-f", &path("slapd.conf")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("slapd runs");
        let directory = Self { child, files, plain, encrypted };
        directory.wait();
        Some(directory)
    }

    fn wait(&self) {
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", self.plain)).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("slapd does not answer");
    }

    /// Path of a file: `ca.pem`, `other-ca.pem`, `polls.pem`, `polls.key`.
    pub fn file(&self, name: &str) -> String {
        self.files.path().join(name).display().to_string()
    }

    /// Its address without TLS.
    pub fn plain(&self) -> String {
        format!("ldap://localhost:{}", self.plain)
    }

    /// Its address with TLS.
    pub fn encrypted(&self) -> String {
        format!("ldaps://localhost:{}", self.encrypted)
    }

    /// The address of its socket.
    pub fn socket(&self) -> String {
        format!("ldapi://{}", self.file("socket").replace('/', "%2F"))
    }

    /// Changes entries, as LDIF.
    pub fn change(&self, ldif: &str) {
        let path = self.file("change.ldif");
        std::fs::write(&path, ldif).expect("a file");
        let changed = Command::new("ldapmodify")
            .args(["-x", "-H", &self.plain(), "-D", "cn=root,dc=city,dc=example", "-w", "root", "-f", &path])
            .output()
            .expect("ldapmodify runs");
        assert!(changed.status.success(), "{}", String::from_utf8_lossy(&changed.stderr));
    }

    /// Ends it as a crash would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        self.kill();
    }
}

fn port() -> u16 {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its number").port()
}

/// Nobody reads anything but the account of the site, and people their own entry.
fn configuration(files: &Path) -> String {
    let me = (rustix::process::getuid().as_raw(), rustix::process::getgid().as_raw());
    let files = files.display();
    let service = "cn=polls,dc=city,dc=example";
    format!(
        "include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/nis.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {files}/pid
TLSCACertificateFile {files}/ca.pem
TLSCertificateFile {files}/server.pem
TLSCertificateKeyFile {files}/server.key
TLSVerifyClient try
authz-regexp gidNumber={gid}\\\\+uidNumber={uid},cn=peercred,cn=external,cn=auth {service}
authz-regexp cn=polls {service}
database mdb
suffix dc=city,dc=example
directory {files}/data
rootdn cn=root,dc=city,dc=example
rootpw root
index uid,member,memberUid eq
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact={service} read by self read by anonymous auth by * none
",
        uid = me.0,
        gid = me.1
    )
}

fn certificates(files: &Path) {
    let authority = |name: &str| {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("a certificate")
    };
    let write = |name: &str, text: &str| std::fs::write(files.join(name), text).expect("a file");
    let (ours, other) = (authority("Ours"), authority("Another"));
    write("ca.pem", &ours.pem());
    write("other-ca.pem", &other.pem());
    for (file, name) in [("server", "localhost"), ("polls", "polls")] {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new([name.to_owned()]).expect("a name");
        params.distinguished_name = rcgen::DistinguishedName::new();
        params.distinguished_name.push(DnType::CommonName, name);
        write(&format!("{file}.pem"), &params.signed_by(&key, &ours).expect("a certificate").pem());
        write(&format!("{file}.key"), &key.serialize_pem());
    }
}
