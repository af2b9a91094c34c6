//! The finished site: on nginx, Apache and Caddy, as the build configures them, and on the local server, which answer every
//! request of one table in the same way; what search engines find in its pages, and what a browser needs to install it.

mod apache;
mod caddy;
mod client;
mod clinics;
mod found;
mod manifest;
mod nginx;
mod numbers;
mod server;
mod table;

use client::Request;
use server::dist;
use table::{Kind, Server};

#[test]
fn nginx_serves_the_site() {
    let (dist, nginx) = (dist(), nginx::at_root());
    let server = Server::new(&dist, "/", nginx.port, Kind::Nginx);
    server.check();

    // A browser that asks whether its copy is still good is told so, with the headers of the first answer.
    let first = Request::get("/").send(nginx.port);
    let again = Request::get("/").with("If-None-Match", first.all("ETag")[0]);
    let response = again.send(nginx.port);
    assert_eq!((response.status, response.body.len()), (304, 0));
    assert_eq!(response.all("Cache-Control"), ["no-cache"]);
    server.check_security(&again, &response);
}

#[test]
fn nginx_serves_the_site_under_a_path() {
    let (dist, nginx) = (dist(), nginx::at("/legs/"));
    let server = Server::new(&dist, "/legs/", nginx.port, Kind::Nginx);
    server.check();

    let request = Request::get("/legs");
    let response = request.send(nginx.port);
    assert_eq!((response.status, response.all("Location")), (301, vec!["/legs/"]));
    server.check_security(&request, &response);
}

#[test]
fn nginx_without_its_brotli_module_sends_gzip() {
    let nginx = nginx::without_brotli();
    let response = Request::get("/").with("Accept-Encoding", "gzip, br").send(nginx.port);
    assert_eq!((response.status, response.all("Content-Encoding")), (200, vec!["gzip"]));
}

#[test]
fn apache_serves_the_site() {
    let (dist, apache) = (dist(), apache::at_root());
    Server::new(&dist, "/", apache.port, Kind::Apache).check();
}

#[test]
fn apache_serves_the_site_under_a_path() {
    let (dist, apache) = (dist(), apache::at("/legs/"));
    Server::new(&dist, "/legs/", apache.port, Kind::Apache).check();
}

#[test]
fn caddy_serves_the_site() {
    let (dist, caddy) = (dist(), caddy::at_root());
    Server::new(&dist, "/", caddy.port, Kind::Caddy).check();
}

#[test]
fn caddy_serves_the_site_under_a_path() {
    let (dist, caddy) = (dist(), caddy::at("/legs/"));
    Server::new(&dist, "/legs/", caddy.port, Kind::Caddy).check();
}

#[test]
fn the_local_server_says_the_same() {
    let dist = dist();
    let handle = legcheck_local_server::start(&dist, 0).unwrap();
    Server::new(&dist, "/", handle.addr().port(), Kind::Local).check();
    handle.stop();
}
