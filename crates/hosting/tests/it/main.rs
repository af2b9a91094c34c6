//! The server files, compared with reviewed snapshots, and what is written into a site.

mod snapshots;
mod written;
