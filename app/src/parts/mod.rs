//! Pieces that several screens share.

pub(crate) mod dated;
pub(crate) mod form;
pub(crate) mod news;
pub(crate) mod pager;
pub(crate) mod reach;
pub(crate) mod ways_out;
