//! A real proxy before the real server, with what docs/admin/proxy.md shows.

use std::path::Path;

use crate::cli::place;
use crate::support::app::Client;
use crate::support::nginx::Nginx;
use crate::support::node::Site;

/// The examples for nginx, in their order.
fn examples() -> Vec<String> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/admin/proxy.md");
    let text = std::fs::read_to_string(docs).unwrap();
    let blocks = text.split("```nginx\n").skip(1);
    blocks.map(|block| block.split("```").next().unwrap().to_owned()).collect()
}

/// Somebody whose requests come from another proxy, as the client says: one in between.
fn sign_in_from(client: &Client, path: &str, address: &str) -> u16 {
    let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", address)];
    client.post_with(path, &[("username", "nobody"), ("password", "a guess")], &headers).status
}

#[test]
fn behind_nginx_on_a_port_the_site_works_and_knows_its_clients() {
    let here = place();
    let site = Site::on(here.path().join("polls.db").to_str().unwrap());
    // The port of nginx is not known before that of the site: the name in the address says what is to be seen.
    let node = site.node(&[
        ("trusted_proxies", "127.0.0.1"),
        ("allowed_hosts", "*"),
        ("public_url", "http://polls.example"),
    ]);
    let example = examples()[0].replace("http://127.0.0.1:8080", &node.address);
    let Some(nginx) = Nginx::with(&example) else { return };
    let client = Client::at(&format!("http://{}", nginx.address));
    assert_eq!(client.get("/").status, 200);
    // An old browser, which says its origin alone: nginx hands on the host that was asked for.
    let origin = format!("http://{}", nginx.address);
    let theme = |origin: &str| client.post_with("/theme/", &[("theme", "dark")], &[("origin", origin)]);
    assert_eq!((theme(&origin).status, theme("http://evil.example").status), (303, 403));
    // Here nginx itself was asked by a proxy that is believed: loopback.
    let guesses: Vec<u16> = (0..12).map(|_| sign_in_from(&client, "/login/", "198.51.100.1")).collect();
    assert_eq!(guesses[11], 429, "all came from one client: {guesses:?}");
    assert_eq!(sign_in_from(&client, "/login/", "198.51.100.2"), 422, "another client is another");
}

#[test]
fn behind_nginx_by_a_unix_socket_the_site_works_under_a_path() {
    let here = place();
    let site = Site::on(here.path().join("polls.db").to_str().unwrap());
    let socket = here.path().join("web.sock");
    let listen = format!("unix:{}?mode=0666", socket.display());
    let options = [
        ("trusted_proxies", "unix"),
        ("public_url", "https://polls.example/polls"),
        ("allowed_hosts", "*"),
        ("limits_exempt", ""),
    ];
    let _node = site.node_at(&listen, &options);
    let example = examples()[1].replace("/run/bitpoll/web.sock", socket.to_str().unwrap());
    let Some(nginx) = Nginx::with(&example) else { return };
    let client = Client::at(&format!("http://{}", nginx.address));
    let page = client.get("/polls/");
    assert_eq!(page.status, 200);
    for asset in page.attributes("link[rel=stylesheet]", "href") {
        assert_eq!(client.get(&asset).status, 200, "{asset}");
    }
    assert_eq!(client.get("/polls").header("location"), "/polls/");
    let theme = client.post("/polls/theme/", &[("theme", "dark"), ("next", "/about/")]);
    assert_eq!((theme.status, theme.header("location")), (303, "/polls/about/"));
    assert!(theme.header("set-cookie").contains("__Secure-theme=dark"), "{theme:?}");
    // What a client says of itself stands before what nginx adds: not believed.
    let guess = |n: u8| sign_in_from(&client, "/polls/login/", &format!("198.51.100.{n}"));
    let guesses: Vec<u16> = (0..12).map(guess).collect();
    assert_eq!(guesses[11], 429, "all came from one client: {guesses:?}");
}
