//! Printing that outlives its reader: `styringstavle … | head` ends the reading early, and what
//! the command is to do is done all the same.

/// A line on standard output.
macro_rules! say {
    ($($text:tt)*) => {{
        use std::io::Write as _;
        // Nobody is left to be told.
        let _ = writeln!(std::io::stdout(), $($text)*);
    }};
}

/// A line on standard error.
macro_rules! say_aside {
    ($($text:tt)*) => {{
        use std::io::Write as _;
        // Nobody is left to be told.
        let _ = writeln!(std::io::stderr(), $($text)*);
    }};
}

pub(super) use {say, say_aside};
