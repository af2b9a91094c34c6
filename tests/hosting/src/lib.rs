//! The finished site, served by nginx and by the local server: see `tests/`.
