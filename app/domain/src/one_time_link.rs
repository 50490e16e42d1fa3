//! Links that open one door once: what they are for, and how long they live.

/// What a one-time link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkPurpose {
    /// Setting a first password, handed over by whoever operates the machine.
    Password,
    /// Accepting an invitation: a name and a first password.
    Invitation,
    /// A new password for somebody who forgot theirs.
    Reset,
    /// Another address to sign in with, proven by the letter that carries the link.
    EmailChange,
}

impl LinkPurpose {
    const ALL: [Self; 4] = [Self::Password, Self::Invitation, Self::Reset, Self::EmailChange];

    /// The stored form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::EmailChange => "email_change",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    /// How long it lives, in seconds. An invited person may look at letters twice a week; whoever asked for a link
    /// themselves is waiting for it.
    pub fn seconds(self) -> i64 {
        match self {
            Self::Password => 24 * 3600,
            Self::Invitation => 72 * 3600,
            Self::Reset | Self::EmailChange => 8 * 3600,
        }
    }

    /// Whether it sets a password.
    pub fn sets_password(self) -> bool {
        self != Self::EmailChange
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purposes_read_back_and_what_was_asked_for_lives_eight_hours() {
        for purpose in LinkPurpose::ALL {
            assert_eq!(LinkPurpose::from_code(purpose.code()), Some(purpose));
        }
        assert_eq!(LinkPurpose::from_code("x"), None);
        assert_eq!(LinkPurpose::Reset.seconds(), 8 * 3600);
        assert!(!LinkPurpose::EmailChange.sets_password());
    }
}
