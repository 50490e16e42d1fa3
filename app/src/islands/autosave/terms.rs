//! The words in which the machine and the page talk to each other.

use super::answer::Moved;
use super::status::Status;
use super::values::Values;

/// The form, as it stands at this moment.
pub(crate) trait Form {
    /// The values of the item's fields.
    fn values(&self) -> Values;
    /// Whether an input method is in the middle of a word: then nobody may touch the field.
    fn is_composing(&self) -> bool;
}

/// A saved text, and by what the server knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Base {
    /// `None` on a page that shows a refused form again: what is saved is not on it.
    pub(crate) values: Option<Values>,
    /// `None` for a new item.
    pub(crate) version: Option<i64>,
    pub(crate) number: Option<i32>,
}

/// A text to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// Grows by one with each request of a page.
    pub(crate) turn: u32,
    pub(crate) version: Option<i64>,
    pub(crate) number: Option<i32>,
    pub(crate) values: Values,
    /// The text ours began with, where the server asked for it.
    pub(crate) base: Option<Values>,
}

/// What the page has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Send(Request),
    /// Gives up the request under way.
    Abort,
    /// Writes these into the hidden fields of every form.
    Adopt {
        version: i64,
        number: i32,
    },
    /// The item has got an address.
    Move(Moved),
    /// Puts values into the controls.
    Fill(Values),
    /// Makes the copy in this browser agree with the form.
    Keep,
    Say(Status),
    /// The form that was held may go.
    Release,
    /// The form that was held must not go.
    Detain,
}
