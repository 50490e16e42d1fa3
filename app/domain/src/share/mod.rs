//! Shared items: written at one desk, shown on the pages of other units, each in its own voice.
//!
//! A share binds an item to those it is for; each of them has a row of its own that says what became of it there. What
//! they show is always the source's public text, with what they added or wrote in its place, so nothing that is taken
//! back at its source stays anywhere.

mod adaptation;
mod audience;
mod form;
mod reception;

pub use self::adaptation::{Adaptation, Overridable, Overrides, SourceText, Voice};
pub use self::audience::{Audience, CHOOSABLE};
pub use self::form::{AdaptationField, AdaptationForm, DeclineReason, ShareField, ShareForm, ShareTerms};
pub use self::reception::{Mode, Reception, first_reception};

/// Our own number for a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShareId(pub i64);

/// Our own number for a standing wish to receive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubscriptionId(pub i64);
