//! Bodies and queries of requests: what is read says the same when it is written and read again.
#![no_main]

use std::fmt::Write;

use bitpoll::secrets::GuestToken;
use bitpoll::web::form::Form;
use libfuzzer_sys::fuzz_target;

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "%{byte:02x}");
        out
    })
}

fuzz_target!(|body: &[u8]| {
    if let Ok(form) = Form::parse(body) {
        let pairs: Vec<_> =
            form.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
        assert_eq!(Form::parse(pairs.join("&").as_bytes()).as_ref(), Ok(&form));
        for (name, _) in form.iter() {
            assert!(form.has(name) && form.all(name).next() == Some(form.get(name)));
            assert!(form.prefixed("a").all(|(rest, _)| form.has(&format!("a{rest}"))));
        }
    }
    if let Ok(cookie) = std::str::from_utf8(body) {
        let guest = GuestToken::from_cookie(cookie);
        assert!(guest.is_none_or(|guest| GuestToken::from_cookie(&guest.to_cookie()).is_some()));
    }
});
