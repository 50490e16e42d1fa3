//! Texts from other programs on their way into Markdown.

mod html;
mod pasted;
mod reading;
mod round_trip;
