//! Gives the Windows executable its icon and version resource; does nothing elsewhere.
fn main() {}
