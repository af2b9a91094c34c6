//! What a person carries away from a check.
