//! For how long it is asked what became of something.

use std::collections::BTreeMap;

use crate::shelf::ShelfAnswer;

/// Asked about every other second: three minutes.
const MOST: u8 = 90;

/// Keys told of at once, at most; the server looks at no more.
const AT_ONCE: usize = 100;

/// Keys that are not told of yet, each with how often it will still be asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Patience(BTreeMap<String, u8>);

impl Patience {
    pub(super) fn want(&mut self, key: String) {
        self.0.insert(key, MOST);
    }

    /// What is to be asked about now.
    pub(super) fn asked(&self) -> Vec<String> {
        self.0.keys().take(AT_ONCE).cloned().collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Hears an answer, or that there was none; tells which of the asked there is nothing more to hear about, though
    /// they were not told of: they are unknown, could not be read, or took too long.
    pub(super) fn hear(&mut self, asked: &[String], answer: Option<&ShelfAnswer>) -> Vec<String> {
        let mut lost = Vec::new();
        for key in asked {
            let is_still_waiting = answer.is_none_or(|answer| answer.waiting.contains(key));
            if answer.is_some_and(|answer| is_told(answer, key)) {
                self.0.remove(key);
            } else if !(is_still_waiting && self.is_worth_another(key)) && self.0.remove(key).is_some() {
                lost.push(key.clone());
            }
        }
        lost
    }

    fn is_worth_another(&mut self, key: &str) -> bool {
        let Some(left) = self.0.get_mut(key) else { return false };
        *left = left.saturating_sub(1);
        *left > 0
    }
}

fn is_told(answer: &ShelfAnswer, key: &str) -> bool {
    answer.pictures.iter().any(|picture| picture.key == *key)
        || answer.documents.iter().any(|document| document.key == *key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::{ShelfDocument, ShelfPicture};

    fn wanting(keys: &[&str]) -> Patience {
        let mut patience = Patience::default();
        for key in keys {
            patience.want((*key).to_owned());
        }
        patience
    }

    #[test]
    fn what_is_told_or_unknown_is_not_asked_again() {
        let mut patience = wanting(&["anh", "tep", "cho", "la"]);
        let answer = ShelfAnswer {
            pictures: vec![ShelfPicture { key: "anh".to_owned(), ..ShelfPicture::default() }],
            documents: vec![ShelfDocument { key: "tep".to_owned(), ..ShelfDocument::default() }],
            waiting: vec!["cho".to_owned()],
            ..ShelfAnswer::default()
        };
        let asked = patience.asked();
        assert_eq!(patience.hear(&asked, Some(&answer)), ["la"]);
        assert_eq!(patience.asked(), ["cho"]);
        assert_eq!(patience.hear(&["khac".to_owned()], Some(&answer)), [""; 0], "never wanted");
    }

    #[test]
    fn it_ends() {
        let mut patience = wanting(&["cho"]);
        let (asked, waiting) =
            (patience.asked(), ShelfAnswer { waiting: vec!["cho".to_owned()], ..ShelfAnswer::default() });
        let mut times = 0;
        while !patience.is_empty() {
            // Every other answer never comes.
            let lost = patience.hear(&asked, (times % 2 == 0).then_some(&waiting));
            times += 1;
            assert_eq!(lost.is_empty(), times < u32::from(MOST), "{times}");
        }
        assert_eq!(times, u32::from(MOST));
    }
}
