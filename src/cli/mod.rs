//! Headless commands, one file each, over the same library.
