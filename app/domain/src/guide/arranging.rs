//! What an editor does with the steps of a guide, one button at a time.

use super::{Guide, Step};

/// A deed on the steps; places count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// Takes a step to another place; those between close up.
    Move {
        /// Where it stands.
        from: usize,
        /// Where it is to stand.
        to: usize,
    },
    /// A new step behind all others.
    Add(Box<Step>),
    /// Another step in the place of one.
    Replace(usize, Box<Step>),
    /// Takes a step away.
    Remove(usize),
}

impl Guide {
    /// The guide after a deed; `None` where there is no such step.
    pub fn arranged(&self, deed: Arrangement) -> Option<Self> {
        let mut guide = self.clone();
        let count = guide.steps.len();
        match deed {
            Arrangement::Move { from, to } if from < count && to < count => {
                let step = guide.steps.remove(from);
                guide.steps.insert(to, step);
            }
            Arrangement::Add(step) => guide.steps.push(*step),
            Arrangement::Replace(at, step) => *guide.steps.get_mut(at)? = *step,
            Arrangement::Remove(at) if at < count => {
                guide.steps.remove(at);
            }
            Arrangement::Move { .. } | Arrangement::Remove(_) => return None,
        }
        Some(guide)
    }

    /// Whether the text made of it reads as the same steps. A text of a step with a heading or with a frame that nobody
    /// closed would take other steps along.
    pub fn holds(&self) -> bool {
        Self::parse(&self.compose()).steps.len() == self.steps.len()
    }
}
