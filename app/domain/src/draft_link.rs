//! A link by which somebody without an account reads one draft, until a moment.

/// How long such a link lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkLife {
    /// Until the same time tomorrow.
    Day,
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
}

impl LinkLife {
    /// Every choice, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Month];

    /// The name of the form control.
    pub const FIELD: &'static str = "han";

    /// The form in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "1",
            Self::Week => "7",
            Self::Month => "30",
        }
    }

    /// Reads that form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|life| life.code() == code)
    }

    /// What a person chooses.
    pub fn label(self) -> &'static str {
        match self {
            Self::Day => "1 ngày",
            Self::Week => "7 ngày",
            Self::Month => "30 ngày",
        }
    }

    /// Its seconds.
    pub fn seconds(self) -> i64 {
        let days = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
        };
        days * 86_400
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_reads_back_and_lives_longer_than_the_one_before() {
        for life in LinkLife::ALL {
            assert_eq!(LinkLife::from_code(life.code()), Some(life));
        }
        assert!(LinkLife::ALL.is_sorted_by_key(|life| life.seconds()));
        assert_eq!(LinkLife::from_code("365"), None);
    }
}
