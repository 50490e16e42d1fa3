//! Pages residents read. Each handler loads in named steps from one snapshot and gives a screen;
//! none of them can reach a draft.

pub mod about;
pub mod asking;
pub mod campaigns;
pub mod category;
pub mod contact;
pub mod dated;
pub mod find;
pub mod frame;
pub mod guides;
pub mod home;
pub mod introduction;
pub mod item;
pub mod map;
pub mod media;
pub mod news;
pub mod pages;
pub mod print;
pub mod province;
pub mod shared;
pub mod teams;
pub mod tracking;
