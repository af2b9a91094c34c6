//! How the site is served: the single source for the local server, the tests, and the configuration of nginx, Caddy,
//! Apache and static hosts.

pub mod base;
pub mod compress;
pub mod emit;
pub mod files;
pub mod headers;
pub mod mime;
pub mod policy;
pub mod write;
