//! Alerts: a few sentences on top of every page of the sites concerned, from a moment to a moment.

mod audience;
mod consent;
mod spoken;
mod text;

pub use self::audience::{Audience, scope_matches, scope_words};
pub use self::consent::{Consent, OverrideReason, SHORTEST_REASON, consent};
pub use self::spoken::{for_loudspeaker, for_zalo};
pub use self::text::{AlertField, AlertForm, AlertText, LONGEST_DAYS};

/// Our own number for an alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AlertId(pub i64);

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident, $code:literal, $label:literal;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them, in the order of the page.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stored form, ASCII and stable.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// What people read.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// Reads the stored form.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// How much an alert matters; the first of them stands on top.
    Rank {
        /// Lives are in danger.
        Urgent, "khan-cap", "Khẩn cấp";
        /// Something may happen.
        Warning, "canh-bao", "Cảnh báo";
        /// Everybody should know.
        Advice, "can-biet", "Cần biết";
    }
}

words! {
    /// What an alert is about.
    Hazard {
        /// Bão, áp thấp nhiệt đới.
        Storm, "bao", "Bão, áp thấp nhiệt đới";
        /// Mưa lớn, lũ, ngập, sạt lở.
        Flood, "lu", "Mưa lớn, lũ, ngập, sạt lở";
        /// Cháy, cháy rừng.
        Fire, "chay", "Cháy, cháy rừng";
        /// Dịch bệnh.
        Epidemic, "dich", "Dịch bệnh";
        /// Cắt điện.
        PowerCut, "dien", "Cắt điện";
        /// Cắt nước.
        WaterCut, "nuoc", "Cắt nước";
        /// Đường bị chặn, tàu nghỉ.
        Traffic, "duong", "Giao thông";
        /// Lừa đảo.
        Fraud, "lua-dao", "Lừa đảo";
        /// Việc khác.
        Other, "khac", "Việc khác";
    }
}

words! {
    /// Where an alert stands.
    AlertState {
        /// Somebody writes it.
        Draft, "draft", "Bản nháp";
        /// One of two persons confirmed it.
        Waiting, "waiting", "Chờ người thứ hai xác nhận";
        /// Its first moment is to come.
        Confirmed, "confirmed", "Đã xác nhận, chờ đến giờ";
        /// On every page concerned.
        Shown, "shown", "Đang hiện";
        /// Gone from every page.
        Ended, "ended", "Đã kết thúc";
    }
}

impl AlertState {
    /// Whether its words may still change: nobody has relied on them.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Waiting)
    }

    /// Whether there is something to end.
    pub fn can_end(self) -> bool {
        matches!(self, Self::Confirmed | Self::Shown)
    }
}

/// The options of a choice: stored form and label.
pub fn options<T: Copy + 'static>(
    all: &'static [T],
    code: fn(T) -> &'static str,
    label: fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter().map(|&one| (code(one).to_owned(), label(one).to_owned())).collect()
}

/// What a page shows of a field that holds a code; the value itself of any other.
pub fn word_of(field: AlertField, value: &str) -> String {
    let label = match field {
        AlertField::Rank => Rank::from_code(value).map(Rank::label),
        AlertField::Hazard => Hazard::from_code(value).map(Hazard::label),
        _ => None,
    };
    label.map_or_else(|| value.to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_from_its_code() {
        assert!(Rank::ALL.iter().all(|&rank| Rank::from_code(rank.code()) == Some(rank)));
        assert!(Hazard::ALL.iter().all(|&hazard| Hazard::from_code(hazard.code()) == Some(hazard)));
        assert!(AlertState::ALL.iter().all(|&state| AlertState::from_code(state.code()) == Some(state)));
        assert_eq!((Rank::from_code("x"), word_of(AlertField::Rank, "khan-cap").as_str()), (None, "Khẩn cấp"));
        assert!(Rank::Urgent < Rank::Advice, "the gravest comes first");
    }

    #[test]
    fn what_was_confirmed_is_not_rewritten_and_what_is_over_not_ended() {
        let table = [
            (AlertState::Draft, true, false),
            (AlertState::Waiting, true, false),
            (AlertState::Confirmed, false, true),
            (AlertState::Shown, false, true),
            (AlertState::Ended, false, false),
        ];
        assert_eq!(table.len(), AlertState::ALL.len());
        for (state, open, can_end) in table {
            assert_eq!((state.is_open(), state.can_end()), (open, can_end), "{state:?}");
        }
    }
}
