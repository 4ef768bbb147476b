//! bitpoll.
