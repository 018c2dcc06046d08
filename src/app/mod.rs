//! The window (egui).
