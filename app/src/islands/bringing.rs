//! Bringing files from a page: one after the other, each with its progress, its outcome in a sentence, and another try
//! where one may help. What a picture needs to be shown is asked for until it is prepared.
//!
//! `porter` carries, `sending` is one request, `arrival` what an answer says, `lookout` asks again and again, `asking`
//! asks once. `list` is what a person sees of it.

#[cfg(any(feature = "hydrate", test))]
pub(super) mod arrival;
#[cfg(feature = "hydrate")]
pub(super) mod asking;
mod list;
#[cfg(feature = "hydrate")]
pub(super) mod lookout;
#[cfg(any(feature = "hydrate", test))]
mod patience;
#[cfg(feature = "hydrate")]
pub(super) mod porter;
mod samples;
#[cfg(feature = "hydrate")]
mod sending;

use leptos::prelude::*;

pub(super) use self::list::list;
pub(super) use self::samples::samples;
use crate::shelf::{ShelfPicture, TakenFile};

/// The files on their way, as the page shows them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// In the order in which they were brought.
    pub(super) rows: RwSignal<Vec<Row>>,
    /// What is said aloud, the newest last: one sentence for each outcome.
    pub(super) heard: RwSignal<Vec<(u32, String)>>,
}

/// One file. What it holds outlives the part of the page in which it was brought: a panel closes while files are sent.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) id: u32,
    /// As its owner calls it.
    pub(super) name: String,
    pub(super) stand: ArcRwSignal<Stand>,
    /// How much of it is sent, of 100.
    pub(super) percent: ArcRwSignal<u8>,
}

/// Where a file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Others go before.
    Queued,
    Sending,
    /// The connection is away; it goes on by itself.
    Away,
    /// Something broke off; another try may help.
    Broken(&'static str),
    /// It cannot be taken; another try says the same.
    Refused(String),
    /// It is in the library, and what it needs to be shown is made.
    Preparing(TakenFile, String),
    /// It is in the library; a picture with how it looks.
    Taken(TakenFile, String, Option<ShelfPicture>),
}

impl Way {
    pub(super) fn new() -> Self {
        Self { rows: RwSignal::new(Vec::new()), heard: RwSignal::new(Vec::new()) }
    }

    /// Lines about what is over go.
    #[cfg(feature = "hydrate")]
    pub(super) fn forget_ended(self) {
        let is_over =
            |row: &Row| row.stand.with_untracked(|stand| matches!(stand, Stand::Taken(..) | Stand::Refused(_)));
        self.rows.update(|rows| rows.retain(|row| !is_over(row)));
    }
}
