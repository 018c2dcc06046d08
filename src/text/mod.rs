//! Language files and Norwegian number formatting.
