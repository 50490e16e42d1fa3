//! One mutation, one action: check, rule, write, revision, audit and version bump in one
//! transaction. The web, the command line and jobs call the same functions.

pub mod account;
pub mod account_removal;
pub mod accounts;
pub mod audit_detail;
pub mod care;
pub mod categories;
pub mod categorising;
pub mod draft_links;
pub mod factors;
pub mod facts;
pub mod hamlets;
pub mod import;
pub mod invitations;
pub mod library;
pub mod model_site;
pub mod officers;
pub mod palette;
pub mod people;
pub mod presence;
pub mod publication;
pub mod remarks;
pub mod review;
pub mod revisions;
pub mod sessions;
pub mod staff;
pub mod steps;
pub mod team_import;
pub mod teams;
pub mod timekeeping;
pub mod units;
pub mod withdrawal;
pub mod word;
pub mod workflow;
pub mod writing;
