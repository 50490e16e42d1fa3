//! Word files: made here part by part, real ones, and hostile ones.

mod builder;
mod data;
mod hostile;
mod left_out;
mod legacy;
mod mutated;
mod official;
mod structure;
mod tables_and_pictures;
