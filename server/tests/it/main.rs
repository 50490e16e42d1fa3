//! The whole server through its front door: requests in, answers out. One binary; files mirror
//! what a person does. The cast stands in [`support::world`].

#![expect(clippy::expect_used, reason = "a test that cannot go on says why and fails")]

mod access;
mod account;
mod account_factors;
mod activities;
mod alerts;
mod appearance;
mod approval;
mod audit_trail;
mod autosave;
mod backup;
mod bad_input;
mod beside;
mod budget;
mod cache;
mod campaigns;
mod content;
mod crawl;
mod desk;
mod directives;
mod equipment;
mod errors;
mod facts;
mod guides;
mod headers;
mod help;
mod help_requests;
mod hosts;
mod import;
mod interleavings;
mod kept;
mod library;
mod liveliness;
mod mail;
mod moments;
mod operate;
mod passkeys;
mod passwords;
mod people;
mod platform;
mod portal;
mod practice;
mod process;
mod public;
mod revisions;
mod second_step;
mod sign_in;
mod style_guide;
mod support;
mod suspension;
mod team_import;
mod teams;
mod weekly;
mod word;
