//! Pages residents read. Each handler loads in named steps from one snapshot and gives a screen;
//! none of them can reach a draft.

pub mod article;
pub mod frame;
pub mod home;
pub mod news;
