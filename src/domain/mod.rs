//! What the field's words mean: pure data and rules, no files, no egui.
