//! Certificates from a real authority, Pebble: ordered, kept, shown, renewed.

use std::time::Duration;

use bitpoll::store::migrate::MIGRATIONS;
use tempfile::TempDir;

use crate::cli::place;
use crate::support::db::TestStore;
use crate::support::node::{Node, Site};
use crate::support::pebble::Pebble;
use crate::support::tls_client::Connection;

const HOST: &str = "polls.example";
const CUSTOMER: (&str, &str) = ("kid-1", "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W");

/// A site that orders its certificate.
struct Ordering {
    site: Site,
    _place: TempDir,
    options: Vec<(&'static str, String)>,
    listen: String,
}

impl Ordering {
    fn at(pebble: &Pebble, more: &[(&'static str, String)]) -> Self {
        let place = place();
        let database = place.path().join("polls.db");
        Self::on(database.to_str().unwrap(), place, pebble, more)
    }

    fn on(database: &str, place: TempDir, pebble: &Pebble, more: &[(&'static str, String)]) -> Self {
        let mut options = vec![
            ("acme_directory", pebble.directory.clone()),
            ("acme_ca_file", pebble.own_certificate()),
            ("acme_contact", "it@polls.example".to_owned()),
            ("public_url", format!("https://{HOST}")),
        ];
        options.extend_from_slice(more);
        let site = Site::on(database);
        Self { site, _place: place, options, listen: format!("127.0.0.1:{}", pebble.tls_port) }
    }

    fn node(&self) -> Node {
        self.node_at(&self.listen)
    }

    fn node_at(&self, listen: &str) -> Node {
        let options: Vec<(&str, &str)> =
            self.options.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.site.node_at(listen, &options)
    }

    /// Waits until a certificate that the root vouches for is shown, other than this one.
    fn trusted(&self, node: &Node, root: &[u8], other_than: Option<&[u8]>) -> Vec<u8> {
        for _ in 0..1_200 {
            if let Ok(connection) = Connection::open(&self.listen, HOST, &["http/1.1"], Some(root))
                && Some(connection.certificate().as_slice()) != other_than
            {
                return connection.certificate();
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("no certificate: {}", node.log());
    }
}

#[test]
fn a_certificate_is_ordered_by_tls_alpn_and_serves_after_a_restart_without_the_authority() {
    let Some(mut pebble) = Pebble::start(86_400, None) else { return };
    let site = Ordering::at(&pebble, &[("acme_names", "polls.example, www.polls.example".to_owned())]);
    let node = site.node();
    let first = Connection::open(&site.listen, HOST, &[], None).unwrap().certificate();
    let root = pebble.root();
    let shown = site.trusted(&node, &root, Some(&first));
    let also = Connection::open(&site.listen, "www.polls.example", &[], Some(&root)).unwrap();
    assert_eq!(also.certificate(), shown, "one certificate has both names");
    drop(node);
    pebble.stop();
    let node = site.node();
    assert_eq!(site.trusted(&node, &root, None), shown, "it is kept in the database");
}

#[test]
fn a_certificate_is_ordered_by_http_as_a_known_customer_and_renewed_before_it_ends() {
    let Some(pebble) = Pebble::start(12, Some(CUSTOMER)) else { return };
    let site = Ordering::at(
        &pebble,
        &[
            ("acme_challenge", "http-01".to_owned()),
            ("http_redirect_listen", format!("127.0.0.1:{}", pebble.http_port)),
            ("acme_eab_key_id", CUSTOMER.0.to_owned()),
            ("acme_eab_key", CUSTOMER.1.to_owned()),
        ],
    );
    let node = site.node();
    let root = pebble.root();
    let first = site.trusted(&node, &root, None);
    let second = site.trusted(&node, &root, Some(&first));
    assert_ne!(first, second);
}

#[test]
fn a_node_answers_the_authority_for_another_that_orders_and_both_show_the_certificate() {
    let Some(db) = TestStore::postgres_with(MIGRATIONS) else { return };
    let Some(pebble) = Pebble::start(86_400, None) else { return };
    let site = Ordering::on(db.url(), place(), &pebble, &[]);
    // The authority comes to the address of the second, which starts while the first one waits for others to know.
    let first = site.node_at("127.0.0.1:0");
    let second = site.node();
    let root = pebble.root();
    let shown = site.trusted(&second, &root, None);
    // Mostly the first one, unless this machine is so busy that the second is quicker.
    let orders = [&first, &second].into_iter().filter(|node| node.log().contains("acme: account")).count();
    assert_eq!(orders, 1, "one of them orders: {}{}", first.log(), second.log());
    let address = first.address.strip_prefix("https://").unwrap();
    let mut same = false;
    for _ in 0..600 {
        same = Connection::open(address, HOST, &[], Some(&root))
            .is_ok_and(|connection| connection.certificate() == shown);
        if same {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(same, "{}", first.log());
}

#[test]
fn a_site_that_goes_on_with_other_keys_orders_another_certificate() {
    let Some(pebble) = Pebble::start(12, None) else { return };
    let site = Ordering::at(&pebble, &[]);
    let node = site.node();
    let root = pebble.root();
    let first = site.trusted(&node, &root, None);
    drop(node);
    site.site.forget_keys();
    let node = site.node();
    site.trusted(&node, &root, Some(&first));
    assert_eq!(node.log().matches("sealed with keys that are gone").count(), 1, "{}", node.log());
}

#[test]
fn an_authority_that_refuses_is_told_and_not_asked_again_at_once() {
    let Some(pebble) = Pebble::start(86_400, Some(CUSTOMER)) else { return };
    let site = Ordering::at(&pebble, &[]);
    let node = site.node();
    while !node.log().contains("acme: no certificate") {
        std::thread::sleep(Duration::from_millis(50));
    }
    let log = node.log();
    assert!(log.contains("externalAccountRequired"), "{log}");
    assert!(Connection::open(&site.listen, HOST, &[], None).is_ok(), "connections come about meanwhile");
    drop(node);
    // Another node, or this one again, keeps to it: what was tried is in the database.
    let node = site.node();
    std::thread::sleep(Duration::from_secs(3));
    assert!(!node.log().contains("acme: no certificate"), "{}", node.log());
}
