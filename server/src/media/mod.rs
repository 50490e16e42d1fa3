//! Pictures and files: what is accepted, preparing pictures beside the requests, and letting go of bytes nobody needs.
//!
//! - [`accept`] says by its content what somebody brought, or why it cannot be taken.
//! - [`preparing`] makes the sizes of pictures, at most two at once.
//! - [`orphans`] lets go of bytes no library names.

pub mod accept;
pub mod orphans;
pub mod preparing;
