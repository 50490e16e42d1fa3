//! What may happen, and how often it is tried.

use domain::item::Step;
use proptest::prelude::*;

use super::page::Sending;
use super::stage::{EVERYBODY, Who};

/// One thing somebody does, or time.
#[derive(Clone, Debug)]
pub(super) enum Deed {
    /// Opens the item in a window.
    Open { window: usize },
    /// Types in it.
    Type { window: usize, how: u8 },
    /// Types perhaps, and sends what is typed; the answer may not arrive.
    Send { window: usize, how: Option<u8>, sending: Sending, tells_base: bool, is_heard: bool },
    /// Goes on typing, and the page goes on saving.
    GoOn { window: usize, how: Vec<u8> },
    /// Types and sends it, and it is held up on its way.
    Hold { window: usize, how: u8, is_auto: bool },
    /// What was held up arrives, or arrives once more.
    Arrive { which: u8, again: bool },
    /// Takes a step; `is_late` when somebody changed the item since they looked.
    Take { who: Who, step: Step, is_late: bool },
    /// Sets the moment of publication.
    Schedule { who: Who, minutes: i64, is_late: bool },
    /// Sets or clears the last moment.
    Expire { who: Who, minutes: Option<i64>, is_late: bool },
    /// Takes it back, with or without leaving it readable.
    Withdraw { who: Who, in_error: bool, is_late: bool },
    /// Brings an old text back.
    Restore { who: Who, which: u8, is_late: bool },
    /// Names a saved text.
    Name { who: Who, which: u8 },
    /// Decides whether people may approve texts of their own.
    Rule { is_strict: bool },
    /// Time passes, and somebody may look what is due.
    Pass { seconds: i64, looks: bool },
}

/// Whose windows are open; two of the first writer's.
pub(super) const WINDOWS: [Who; 4] = [Who::Writer, Who::SecondWriter, Who::Approver, Who::Writer];

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        2 => Just(Who::Writer),
        1 => Just(Who::SecondWriter),
        4 => Just(Who::Approver),
        3 => Just(Who::Administrator),
        1 => prop::sample::select(EVERYBODY.to_vec()),
    ]
}

fn late() -> impl Strategy<Value = bool> {
    prop::bool::weighted(0.1)
}

fn sending() -> impl Strategy<Value = Sending> {
    prop_oneof![4 => Just(Sending::ByItself), 2 => Just(Sending::ByHand), 1 => Just(Sending::Plainly)]
}

fn minutes() -> impl Strategy<Value = i64> {
    prop::sample::select(vec![1, 5, 30, 90, 1500])
}

/// Steps that take nothing but the item.
fn plain() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => Just(Step::Submit),
        1 => Just(Step::Recall),
        1 => Just(Step::Return),
        5 => Just(Step::Publish),
        1 => Just(Step::Unschedule),
        1 => Just(Step::Archive),
        1 => Just(Step::Unarchive),
    ]
}

pub(super) fn deed() -> impl Strategy<Value = Deed> {
    // Mostly one window, so that texts of a page follow and overtake each other.
    let window = || prop_oneof![2 => Just(0), 3 => 0..WINDOWS.len()];
    prop_oneof![
        // The least of them first: a failing play becomes simpler by it.
        5 => (prop::sample::select(vec![1, 60, 240, 660, 5400, 90_000]), prop::bool::weighted(0.8))
            .prop_map(|(seconds, looks)| Deed::Pass { seconds, looks }),
        3 => window().prop_map(|window| Deed::Open { window }),
        2 => (window(), any::<u8>()).prop_map(|(window, how)| Deed::Type { window, how }),
        14 => (window(), prop::option::weighted(0.8, any::<u8>()), sending(), any::<bool>(), prop::bool::weighted(0.8))
            .prop_map(|(window, how, sending, tells_base, is_heard)| Deed::Send { window, how, sending, tells_base, is_heard }),
        6 => (window(), prop::collection::vec(any::<u8>(), 2..5)).prop_map(|(window, how)| Deed::GoOn { window, how }),
        5 => (window(), any::<u8>(), prop::bool::weighted(0.6))
            .prop_map(|(window, how, is_auto)| Deed::Hold { window, how, is_auto }),
        4 => (any::<u8>(), prop::bool::weighted(0.3)).prop_map(|(which, again)| Deed::Arrive { which, again }),
        10 => (who(), plain(), late()).prop_map(|(who, step, is_late)| Deed::Take { who, step, is_late }),
        5 => (who(), minutes(), late()).prop_map(|(who, minutes, is_late)| Deed::Schedule { who, minutes, is_late }),
        4 => (who(), prop::option::weighted(0.8, minutes()), late())
            .prop_map(|(who, minutes, is_late)| Deed::Expire { who, minutes, is_late }),
        4 => (who(), any::<bool>(), late()).prop_map(|(who, in_error, is_late)| Deed::Withdraw { who, in_error, is_late }),
        2 => (who(), any::<u8>(), late()).prop_map(|(who, which, is_late)| Deed::Restore { who, which, is_late }),
        1 => (who(), any::<u8>()).prop_map(|(who, which)| Deed::Name { who, which }),
        1 => any::<bool>().prop_map(|is_strict| Deed::Rule { is_strict }),
    ]
}
