//! HTTP: from a request to bytes.
//!
//! Read [`routes`] for every address with who may use it, and [`service`] for the way a request
//! takes.

pub mod address;
pub mod allowance;
pub mod app;
pub mod assets;
pub mod bytes;
pub mod cache;
pub mod cached;
pub mod compress;
pub mod desk;
pub mod form;
pub mod form_body;
pub mod known_query;
pub mod listen;
pub mod metrics;
pub mod province;
pub mod public;
pub mod public_form;
pub mod range;
pub mod reference;
pub mod respond;
pub mod route;
mod router;
pub mod routes;
pub mod service;
pub mod shelf;
pub mod target;
pub mod throttle;
pub mod upload;
