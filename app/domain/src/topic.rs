//! What a community digital-technology team teaches, and what people ask it about: one list for teams, guides, requests
//! and reports, so that their figures can be laid side by side.

/// A subject of a team's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Định danh điện tử.
    Vneid,
    /// Dịch vụ công trực tuyến.
    PublicServices,
    /// Thanh toán không tiền mặt.
    CashlessPayment,
    /// Chữ ký số.
    DigitalSignature,
    /// Hồ sơ sức khỏe điện tử.
    HealthRecord,
    /// Mua bán trực tuyến.
    OnlineTrade,
    /// An toàn – lừa đảo.
    Safety,
    /// Hóa đơn điện tử.
    EInvoice,
    /// Khác.
    Other,
}

impl Topic {
    /// Every topic, in the order people read them.
    pub const ALL: [Self; 9] = [
        Self::Vneid,
        Self::PublicServices,
        Self::CashlessPayment,
        Self::DigitalSignature,
        Self::HealthRecord,
        Self::OnlineTrade,
        Self::Safety,
        Self::EInvoice,
        Self::Other,
    ];

    /// The form in the store, in forms and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vneid => "vneid",
            Self::PublicServices => "dich-vu-cong",
            Self::CashlessPayment => "thanh-toan",
            Self::DigitalSignature => "chu-ky-so",
            Self::HealthRecord => "suc-khoe",
            Self::OnlineTrade => "mua-ban",
            Self::Safety => "an-toan",
            Self::EInvoice => "hoa-don",
            Self::Other => "khac",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Vneid => "VNeID",
            Self::PublicServices => "Dịch vụ công trực tuyến",
            Self::CashlessPayment => "Thanh toán không tiền mặt",
            Self::DigitalSignature => "Chữ ký số",
            Self::HealthRecord => "Hồ sơ sức khỏe",
            Self::OnlineTrade => "Mua bán trực tuyến",
            Self::Safety => "An toàn – lừa đảo",
            Self::EInvoice => "Hóa đơn điện tử",
            Self::Other => "Khác",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back_and_say_what_labels_say() {
        for (at, topic) in Topic::ALL.into_iter().enumerate() {
            assert_eq!(Topic::from_code(topic.code()), Some(topic));
            assert!(topic.code().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{topic:?} stands in addresses");
            assert!(Topic::ALL.iter().skip(at + 1).all(|other| other.label() != topic.label()), "{topic:?}");
            assert!(
                Topic::ALL.windows(2).all(|pair| pair[0] < pair[1]),
                "the order of the list is the order of the type"
            );
        }
        assert_eq!(Topic::from_code("VNeID"), None);
    }
}
