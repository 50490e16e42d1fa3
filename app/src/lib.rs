//! Screens, parts, islands and typed paths: what people see, true without a machine.
//!
//! Read [`paths`] for the addresses and [`screens`] for the pages; [`document`] makes a page of a
//! screen. To look at every screen: `cargo run -p app --features ssr --example gallery -- FOLDER`.

pub mod colours;
pub mod document;
pub mod islands;
pub mod parts;
pub mod paths;
pub mod screens;
pub mod shelf;
