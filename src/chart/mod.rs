//! Chart description -> series -> placed -> scene -> SVG and PNG.
