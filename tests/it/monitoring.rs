//! What those see who watch over a server: readiness, metrics, names of requests, and the log.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bitpoll::actions::upkeep;
use bitpoll::backup::Timed;
use bitpoll::domain::user::Role;

use crate::cli::place;
use crate::support::app::{Answer, Client, TestApp};
use crate::support::db::{TestStore, for_each_engine};
use crate::support::logged::Logged;
use crate::support::polls::{TestPoll, YES};

const TOKEN: (&str, &str) = ("metrics_token", "tell-me");
const CERTIFICATE: &str = "bitpoll_certificate_end_timestamp_seconds";
const BEARER: (&str, &str) = ("authorization", "Bearer tell-me");

fn watched(db: TestStore) -> TestApp {
    TestApp::with(db, &[TOKEN, ("data_dir", ".")])
}

fn metrics(app: &TestApp) -> String {
    let answer = app.guest().get_with("/metrics", &[BEARER]);
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "text/plain; version=0.0.4; charset=utf-8")
    );
    answer.text
}

/// The value of the one series that begins so.
fn value(text: &str, series: &str) -> f64 {
    let line = text.lines().find(|line| line.strip_prefix(series).is_some_and(|rest| rest.starts_with(' ')));
    let line = line.unwrap_or_else(|| panic!("{series} in\n{text}"));
    line.rsplit(' ').next().unwrap().parse().unwrap()
}

#[test]
fn a_timer_that_stops_by_itself_is_told_to_those_who_watch() {
    for_each_engine(|db| {
        let app = watched(db);
        app.write(|tx| Ok(bitpoll::store::facts::put(tx, "backup", &tx.now().to_string())?));
        let late = || {
            let text = metrics(&app);
            ["all", "timer"].map(|which| value(&text, &format!("bitpoll_backups_late{{which=\"{which}\"}}")))
        };
        let note = |made: Option<Timed>| app.write(move |tx| upkeep::note_timer(tx, made.clone()));
        let timed = |at, place: &str| Some(Timed { at, every: 86_400, place: place.to_owned() });
        assert_eq!(late(), [0.0, 0.0]);
        note(timed(1_700_000_000, "/mnt/usb"));
        assert_eq!(late(), [0.0, 1.0]);
        note(timed(app.db.now(), "/mnt/nas"));
        assert_eq!(late(), [0.0, 1.0], "another timer does not hide it");
        let ready = app.guest().get("/readyz");
        let told = "ok\nbackups: the timer makes none any more: bitpoll doctor says more\n";
        assert_eq!((ready.status, ready.text.as_str()), (200, told));
        note(None);
        assert_eq!((late(), app.guest().get("/readyz").text.as_str()), ([0.0, 0.0], "ok\n"));
    });
}

#[test]
fn metrics_tell_of_requests_votes_mail_and_the_database_on_both_engines() {
    for_each_engine(|db| {
        let app = watched(db);
        TestPoll::default().made_by(&app, &app.guest());
        for name in ["Ann", "Bob"] {
            assert_eq!(app.guest().post("/poll/food/vote/", &[("name", name), ("a1", YES)]).status, 303);
        }
        assert_eq!(app.guest().get("/poll/secret-thing-of-mine/").status, 404);
        assert_eq!(app.guest().get("/nowhere/secret-thing-of-mine/").status, 404);
        let text = metrics(&app);
        assert_eq!(
            value(
                &text,
                "bitpoll_http_requests_total{method=\"POST\",route=\"/poll/{slug}/vote/\",status=\"303\"}"
            ),
            2.0
        );
        assert_eq!(
            value(&text, "bitpoll_http_requests_total{method=\"any\",route=\"none\",status=\"404\"}"),
            1.0
        );
        assert!(
            !text.contains("secret-thing-of-mine") && !text.contains("food"),
            "nothing that people write"
        );
        assert!(value(&text, "bitpoll_database_write_seconds_count") >= 2.0);
        assert!(value(&text, "bitpoll_database_commits_total") >= 2.0);
        assert_eq!(value(&text, "bitpoll_database_up"), 1.0);
        assert!(value(&text, "bitpoll_database_bytes") > 1000.0);
        assert_eq!(value(&text, "bitpoll_outbox_late_seconds"), 0.0);
        assert!(value(&text, "bitpoll_disk_free_bytes") > 0.0);
        assert!(value(&text, "process_resident_memory_bytes") > 1e6);
        app.store().close();
        assert_eq!(value(&metrics(&app), "bitpoll_database_up"), 0.0);
    });
}

#[test]
fn only_whoever_has_the_token_is_told() {
    let app = watched(TestStore::of_this_run());
    for header in ["Bearer tell-m", "Bearer tell-me-all", "Basic tell-me", "tell-me", ""] {
        assert_eq!(app.guest().get_with("/metrics", &[("authorization", header)]).status, 404, "{header}");
    }
    assert_eq!(app.guest().get("/metrics").status, 404);
    assert_eq!(TestApp::new().guest().get_with("/metrics", &[("authorization", "Bearer ")]).status, 404);
}

/// Python's reader of the format, if the tools of the tests are there.
fn python() -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_BIN_EXE_bitpoll")).parent()?.parent()?;
    let has = |python: &PathBuf| {
        let tried = Command::new(python).args(["-c", "import prometheus_client"]).output();
        tried.is_ok_and(|output| output.status.success())
    };
    let found = [target.join("tools/bin/python3"), PathBuf::from("python3")].into_iter().find(has);
    if found.is_none() {
        eprintln!("skipped: prometheus_client is not installed (bin/setup)");
    }
    found
}

#[test]
fn the_text_is_read_by_the_parser_of_others() {
    let Some(python) = python() else { return };
    let app = watched(TestStore::of_this_run());
    app.guest().get("/");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("metrics"), metrics(&app)).unwrap();
    let script = "import prometheus_client.parser as p\n\
                  for f in p.text_string_to_metric_families(open('metrics').read()):\n\
                  \x20   assert f.documentation, f.name\n\
                  \x20   assert f.samples, f.name\n\
                  \x20   print(f.name, f.type)";
    let read = Command::new(python).args(["-c", script]).current_dir(&folder).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&read.stdout), String::from_utf8_lossy(&read.stderr));
    assert!(read.status.success(), "{err}");
    for family in [
        "bitpoll_http_requests counter",
        "bitpoll_http_request_duration_seconds histogram",
        "bitpoll_build_info gauge",
    ] {
        assert!(out.lines().any(|line| line == family), "{family} in {out}");
    }
}

/// Names that begin with `bitpoll_` or `process_` in a text.
fn names(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words
        .filter(|word| word.starts_with("bitpoll_") || word.starts_with("process_"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn dashboard_and_alerts_name_only_metrics_that_there_are() {
    let app = watched(TestStore::of_this_run());
    TestPoll::default().made_by(&app, &app.guest());
    app.guest().get("/");
    app.store().meters().mails("sent", 1);
    app.store().meters().job("upkeep", true);
    app.store()
        .write_blocking(|tx| {
            let lease = upkeep::begin(tx)?.expect("its turn");
            upkeep::end(tx, lease)
        })
        .unwrap();
    let told = names(&metrics(&app));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/monitoring");
    let dashboard = fs::read_to_string(folder.join("grafana.json")).unwrap();
    let parsed: serde_json::Value = serde_json::from_str(&dashboard).unwrap();
    let panels = parsed["panels"].as_array().unwrap();
    assert!(panels.iter().all(|panel| panel["title"].is_string() && panel["type"].is_string()));
    let rules = fs::read_to_string(folder.join("alerts.yml")).unwrap();
    let used: BTreeSet<String> = names(&dashboard).union(&names(&rules)).cloned().collect();
    assert!(used.len() > 15, "{used:?}");
    // Is there where the server does TLS: see below.
    let told: BTreeSet<String> = told.into_iter().chain([CERTIFICATE.to_owned()]).collect();
    let strange: Vec<_> = used.difference(&told).collect();
    assert!(strange.is_empty(), "not in /metrics: {strange:?}");
    let documented =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/admin/monitoring.md")).unwrap();
    let base = |name: &String| {
        ["_bucket", "_count", "_sum"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).to_owned()
    };
    let missing: BTreeSet<_> =
        told.iter().map(base).filter(|name| !documented.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "not in docs/admin/monitoring.md: {missing:?}");
    if let Ok(checked) =
        Command::new("promtool").args(["check", "rules"]).arg(folder.join("alerts.yml")).output()
    {
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    }
}

#[test]
fn every_answer_has_a_name_and_only_a_trusted_proxy_chooses_it() {
    let named = |answer: &Answer| answer.header("x-request-id").to_owned();
    let app = TestApp::new();
    let asset = app.guest().get("/").attributes("link[rel=stylesheet]", "href")[0].clone();
    let seen: BTreeSet<String> = ["/", "/", "/nothing/", "/about", asset.as_str()]
        .iter()
        .map(|path| named(&app.guest().get(path)))
        .collect();
    assert_eq!(seen.len(), 5);
    assert!(seen.iter().all(|name| name.len() == 16));
    let given = [("x-request-id", "from-the-proxy-1")];
    assert_ne!(named(&app.guest().get_with("/", &given)), "from-the-proxy-1");
    let behind = TestApp::configured(&[("trusted_proxies", "127.0.0.1")]);
    assert_eq!(named(&behind.guest().get_with("/", &given)), "from-the-proxy-1");
    for bad in ["a b", "<b>", &"x".repeat(65)] {
        assert_eq!(named(&behind.guest().get_with("/", &[("x-request-id", bad)])).len(), 16, "{bad}");
    }
    behind.store().close();
    let failed = behind.guest().get_with("/", &[("x-request-id", "look-for-me")]);
    assert!(failed.status == 503 && failed.text.contains("look-for-me"));
}

#[test]
fn the_access_log_names_requests_and_kinds_of_pages_but_nobody() {
    for format in ["text", "json"] {
        let place = place();
        let server = Logged::start(&place, &["--access-log", "true", "--log", format]);
        let answer = Client::at(&server.address).get("/poll/secret-thing/key/capability/");
        let name = answer.header("x-request-id");
        let lines = server.lines();
        let line =
            lines.iter().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{name} in {lines:?}"));
        assert!(
            line.contains("/poll/{slug}/key/{code}/") && line.contains("GET") && line.contains("404"),
            "{line}"
        );
        assert!(lines.iter().all(|line| !line.contains("secret-thing") && !line.contains("capability")));
        if format == "json" {
            let entry: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!((&entry["fields"]["status"], &entry["span"]["id"]), (&404.into(), &name.into()));
        }
    }
    let place = place();
    let quiet = Logged::start(&place, &[]);
    let name = Client::at(&quiet.address).get("/").header("x-request-id").to_owned();
    assert!(quiet.lines().iter().all(|line| !line.contains(&name)), "it is off unless it is switched on");
}

#[test]
fn those_who_watch_have_an_address_of_their_own() {
    let place = place();
    let server = Logged::start(&place, &["--metrics-listen", "127.0.0.1:0"]);
    let log = server.log();
    let watch = log.split("places=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("where");
    let watch = Client::at(&format!("http://{watch}"));
    let of = |path: &str| watch.get(path).status;
    assert_eq!(
        (of("/metrics"), of("/readyz"), of("/healthz"), of("/"), of("/login/")),
        (200, 200, 200, 404, 404)
    );
    assert_eq!(Client::at(&server.address).get("/metrics").status, 404, "not on the site");
    let place = crate::cli::place();
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = other.local_addr().unwrap().to_string();
    let refused = crate::cli::run(&place, &["serve", "--listen", "127.0.0.1:0", "--metrics-listen", &taken]);
    assert!(
        refused.err.lines().any(
            |line| line.starts_with(&format!("bitpoll: metrics_listen = \"{taken}\": the port is taken"))
        ),
        "{}",
        refused.err
    );
    assert_eq!(refused.code, Some(2));
}

#[test]
fn a_server_that_stops_is_not_ready_and_answers_what_has_begun() {
    use std::io::{Read as _, Write as _};
    let place = place();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let server = Logged::start(&place, &["--metrics-listen", &port]);
    let watch = Client::at(&format!("http://{port}"));
    assert_eq!(watch.get("/readyz").status, 200);
    let mut slow = std::net::TcpStream::connect(server.address.trim_start_matches("http://")).unwrap();
    let head = "POST /theme/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\n";
    slow.write_all(head.as_bytes()).unwrap();
    slow.write_all(b"theme").unwrap();
    assert_eq!(Client::at(&server.address).get("/healthz").status, 200);
    server.tell_to_stop();
    let told = (0..500).map(|_| watch.get("/readyz")).find(|answer| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        answer.status == 503
    });
    assert_eq!(told.expect("it says so").text, "stopping\n");
    slow.write_all(b"=dark").unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert_eq!(server.ended(), Some(0));
}

#[test]
fn a_timers_backup_counts_in_metrics_and_on_the_console_and_is_missed_when_the_timer_stops() {
    let app = TestApp::configured(&[TOKEN, ("backup_keep_daily", "0"), ("backup_keep_weekly", "0")]);
    let admin = app.world().user_with("root", Role::Admin, 0);
    let console = || app.browser(&admin).get("/admin/").text;
    assert!(console().contains("makes no backups by itself"));
    let at = app.write(|tx| {
        let at = tx.now();
        let place = "/mnt/usb".to_owned();
        upkeep::note_timer(tx, Some(Timed { at, every: 86_400, place }))?;
        Ok(at)
    });
    #[expect(clippy::cast_precision_loss, reason = "a value of this size is exact")]
    let noted = at as f64;
    assert_eq!(value(&metrics(&app), "bitpoll_job_last_end_timestamp_seconds{task=\"backup\"}"), noted);
    assert!(!console().contains("makes no backups") && !console().contains("why there is none since"));
    app.db.advance(3 * 86_400);
    assert!(console().contains("or of the timer that makes backups, says why there is none since"));
}

#[test]
fn the_end_of_the_certificate_is_told_by_metrics_and_by_the_doctor() {
    let place = place();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let mut ends = rcgen::CertificateParams::new(["localhost".to_owned()]).unwrap();
    ends.not_after = rcgen::date_time_ymd(2001, 2, 3);
    ends.not_before = rcgen::date_time_ymd(2001, 1, 1);
    let ended = ends.self_signed(&made.signing_key).unwrap();
    for (name, text) in [
        ("new.pem", made.cert.pem()),
        ("old.pem", ended.pem()),
        ("key.pem", made.signing_key.serialize_pem()),
    ] {
        fs::write(place.path().join(name), text).unwrap();
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let files = |certificate| ["--tls-certificate-file", certificate, "--tls-key-file", "key.pem"];
    let server = Logged::start(&place, &[&files("old.pem")[..], &["--metrics-listen", &port]].concat());
    let text = Client::at(&format!("http://{port}")).get("/metrics").text;
    assert_eq!(value(&text, CERTIFICATE), 981_158_400.0);
    drop(server);
    let doctor = |certificate| crate::cli::run(&place, &[&["doctor"][..], &files(certificate)].concat());
    let (old, new) = (doctor("old.pem"), doctor("new.pem"));
    assert!(old.err.contains("tls_certificate_file old.pem: it has ended"), "{}{}", old.out, old.err);
    assert!(new.out.contains("tls_certificate_file new.pem: it ends in"), "{}{}", new.out, new.err);
}
