//! What tests share: the cast, and a way to ask and to look at answers.

pub mod answer;
pub mod client;
pub mod world;
