//! Real files, each with what is known about it. A file that is not in the table fails.
