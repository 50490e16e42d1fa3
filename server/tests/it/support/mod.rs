//! What tests share: the cast, and a way to ask and to look at answers.

pub(crate) mod answer;
pub(crate) mod client;
pub(crate) mod media;
pub(crate) mod passkey;
pub(crate) mod province;
pub(crate) mod workbook;
pub(crate) mod world;
