//! Answers `hello` to everything, on a free port that it prints: `hello WORKERS`.

use actix_web::{App, HttpServer, web};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let Some(Ok(workers)) = std::env::args().nth(1).map(|text| text.parse()) else {
        return Err(std::io::Error::other("usage: hello WORKERS"));
    };
    let server = HttpServer::new(|| App::new().default_service(web::to(|| async { "hello" })))
        .workers(workers)
        .bind(("127.0.0.1", 0))?;
    for address in server.addrs() {
        println!("hello is at http://{address}");
    }
    server.run().await
}
