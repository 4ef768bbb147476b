//! bitpoll.
fn main() {}
