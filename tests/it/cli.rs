//! The command line, by the real binary.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use bitpoll::config;
use tempfile::TempDir;

/// What a command said and how it ended.
pub struct Ended {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
}

pub fn bitpoll(place: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bitpoll"));
    command.args(args).current_dir(place).env_clear().env("TZ", "Europe/Berlin");
    command
}

pub fn ended(command: &mut Command, input: &str) -> Ended {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ended { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
}

pub fn run(place: &TempDir, args: &[&str]) -> Ended {
    ended(&mut bitpoll(place, args), "")
}

pub fn place() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn mode(path: impl AsRef<Path>) -> u32 {
    path.as_ref().metadata().unwrap().permissions().mode() & 0o777
}

/// A server on a port of its own, killed when the test ends.
pub struct Server {
    child: Child,
    address: String,
}

impl Server {
    pub fn start(place: &TempDir) -> Self {
        let mut command = bitpoll(place, &["serve", "--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("bitpoll is running at ").expect("an address").to_owned();
        Self { child, address }
    }

    pub fn status(&self, path: &str) -> u16 {
        ureq::get(format!("{}{path}", self.address)).call().unwrap().status().as_u16()
    }

    pub fn stop(mut self) -> Option<i32> {
        let id = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn help_of_a_command_tells_of_the_command_and_that_of_serve_of_every_option() {
    let place = place();
    let of = |args: &[&str]| run(&place, args).out;
    let (create, serve) = (of(&["user", "create", "--help"]), of(&["serve", "--help"]));
    for option in config::OPTIONS {
        let flag = format!("--{} ", option.flag());
        assert!(serve.contains(&flag), "{flag}");
        assert_eq!(create.contains(&flag), ["data_dir", "database"].contains(&option.name), "{flag}");
    }
    assert!(create.contains("--password-stdin") && create.contains("bitpoll serve --help"), "{create}");
    let taken = run(&place, &["config", "check", "--site-name", "Ours"]);
    assert_eq!(taken.code, Some(0), "{}", taken.err);
}

#[test]
fn an_unknown_key_is_told_on_one_line_with_the_one_that_was_meant() {
    let place = place();
    std::fs::write(place.path().join("bitpoll.toml"), "listne = '127.0.0.1:80'").unwrap();
    let file = run(&place, &["serve"]);
    assert_eq!(file.err, "bitpoll: unknown key listne (bitpoll.toml): did you mean listen?\n");
    assert_eq!((file.code, file.out.as_str()), (Some(2), ""));
    std::fs::remove_file(place.path().join("bitpoll.toml")).unwrap();

    let variable = ended(bitpoll(&place, &["config", "check"]).env("BITPOLL_DATADIR", "x"), "");
    assert_eq!(variable.err, "bitpoll: unknown key datadir (BITPOLL_DATADIR): did you mean data_dir?\n");
    assert_eq!(variable.code, Some(2));

    let flag = run(&place, &["serve", "--listne", "127.0.0.1:80"]);
    assert_eq!(flag.err, "bitpoll: unexpected argument '--listne' found: did you mean --listen?\n");
    let secret = run(&place, &["serve", "--metrics-token-file", "token"]);
    let instead =
        "BITPOLL_METRICS_TOKEN_FILE in the environment, or as metrics_token_file in the configuration";
    assert!(secret.err.contains(instead) && secret.code == Some(2), "{}", secret.err);
    assert_eq!(flag.code, Some(2));
}

#[test]
fn a_bad_value_is_told_on_one_line_with_what_is_allowed() {
    let place = place();
    let bad = run(&place, &["serve", "--zone", "Berlin"]);
    assert_eq!(
        bad.err,
        "bitpoll: zone = \"Berlin\" (--zone): must be a zone of the IANA database, such as Europe/Berlin or UTC\n"
    );
    assert_eq!((bad.code, bad.out.as_str()), (Some(2), ""));
    let secret =
        ended(bitpoll(&place, &["config", "show"]).env("BITPOLL_DATABASE", "mysql://u:hunter2@h/n"), "");
    assert!(secret.err.starts_with("bitpoll: database = \"(hidden)\""), "{}", secret.err);
    assert!(!place.path().join("bitpoll-data").exists(), "nothing is made before all is right");
}

#[test]
fn every_value_is_shown_with_where_it_came_from() {
    let place = place();
    std::fs::write(place.path().join("other.toml"), "site_name = 'Team'\nworkers = 3\nlog = 'json'").unwrap();
    let args = ["config", "show", "--config", "other.toml", "--listen", "127.0.0.1:81"];
    let mut command = bitpoll(&place, &args);
    command.env("BITPOLL_WORKERS", "2").env("BITPOLL_DATABASE", "postgres://u:hunter2@h/n");
    let shown = ended(&mut command, "");
    let has = |start: &str, source: &str| {
        let found =
            shown.out.lines().any(|line| line.starts_with(start) && line.ends_with(&format!("# {source}")));
        assert!(found, "{start} from {source} in\n{}", shown.out);
    };
    has("listen = [\"127.0.0.1:81\"]", "--listen");
    has("public_url = \"http://127.0.0.1:81\"", "default");
    has("workers = 2", "BITPOLL_WORKERS");
    has("site_name = \"Team\"", "other.toml");
    has("database = \"(hidden)\"", "BITPOLL_DATABASE");
    has("zone = \"Europe/Berlin\"", "default");
    assert!(!shown.out.contains("hunter2"));
}

#[test]
fn a_server_makes_private_files_tells_its_address_answers_and_stops() {
    let place = place();
    let server = Server::start(&place);
    assert_eq!(server.status("/healthz"), 200);
    let data = place.path().join("bitpoll-data");
    assert_eq!(mode(&data), 0o700);
    for file in ["secret.key", "bitpoll.db", "admin.sock"] {
        assert_eq!(mode(data.join(file)), 0o600, "{file}");
    }
    assert_eq!(server.stop(), Some(0));
    assert!(!data.join("admin.sock").exists());
}

#[test]
fn a_taken_port_is_told_with_the_key_that_mends_it() {
    let place = place();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = run(&place, &["serve", "--listen", &address]);
    let start = format!("bitpoll: listen = \"{address}\": the port is taken");
    assert!(refused.err.starts_with(&start), "{}", refused.err);
    assert!(refused.err.contains("--listen"));
    assert_eq!(refused.code, Some(2));
}

#[test]
fn a_killed_server_starts_again_on_its_data() {
    let place = place();
    let mut killed = Server::start(&place);
    let made = ended(&mut bitpoll(&place, &["user", "create", "ada", "--password-stdin"]), "correct horse\n");
    assert_eq!((made.out.as_str(), made.code), ("the account ada is made\n", Some(0)), "{}", made.err);
    killed.child.kill().unwrap();
    killed.child.wait().unwrap();
    let again = Server::start(&place);
    assert_eq!(again.status("/healthz"), 200);
    let twice =
        ended(&mut bitpoll(&place, &["user", "create", "Ada", "--password-stdin"]), "correct horse\n");
    assert_eq!(
        (twice.err.as_str(), twice.code),
        ("bitpoll: username: another account has this name, or one that looks like it\n", Some(1))
    );
}

#[test]
fn accounts_are_made_with_and_without_a_running_server() {
    let place = place();
    let create = |name: &str, password: &str| {
        ended(&mut bitpoll(&place, &["user", "create", name, "--password-stdin"]), &format!("{password}\n"))
    };
    assert_eq!(create("ada", "correct horse").code, Some(0));
    let server = Server::start(&place);
    assert_eq!(create("bob", "correct horse").code, Some(0));
    let args = ["user", "password", "ADA", "--password-stdin"];
    assert_eq!(ended(&mut bitpoll(&place, &args), "battery staple\n").code, Some(0));
    drop(server);
    assert_eq!(
        create("bob", "correct horse").err,
        "bitpoll: username: another account has this name, or one that looks like it\n"
    );
    assert_eq!(
        create("a b", "correct horse").err,
        "bitpoll: username: must be letters, digits and . + - _\n"
    );
    assert!(create("eve", "short").err.contains("at least 8 characters"));
    let nobody =
        ended(&mut bitpoll(&place, &["user", "password", "eve", "--password-stdin"]), "correct horse\n");
    assert_eq!(nobody.err, "bitpoll: there is no account of this name\n");
    let reset = run(&place, &["user", "reset-second-factor", "Ada"]);
    assert_eq!(reset.err, "bitpoll: it is so already\n", "there is nothing to take");
    let nobody = run(&place, &["user", "reset-second-factor", "eve"]);
    assert_eq!(nobody.err, "bitpoll: there is no account of this name\n");
    assert!(create("lovelace", "lovelace1").err.contains("too much like the name"));
    assert!(create("eve", "password1").err.contains("tried first"));
}

#[test]
fn the_demo_makes_its_polls_once_and_the_doctor_finds_them_right() {
    let place = place();
    assert!(run(&place, &["doctor"]).out.contains("not there yet"));
    let demo = run(&place, &["demo"]);
    assert_eq!(demo.code, Some(0), "{}", demo.err);
    assert_eq!(demo.out.matches("/key/").count(), 6);
    let server = Server::start(&place);
    assert_eq!(run(&place, &["demo"]).out.lines().count(), demo.out.lines().count());
    assert_eq!(server.status("/poll/demo-team-lunch/"), 200);
    let healthy = run(&place, &["doctor"]);
    assert!(
        healthy.out.ends_with("counts: right (6 polls, 112 votes)\nbackups: none yet\n"),
        "{}",
        healthy.out
    );
    drop(server);
    std::fs::set_permissions(place.path().join("bitpoll-data"), std::fs::Permissions::from_mode(0o755))
        .unwrap();
    rusqlite::Connection::open(place.path().join("bitpoll-data/bitpoll.db"))
        .unwrap()
        .execute_batch(
            "UPDATE polls SET tally = '[3,{}]' WHERE slug = 'demo-team-lunch'; \
             UPDATE choices SET seats = 1 WHERE poll_id = (SELECT id FROM polls WHERE slug = 'demo-team-lunch')",
        )
        .unwrap();
    let ill = run(&place, &["doctor"]);
    assert_eq!(ill.code, Some(1));
    assert!(ill.err.contains("data_dir ./bitpoll-data: others have rights to it: chmod 700"), "{}", ill.err);
    for what in ["counts", "seats"] {
        let wrong = format!("the {what} of the poll demo-team-lunch are not those of its votes");
        assert!(ill.err.contains(&wrong), "{}", ill.err);
    }
}

#[test]
fn a_server_that_answers_is_well_and_one_that_does_not_is_told() {
    let place = place();
    let server = Server::start(&place);
    let address = server.address.trim_start_matches("http://").to_owned();
    let well = run(&place, &["health", "--listen", &address]);
    assert_eq!((well.code, well.out.as_str()), (Some(0), "ok\n"), "{}", well.err);
    let anywhere = address.replace("127.0.0.1", "0.0.0.0");
    assert_eq!(run(&place, &["health", "--listen", &anywhere]).code, Some(0), "found by loopback");
    assert_eq!(run(&place, &["health", "--ready", "--listen", &address]).out, "ok\n");
    drop(server);
    let gone = run(&place, &["health", "--listen", &address]);
    assert_eq!(gone.code, Some(1));
    assert!(gone.err.starts_with(&format!("bitpoll: health: nobody answers at {address} (")), "{}", gone.err);
}

#[test]
fn the_licences_of_all_parts_come_with_the_program() {
    let printed = run(&place(), &["licenses"]);
    assert_eq!(printed.code, Some(0), "{}", printed.err);
    let lock = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    for part in ["actix-web", "rusqlite", "rustls", "ring"] {
        let version = lock
            .split_once(&format!("name = \"{part}\"\nversion = \""))
            .and_then(|(_, rest)| rest.split_once('"'))
            .map(|(version, _)| version)
            .unwrap();
        assert!(printed.out.contains(&format!("\n{part} {version}: ")), "{part} {version}");
    }
    assert!(printed.out.contains("Permission is hereby granted, free of charge"));
}

#[test]
fn the_list_of_options_in_the_documentation_is_the_one_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/admin/configure.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once("the_list_of_options` -->\n").unwrap();
    let (_, tail) = rest.split_once("<!-- end of options -->").unwrap();
    let table = config::markdown();
    let made = format!("{head}the_list_of_options` -->\n\n{table}\n<!-- end of options -->{tail}");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(made == text || std::env::var_os("UPDATE_DOCS").is_some(), "run it with UPDATE_DOCS=1");
}

#[test]
fn other_keys_than_those_of_the_database_are_refused_until_they_are_accepted() {
    let place = place();
    let create = ["user", "create", "ada", "--password-stdin"];
    let made = ended(&mut bitpoll(&place, &create), "secret password\n");
    assert_eq!(made.code, Some(0), "{}", made.err);
    let file = place.path().join("bitpoll-data/secret.key");
    std::fs::rename(&file, place.path().join("kept")).unwrap();
    let refused = run(&place, &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(refused.code, Some(2));
    assert!(!file.exists(), "none is made in its place");
    let line = refused.err.lines().last().expect("a line");
    assert!(line.starts_with("bitpoll: secret_key_file = "), "{line}");
    assert!(line.contains("`bitpoll keys accept`"), "{line}");
    assert_eq!(run(&place, &["keys", "accept"]).code, Some(0));
    drop(Server::start(&place));
    std::fs::rename(place.path().join("kept"), &file).unwrap();
    assert_eq!(
        run(&place, &["serve", "--listen", "127.0.0.1:0"]).code,
        Some(2),
        "the old ones are others now"
    );
}

/// Memory that a server has, in MiB.
fn resident(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.child.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1024
}

#[test]
fn passwords_that_were_verified_leave_no_memory_behind() {
    let place = place();
    let server = Server::start(&place);
    let before = resident(&server);
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    std::thread::scope(|scope| {
        for number in 0..30 {
            let (agent, address) = (agent.clone(), format!("{}/login/", server.address));
            scope.spawn(move || {
                let form = [("username", format!("user{number}")), ("password", "wrong".to_owned())];
                let answer =
                    agent.post(address).header("sec-fetch-site", "same-origin").send_form(form).unwrap();
                assert!([422, 503].contains(&answer.status().as_u16()), "{}", answer.status());
            });
        }
    });
    let grown = resident(&server).saturating_sub(before);
    assert!(grown < 60, "{grown} MiB, and each password takes 19");
}
