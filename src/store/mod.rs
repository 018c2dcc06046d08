//! The project file (*.tavle) and everything that keeps it safe: format, migrations, opening and
//! saving, the journal, locks, earlier versions, merging, and looking a file through.

mod beside;
pub mod check;
mod file;
mod format;
pub mod journal;
mod limits;
mod lock;
pub mod merge;
mod migrate;
mod saves;
pub mod session;
pub mod versions;
pub mod watch;

pub use beside::beside;
pub use file::{
    EXTENSION, Saved, StoreError, board_from, bytes_of, id_of, open, open_board, read_board,
    read_bytes, save, to_bytes,
};
pub use format::{Board, VERSION};
pub use limits::{Counted, TooMany};
pub use lock::{Holder, Lock, LockError};
pub use saves::{SaveId, Saves};
