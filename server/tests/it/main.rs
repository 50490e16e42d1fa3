//! The whole server through its front door: requests in, answers out. One binary; files mirror
//! what a person does. The cast stands in [`support::world`].

mod access;
mod bad_input;
mod budget;
mod cache;
mod crawl;
mod desk;
mod headers;
mod hosts;
mod process;
mod public;
mod sign_in;
mod support;
