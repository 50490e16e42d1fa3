//! The Markdown renderer against outside collections of examples, hostile input, and its own rules.

mod blocks;
mod commonmark_spec;
mod data;
mod hostile;
mod house_rules;
mod pictures;
mod properties;
mod sanitizer;
mod scanner;
