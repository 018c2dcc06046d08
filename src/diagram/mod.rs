//! Geometry of the model: routing, snapping, scene.
