//! The finished site: on nginx, as the build configures it, and on the local server, which answer every request of one
//! table in the same way; what search engines find in its pages, and what
//! a browser needs to install it.

mod client;
mod clinics;
mod found;
mod manifest;
mod server;
mod table;

use client::Request;
use server::{dist, Nginx};
use table::Server;

#[test]
fn nginx_serves_the_site() {
    let (dist, nginx) = (dist(), Nginx::at_root());
    let server = Server { dist: &dist, base: "/", port: nginx.port, compresses: false };
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
    let (dist, nginx) = (dist(), Nginx::at("/legs/"));
    let server = Server { dist: &dist, base: "/legs/", port: nginx.port, compresses: false };
    server.check();

    let request = Request::get("/legs");
    let response = request.send(nginx.port);
    assert_eq!((response.status, response.all("Location")), (301, vec!["/legs/"]));
    server.check_security(&request, &response);
}

#[test]
fn nginx_without_its_brotli_module_sends_gzip() {
    let nginx = Nginx::without_brotli();
    let response = Request::get("/").with("Accept-Encoding", "gzip, br").send(nginx.port);
    assert_eq!((response.status, response.all("Content-Encoding")), (200, vec!["gzip"]));
}

#[test]
fn the_local_server_says_the_same() {
    let dist = dist();
    let handle = xtask::serve::start(&dist, 0).unwrap();
    Server { dist: &dist, base: "/", port: handle.addr().port(), compresses: true }.check();
    handle.stop();
}
