//! The desk on the studio host: where a unit's people write. Works without script.

pub mod appearance;
pub mod audit_trail;
pub mod categories;
pub mod editor;
pub mod facts;
pub mod guard;
pub mod held;
pub mod home;
pub mod items;
pub mod message;
pub mod officers;
pub mod platform;
pub mod preview;
pub mod request;
pub mod revisions;
pub mod session;
pub mod set_password;
pub mod sign_in;
pub mod style_guide;
pub mod withdrawal;
