//! Commands that run the site, by the real binary: alone, beside a server, and on PostgreSQL.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};

use bitpoll::store::migrate::MIGRATIONS;
use tempfile::TempDir;

use crate::cli::{Ended, bitpoll, ended, place};
use crate::support::db::TestStore;

/// Where commands find their data.
struct Site {
    place: TempDir,
    /// An address of PostgreSQL.
    database: Option<String>,
}

impl Site {
    fn command(&self, args: &[&str]) -> Command {
        let mut command = bitpoll(&self.place, args);
        if let Some(database) = &self.database {
            command.env("BITPOLL_DATABASE", database);
        }
        command
    }

    fn ask(&self, args: &[&str], input: &str) -> Ended {
        ended(&mut self.command(args), input)
    }

    /// What a command prints that works.
    fn told(&self, args: &[&str], input: &str) -> String {
        let done = self.ask(args, input);
        assert_eq!(done.code, Some(0), "{args:?}: {}", done.err);
        done.out
    }

    fn refused(&self, args: &[&str]) -> String {
        let done = self.ask(args, "");
        assert_eq!(done.code, Some(1), "{args:?}: {}", done.out);
        done.err
    }

    /// Starts the server and gives what it says first.
    fn serve(&self, lines: usize) -> (Server, Vec<String>) {
        self.serve_with(&[], lines)
    }

    /// The same with more options.
    fn serve_with(&self, options: &[&str], lines: usize) -> (Server, Vec<String>) {
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        command.args(options);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut reader = BufReader::new(child.stdout.take().unwrap());
        let mut read = || {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            line.trim_end().to_owned()
        };
        let said = (0..lines).map(|_| read()).collect();
        (Server(child), said)
    }
}

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Everything that is done to accounts, with or without a server beside it.
fn accounts(site: &Site) {
    site.told(&["createsuperuser", "root", "--password-stdin"], "four words make it\n");
    site.told(
        &["user", "create", "ada", "--name", "Ada L.", "--email", "ada@example.org", "--password-stdin"],
        "three other words\n",
    );
    let list = site.told(&["user", "list"], "");
    assert_eq!(list, "ada\tAda L.\tada@example.org\tuser\nroot\troot\t\tadmin\n");
    assert_eq!(site.told(&["user", "list", "AD"], ""), "ada\tAda L.\tada@example.org\tuser\n");
    assert!(
        site.refused(&["user", "email", "root", "ADA@example.org"])
            .contains("another account has this address")
    );
    assert!(site.refused(&["user", "email", "ada", "nonsense"]).contains("must be an address"));
    site.told(&["user", "email", "ada", "ada@new.example"], "");
    assert!(site.told(&["user", "show", "ada"], "").contains("email: ada@new.example (confirmed)"));
    assert!(site.refused(&["user", "role", "root", "user"]).contains("the last admin"));
    assert!(site.refused(&["user", "lock", "root"]).contains("the last admin"));
    assert!(site.refused(&["user", "delete", "root"]).contains("the last admin"));
    assert_eq!(site.ask(&["user", "role", "ada", "king"], "").code, Some(2));
    site.told(&["user", "role", "ada", "moderator"], "");
    site.told(&["user", "lock", "ada"], "");
    assert!(site.told(&["user", "show", "ADA"], "").contains("role: moderator\nstate: locked\n"));
    assert!(site.refused(&["user", "lock", "ada"]).contains("so already"));
    site.told(&["user", "unlock", "ada"], "");
    site.told(&["changepassword", "ada", "--password-stdin"], "even more of words\n");
    site.told(&["user", "delete", "ada"], "");
    assert!(site.refused(&["user", "show", "ada"]).contains("no account of this name"));
    assert!(site.told(&["clearsessions"], "").contains("forgotten"));
    assert!(site.told(&["migrate"], "").contains("up to date"));
    assert!(site.told(&["generate_encryption_key"], "").contains("secret.key"));
    assert!(site.told(&["check"], "").contains("database: intact"));
    let log = site.told(&["sql", "SELECT actor, action, target FROM audit ORDER BY id", "--json"], "");
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().all(|line| line["actor"] == "command line"), "{log}");
    let actions: Vec<_> = lines.iter().map(|line| line["action"].as_str().unwrap()).collect();
    assert_eq!(
        actions,
        [
            "user.create",
            "user.create",
            "user.email",
            "user.role",
            "user.lock",
            "user.unlock",
            "user.password",
            "user.delete"
        ]
    );
}

/// Everything that is done to groups.
fn groups(site: &Site) {
    for name in ["gil", "hal"] {
        site.told(&["user", "create", name, "--password-stdin"], "four words make it\n");
    }
    let told = site.told(&["group", "create", "The Choir", "--admin", "gil"], "");
    assert_eq!(told, "the group The Choir is made, and gil looks after it\n");
    for (args, words) in [
        (&["group", "create", "the choir", "--admin", "gil"][..], "another group has this name"),
        (&["group", "create", "\u{422}he Choir", "--admin", "gil"], "letters of one script"),
        (&["group", "create", "ab", "--admin", "gil"], "three characters or more"),
        (&["group", "create", "Another", "--admin", "nobody"], "no account of this name"),
        (&["group", "add", "Nothing", "hal"], "no group of this name"),
        (&["group", "add", "The Choir", "nobody"], "no account of this name"),
        (&["group", "add", "The Choir", "gil"], "so already"),
        (&["group", "remove", "The Choir", "hal"], "do not belong"),
        (&["group", "remove", "The Choir", "gil"], "nobody else looks after the group"),
    ] {
        assert!(site.refused(args).contains(words), "{args:?}: {}", site.refused(args));
    }
    assert_eq!(
        site.ask(&["group", "create", "Another"], "").code,
        Some(2),
        "who looks after it must be said"
    );
    site.told(&["group", "add", "the choir", "hal"], "");
    assert_eq!(site.told(&["group", "list"], ""), "The Choir\t2 members\t0 polls\n");
    site.told(&["group", "add", "The Choir", "hal", "--admin"], "");
    assert!(site.told(&["group", "show", "The Choir"], "").ends_with("member: hal\thal\tlooks after it\n"));
    site.told(&["group", "remove", "The Choir", "gil"], "");
    site.told(&["group", "delete", "The Choir"], "");
    assert_eq!(site.told(&["group", "list"], ""), "no group\n");
    for name in ["gil", "hal"] {
        site.told(&["user", "delete", name], "");
    }
    let log = "SELECT action, target, detail FROM audit WHERE action LIKE 'group.%' ORDER BY id";
    let log = site.told(&["sql", log, "--json"], "");
    let actions: Vec<_> = log.lines().map(|line| line.split('"').nth(3).unwrap().to_owned()).collect();
    assert_eq!(actions, ["group.create", "group.add", "group.role", "group.remove", "group.delete"]);
}

/// What mail waits: too much to list it all.
fn queue(site: &Site) {
    let into = "INSERT INTO outbox (id, kind, user_id, email, locale, data, created, due, attempts, leased_until, \
                error, failed_at)";
    let root = "(SELECT id FROM users WHERE username = 'root')";
    let three = format!(
        "{into} VALUES (901, 'news', {root}, '', '', '', 0, 4000000000, 0, 0, '', NULL), \
         (902, 'reminder', NULL, 'eve@example.org', '', '', 0, 4000000060, 3, 0, '451: later', NULL), \
         (903, 'invitation', NULL, 'bad@example.org', '', '', 0, 0, 1, 0, '550: nobody', 4000000000)"
    );
    site.told(&["sql", "--write", &three], "");
    let lines = site.told(&["mail", "queue"], "");
    assert_eq!(
        lines.lines().skip(1).collect::<Vec<_>>(),
        [
            "2 waiting, 1 given up",
            "mail is off: what waits is dropped when it is due",
            "#903 invitation to bad@example.org: given up 2096-10-02 07:06:40 UTC, tried once: 550: nobody",
            "#901 news to root: due 2096-10-02 07:06:40 UTC",
            "#902 reminder to eve@example.org: due 2096-10-02 07:07:40 UTC, tried 3 times: 451: later",
        ]
    );
    let many = format!(
        "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1029) \
         {into} SELECT i, 'news', {root}, '', '', '', 0, 4000000120, 0, 0, '', NULL FROM n"
    );
    site.told(&["sql", "--write", &many], "");
    let lines = site.told(&["mail", "queue"], "");
    assert!(lines.ends_with("UTC\n… 12 more wait\n"), "{lines}");
    site.told(&["sql", "--write", "DELETE FROM outbox"], "");
}

/// Statements that an operator types.
fn statements(site: &Site) {
    let table = site.told(&["sql", "SELECT username, email_key FROM users;"], "");
    assert_eq!(table, "username  email_key\n--------  ---------\nroot      NULL\n");
    assert_eq!(site.told(&["shell"], "SELECT 1 AS one"), "one\n---\n1\n");
    let values = site.told(&["sql", "SELECT 1 AS one, '2' AS two, 1.5 AS half, NULL AS none", "--json"], "");
    let values: serde_json::Value = serde_json::from_str(&values).unwrap();
    assert_eq!(values, serde_json::json!({ "one": 1, "two": "2", "half": 1.5, "none": null }));
    for writes in [
        "DELETE FROM users",
        "WITH gone AS (SELECT 1) DELETE FROM users",
        "SELECT 1; DELETE FROM users",
        "PRAGMA query_only = 0",
        "DROP TABLE users",
    ] {
        assert_eq!(site.ask(&["sql", writes], "").code, Some(1), "{writes}");
    }
    assert!(site.refused(&["sql", "DELETE FROM users"]).contains("--write lets it change something"));
    assert_eq!(site.told(&["user", "list", "--waiting"], ""), "no account waits to be let in\n");
    assert!(site.refused(&["sql", "SELECT nonsense FROM nowhere"]).contains("nowhere"));
    site.told(&["sql", "--write", "UPDATE users SET zone = 'UTC'"], "");
    assert!(site.told(&["sql", "SELECT zone FROM users"], "").contains("UTC"));
    assert!(site.told(&["sql", "SELECT action FROM audit"], "").contains("sql.write"));
    let many =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n";
    assert!(site.told(&["sql", many], "").ends_with("… there is more\n"));
}

#[test]
fn a_statement_ends_when_nobody_waits_for_it_any_more() {
    let site = Site { place: place(), database: None };
    let mut server = site.command(&["serve", "--listen", "127.0.0.1:0"]);
    let mut server = Server(server.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    let mut said = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let log = BufReader::new(server.0.stderr.take().unwrap()).lines();
    let ask = |request: &str| {
        let mut socket = UnixStream::connect(site.place.path().join("bitpoll-data/admin.sock")).unwrap();
        writeln!(socket, "{request}").unwrap();
        socket
    };
    let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";
    let gone =
        ask(&serde_json::json!({ "Sql": { "statement": endless, "json": false, "write": false } })
            .to_string());
    let mut answer = String::new();
    BufReader::new(ask("\"MailQueue\"")).read_line(&mut answer).unwrap();
    assert!(answer.contains("0 waiting"), "others need not wait for it: {answer}");
    drop(gone);
    let ended = log.map(Result::unwrap).find(|line| line.contains("is ended") || line.contains("went away"));
    assert!(ended.expect("a line").contains("a statement is ended, for nobody waits for it any more"));
}

#[test]
fn settings_that_changed_between_two_starts_are_noted_by_name_alone() {
    let site = Site { place: place(), database: None };
    drop(site.serve(1));
    drop(site.serve(1));
    site.told(&["user", "create", "root", "--admin", "--password-stdin"], "four words make it\n");
    drop(site.serve_with(&["--site-name", "Secretive", "--audit-days", "30"], 1));
    let log = "SELECT actor, action, detail FROM audit WHERE actor = 'the configuration'";
    let lines = site.told(&["sql", log, "--json"], "");
    assert_eq!(lines.lines().count(), 1, "{lines}");
    assert!(lines.contains("settings.change") && lines.contains("\"audit_days, site_name\""), "{lines}");
}

#[test]
fn commands_that_find_no_site_say_so_and_make_none() {
    let asked: &[&[&str]] = &[
        &["user", "list"],
        &["user", "lock", "ada"],
        &["sql", "SELECT 1"],
        &["mail", "queue"],
        &["clearsessions"],
        &["export"],
    ];
    for (database, named) in [(None, "bitpoll.db"), (Some("postgres://localhost/none"), "bitpoll-data")] {
        let site = Site { place: place(), database: database.map(str::to_owned) };
        for args in asked {
            let done = site.ask(args, "");
            assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{args:?}");
            assert!(done.err.contains("nothing is there yet") && done.err.contains(named), "{}", done.err);
            assert_eq!(done.err.lines().count(), 1, "{}", done.err);
        }
        assert_eq!(site.place.path().read_dir().unwrap().count(), 0);
    }
}

#[test]
fn accounts_are_run_from_the_command_line() {
    let site = Site { place: place(), database: None };
    accounts(&site);
    groups(&site);
    statements(&site);
    queue(&site);
}

#[test]
fn commands_work_beside_a_server_that_runs() {
    let site = Site { place: place(), database: None };
    let (_server, said) = site.serve(2);
    let code = said[1].rsplit_once(' ').expect("a code").1;
    assert!(said[1].contains("/setup/") && code.len() == 22, "{said:?}");
    accounts(&site);
    groups(&site);
    statements(&site);
    queue(&site);
}

#[test]
fn commands_work_on_postgresql_alone_and_beside_a_server() {
    let Some(store) = TestStore::postgres_with(MIGRATIONS) else { return };
    let site = Site { place: place(), database: Some(store.url().to_owned()) };
    accounts(&site);
    groups(&site);
    statements(&site);
    queue(&site);
    let (_server, _) = site.serve(1);
    assert_eq!(site.told(&["user", "list"], ""), "root\troot\t\tadmin\n");
}

#[test]
fn the_configuration_makes_the_first_admin_and_says_what_is_wrong_with_it() {
    let site = Site { place: place(), database: None };
    let password = site.place.path().join("password");
    std::fs::write(&password, "short\n").unwrap();
    let serve = |more: &[&str]| {
        let mut command = bitpoll(&site.place, &["serve", "--listen", "127.0.0.1:0"]);
        command.args(more);
        command
    };
    let alone = ended(&mut serve(&["--admin-username", "root"]), "");
    assert!(alone.err.contains("go together"), "{}", alone.err);
    assert_eq!(alone.code, Some(2));
    let both = ["--admin-username", "root", "--admin-password-file", "password"];
    assert!(ended(&mut serve(&both), "").err.contains("choose another"));
    std::fs::write(&password, "four words make it\n").unwrap();
    let mut child = serve(&both).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let _server = Server(child);
    assert_eq!(site.told(&["user", "list"], ""), "root\troot\t\tadmin\n");
}
