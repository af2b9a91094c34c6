//! How the site is served: the one source for the local server, for the tests, and for the files that tell nginx, Caddy,
//! Apache and the hosts of static sites the same.

pub mod base;
pub mod compress;
pub mod emit;
pub mod files;
pub mod headers;
pub mod mime;
pub mod policy;
pub mod write;
