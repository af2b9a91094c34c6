//! The files for web servers, as a person has read them, and what is written into a site.

mod snapshots;
mod written;
