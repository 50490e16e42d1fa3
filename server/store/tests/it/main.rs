//! Every behaviour of the store, on both engines.
//!
//! SQLite always runs. PostgreSQL runs when `TRANGXA_TEST_POSTGRES` holds the address of a database from which others
//! may be created; without it those tests say `SKIPPED`, or fail when `TRANGXA_TEST_ALL=1`.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test, in what a test calls as well")]

#[macro_use]
mod ground;
mod deeds;
mod texts;
mod world;

mod activities;
mod addresses;
mod alerts;
mod audit_trail;
mod beside;
mod blocks;
mod campaigns;
mod categories;
mod dated;
mod desk_list;
mod desk_search;
mod digests;
mod directives;
mod doors;
mod equipment;
mod growing;
mod help_requests;
mod import;
mod items;
mod kinds;
mod library;
mod liveliness;
mod migrating;
mod opening;
mod outbox;
mod pages;
mod people;
mod portal;
mod practice;
mod profile;
mod publication;
mod registry;
mod review;
mod revisions;
mod schedule;
mod schema;
mod sessions;
mod shares;
mod shares_model;
mod site;
mod snapshots;
mod teams;
mod twins;
mod unit_changes;
mod upgrading;
mod versions;
mod workflow;
mod writes;
