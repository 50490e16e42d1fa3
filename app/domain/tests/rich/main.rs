//! Texts from other programs on their way into Markdown.

mod reading;
mod round_trip;
