//! Answers `hello` to everything: `hello PORT WORKERS`.

use actix_web::{App, HttpServer, web};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<u16>());
    let (Some(Ok(port)), Some(Ok(workers))) = (numbers.next(), numbers.next()) else {
        return Err(std::io::Error::other("usage: hello PORT WORKERS"));
    };
    HttpServer::new(|| App::new().default_service(web::to(|| async { "hello" })))
        .workers(usize::from(workers))
        .bind(("127.0.0.1", port))?
        .run()
        .await
}
