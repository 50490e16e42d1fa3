//! The copies, in the storage of the browser. It may be refused, full or gone at any moment.

use leptos::prelude::window;
use web_sys::Storage;

use super::copies::{Copies, Copy, PREFIX, key};
use super::values::Values;

/// Where the copies of one person's pages are.
#[derive(Debug)]
pub(crate) struct Shelf {
    person: i64,
    /// The page that keeps here.
    pub(crate) writer: String,
}

impl Shelf {
    pub(crate) fn new(person: i64, writer: String) -> Self {
        Self { person, writer }
    }

    /// Forgets what other people left in this browser, and what arrived at the server as the page shows it.
    /// A page that shows a refused form again tells nothing about what arrived.
    pub(crate) fn tidy(&self, path: &str, served: &Values, shown_again: bool) {
        let own = key(self.person, "");
        let here = key(self.person, path);
        for name in names() {
            if !name.starts_with(&own) {
                forget(&name);
            } else if !shown_again {
                change(&name, |copies| copies.drop_like(served, name != here));
            }
        }
    }

    /// The copies of a path.
    pub(crate) fn copies(&self, path: &str) -> Copies {
        storage()
            .and_then(|storage| storage.get_item(&key(self.person, path)).ok()?)
            .map_or_else(Copies::default, |entry| Copies::read(&entry))
    }

    /// Keeps a copy of this page; whether that worked.
    pub(crate) fn keep(&self, path: &str, copy: Copy) -> bool {
        change(&key(self.person, path), |copies| copies.put(copy))
    }

    /// Forgets copies whose form went and came back as the page shows it.
    pub(crate) fn drop_sent(&self, path: &str, values: &Values) {
        change(&key(self.person, path), |copies| copies.drop_like(values, true));
    }

    /// Forgets the copy of a page.
    pub(crate) fn drop_of(&self, path: &str, writer: &str) {
        change(&key(self.person, path), |copies| {
            copies.drop_of(writer);
        });
    }
}

/// Forgets everything of ours: whoever signs out leaves nothing on a shared computer.
pub(crate) fn forget_all() {
    for name in names() {
        forget(&name);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The names of all our entries, whoever's they are.
fn names() -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let length = storage.length().unwrap_or_default();
    (0..length).filter_map(|at| storage.key(at).ok()?).filter(|name| name.starts_with(PREFIX)).collect()
}

fn forget(name: &str) {
    if let Some(storage) = storage() {
        // Removing is not refused by a storage that could be had.
        let _ = storage.remove_item(name);
    }
}

/// Reads an entry, changes it and writes it where it differs; whether it stands as it should.
fn change(name: &str, how: impl FnOnce(&mut Copies)) -> bool {
    let Some(storage) = storage() else { return false };
    let before = storage.get_item(name).ok().flatten();
    let mut copies = before.as_deref().map_or_else(Copies::default, Copies::read);
    how(&mut copies);
    let after = copies.written();
    if after == before {
        return true;
    }
    match after {
        Some(entry) => storage.set_item(name, &entry).is_ok(),
        None => storage.remove_item(name).is_ok(),
    }
}
