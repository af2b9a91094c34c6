//! Names of constants.

/// An id as the name of a constant: `weight-loss` as `WEIGHT_LOSS`.
pub fn constant(id: &str) -> String {
    let name = id.replace('-', "_").to_uppercase();
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name }
}
