//! The project file (*.tavle).
