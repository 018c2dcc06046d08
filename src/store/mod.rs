//! The project file (*.tavle): format, migrations, opening and saving.

mod file;
mod format;

pub use file::{EXTENSION, StoreError, open, read_bytes, save, to_bytes};
