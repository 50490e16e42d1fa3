//! What becomes of a shared item at one of the units it is for.

/// Whether a unit is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// It stands on the pages of everybody it is for at once, and stays.
    Required,
    /// It waits at each desk: taken, or declined with a reason.
    Offered,
}

impl Mode {
    /// Both, in the order of the page.
    pub const ALL: &'static [Self] = &[Self::Required, Self::Offered];

    /// The stored form, ASCII and stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Required => "bat-buoc",
            Self::Offered => "goi-y",
        }
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Required => "Bắt buộc",
            Self::Offered => "Gợi ý",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mode| mode.code() == code)
    }
}

/// Where a shared item stands at one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reception {
    /// Nobody decided yet.
    Waiting,
    /// On its pages, while the source is public.
    Shown,
    /// Not wanted there.
    Declined,
    /// Meant for it no more.
    Ended,
}

impl Reception {
    /// All, in the order of the page.
    pub const ALL: &'static [Self] = &[Self::Waiting, Self::Shown, Self::Declined, Self::Ended];

    /// The stored form, ASCII and stable.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::Declined => "declined",
            Self::Ended => "ended",
        }
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Waiting => "Chờ quyết định",
            Self::Shown => "Đang dùng",
            Self::Declined => "Không dùng",
            Self::Ended => "Đã thôi chia sẻ",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reception| reception.code() == code)
    }

    /// Whether the unit may take it now.
    pub fn can_take(self) -> bool {
        matches!(self, Self::Waiting | Self::Declined)
    }

    /// Whether the unit may say that it does not want it: never of what is required.
    pub fn can_decline(self, mode: Mode) -> bool {
        mode == Mode::Offered && matches!(self, Self::Waiting | Self::Shown)
    }
}

/// Where a share begins at a unit it is for: required ones stand there at once, and offered ones where the unit
/// asked to take what comes of this sort without being asked.
pub fn first_reception(mode: Mode, takes_by_itself: bool) -> Reception {
    if mode == Mode::Required || takes_by_itself { Reception::Shown } else { Reception::Waiting }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_required_is_never_declined_and_what_ended_is_not_taken() {
        for reception in Reception::ALL {
            assert!(!reception.can_decline(Mode::Required));
            assert_eq!(Reception::from_code(reception.code()), Some(*reception));
        }
        assert!(Reception::Shown.can_decline(Mode::Offered) && Reception::Declined.can_take());
        assert!(!Reception::Ended.can_take() && !Reception::Shown.can_take());
        assert_eq!(first_reception(Mode::Offered, false), Reception::Waiting);
        assert_eq!(first_reception(Mode::Offered, true), Reception::Shown);
        assert_eq!(first_reception(Mode::Required, false), Reception::Shown);
    }
}
