//! One mutation, one action: check, rule, write, revision, audit and version bump in one
//! transaction. The web, the command line and jobs call the same functions.

pub mod audit_detail;
pub mod categories;
pub mod facts;
pub mod import;
pub mod model_site;
pub mod officers;
pub mod palette;
pub mod people;
pub mod publication;
pub mod revisions;
pub mod sessions;
pub mod units;
pub mod withdrawal;
pub mod writing;
