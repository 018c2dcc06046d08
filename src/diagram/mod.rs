//! The model's geometry and picture: pure functions on domain values, in diagram points.

pub mod arrange;
pub mod convert;
pub mod hit;
pub mod look;
pub mod reading;
pub mod route;
pub mod snap;
pub mod template;
pub mod view;

mod elbow;
mod learning_loop;
mod picture;

pub use picture::{plain_scene, scene};
pub use view::{View, bounds};

/// A point: x, y.
pub type Point = [f32; 2];
