//! A hash of all constants, so that bytes are never read by code that was compiled for other ids.

use crate::outputs::Build;

/// The parameters of the hash FNV-1a.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// Adds the hash of the constants so far, as one more constant and as a file.
pub fn write(build: &mut Build) {
    let constants = build.outputs.iter().filter(|output| output.name.ends_with(".rs"));
    let bytes = constants.flat_map(|output| &output.bytes);
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME)).to_le_bytes();
    let constant =
        format!("/// A hash of all constants that code includes.\npub const FINGERPRINT: [u8; 8] = {hash:?};\n");
    build.output("fingerprint.rs", constant);
    build.output("fingerprint", hash);
}
