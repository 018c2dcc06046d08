//! Geometry of the model: routing, snapping, scene.

pub mod template;
