//! The letters to a unit about a directive.

use super::Reminder;

/// What a letter to a unit is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DirectiveLetter {
    /// It is to be done.
    Sent,
    /// The deadline is near.
    Soon,
    /// It is past.
    Late,
    /// The province asks where it is.
    Asked,
    /// What was reported does not suffice.
    Returned,
    /// Nothing is to be done any more.
    TakenBack,
}

impl DirectiveLetter {
    /// Every letter.
    pub const ALL: [Self; 6] = [Self::Sent, Self::Soon, Self::Late, Self::Asked, Self::Returned, Self::TakenBack];

    /// The stored form, ASCII and stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Soon => "soon",
            Self::Late => "late",
            Self::Asked => "asked",
            Self::Returned => "returned",
            Self::TakenBack => "taken_back",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.code() == code)
    }

    /// Which of the reminders that go by themselves it is.
    pub fn reminder(self) -> Option<Reminder> {
        match self {
            Self::Soon => Some(Reminder::Soon),
            Self::Late => Some(Reminder::Late),
            Self::Sent | Self::Asked | Self::Returned | Self::TakenBack => None,
        }
    }
}

impl From<Reminder> for DirectiveLetter {
    fn from(reminder: Reminder) -> Self {
        match reminder {
            Reminder::Soon => Self::Soon,
            Reminder::Late => Self::Late,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_reads_back_from_its_code_and_reminders_are_letters() {
        for letter in DirectiveLetter::ALL {
            assert_eq!(DirectiveLetter::from_code(letter.code()), Some(letter));
        }
        assert_eq!(DirectiveLetter::from_code("x"), None);
        for reminder in [Reminder::Soon, Reminder::Late] {
            assert_eq!(DirectiveLetter::from(reminder).reminder(), Some(reminder));
        }
        assert_eq!(DirectiveLetter::Asked.reminder(), None);
    }
}
