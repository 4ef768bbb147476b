//! A disk that is full: voters are told, nothing is broken, and all goes on when there is room again.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use bitpoll::store::{Database, DatabaseConfig, Store, check};

use crate::cli::{ended, place, run};

/// Makes a small disk that nobody else sees, runs the server on it, and does what it reads: `fill`, `room`, `stop`.
const SCRIPT: &str = r#"
mount -t tmpfs -o size=40m,mode=700 tmpfs disk || { echo "cannot mount"; exit 0; }
cp -a site/. disk/
echo mounted
"$BITPOLL" serve --listen 127.0.0.1:0 --data-dir disk --backup-dir '' --limits-exempt 127.0.0.0/8 2>log &
server=$!
while read -r word; do
  case $word in
    fill) cat /dev/zero >disk/filler 2>/dev/null; echo filled ;;
    room) rm disk/filler; echo roomy ;;
    stop) kill $server; wait $server; rm -rf site; cp -a disk/. site/; echo stopped; exit ;;
  esac
done
"#;

/// The server in a mount namespace of its own.
struct Disk {
    child: Child,
    words: ChildStdin,
    said: BufReader<ChildStdout>,
}

impl Disk {
    /// Nothing, if this machine does not let us mount.
    fn start(place: &Path) -> Option<Self> {
        let mut command = Command::new("unshare");
        command.args(["--mount", "--map-root-user", "sh", "-c", SCRIPT]).current_dir(place);
        command.env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        command.env("BITPOLL", env!("CARGO_BIN_EXE_bitpoll"));
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = child.ok()?;
        let (words, said) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut disk = Self { child, words, said };
        (disk.hear() == "mounted").then_some(disk)
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    fn tell(&mut self, word: &str, answer: &str) {
        writeln!(self.words, "{word}").unwrap();
        // The server says something of its own when it starts.
        while self.hear() != answer {}
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}

fn readiness(address: &str) -> (u16, String) {
    let mut answer = agent().get(format!("{address}/readyz")).call().unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

/// Casts a vote and gives the status.
fn vote(address: &str, name: &str) -> u16 {
    let request = agent().post(format!("{address}/poll/demo-team-lunch/vote/"));
    let comment = "x".repeat(900);
    let form = [("name", name), ("a1", "1"), ("comment", comment.as_str())];
    request.header("sec-fetch-site", "same-origin").send_form(form).unwrap().status().as_u16()
}

#[test]
fn voters_are_told_of_a_full_disk_nothing_breaks_and_votes_go_on_when_there_is_room() {
    let place = place();
    let demo = run(&place, &["demo", "--data-dir", "site"]);
    assert_eq!(demo.code, Some(0), "{}", demo.err);
    std::fs::create_dir(place.path().join("disk")).unwrap();
    let Some(mut disk) = Disk::start(place.path()) else {
        let said = "full_disk: this machine does not let us mount a small disk: NOT tested\n";
        let _ = std::io::stderr().write_all(said.as_bytes());
        return;
    };
    let first = disk.hear();
    let address = first.strip_prefix("bitpoll is running at ").expect("an address").to_owned();
    assert_eq!(readiness(&address), (200, "ok\nthe disk is nearly full: make room\n".to_owned()));
    assert_eq!(vote(&address, "Before"), 303);

    disk.tell("fill", "filled");
    assert_eq!(readiness(&address), (503, "the disk is full\n".to_owned()));
    // Some still find room in what the log has already.
    let (mut stored, mut refused) = (vec!["Before".to_owned()], 0);
    for number in 0..2_000 {
        let name = format!("Voter {number}");
        match vote(&address, &name) {
            303 => stored.push(name),
            507 => refused += 1,
            other => panic!("{other}"),
        }
        if refused == 5 {
            break;
        }
    }
    assert_eq!(refused, 5, "of {} votes", stored.len());
    let page = ureq::get(format!("{address}/poll/demo-team-lunch/")).call().unwrap();
    assert_eq!(page.status().as_u16(), 200, "reading goes on");

    disk.tell("room", "roomy");
    assert_eq!(vote(&address, "After"), 303);
    stored.push("After".to_owned());
    disk.tell("stop", "stopped");
    drop(disk);

    let config = DatabaseConfig::new(Database::Sqlite { path: place.path().join("site/bitpoll.db") });
    let store = Store::open(&config, std::sync::Arc::new(|| crate::support::db::NOON)).unwrap();
    assert_eq!(store.read_blocking(check::integrity).unwrap(), Vec::<String>::new());
    store.close();
    let csv = ended(
        &mut crate::cli::bitpoll(
            &place,
            &["sql", "--data-dir", "site", "--json", "SELECT name FROM votes WHERE comment LIKE 'xxx%'"],
        ),
        "",
    );
    let lost: Vec<_> = stored.iter().filter(|name| !csv.out.contains(&format!("\"{name}\""))).collect();
    assert!(lost.is_empty(), "{lost:?} were told that they had voted");
    assert_eq!(csv.out.lines().count(), stored.len(), "and who was refused had not");
}
