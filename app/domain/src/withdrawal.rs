//! Taking a published item back. Each reason has a fixed outcome for whoever follows an old link.

use crate::moment::Moment;
use crate::slug::Slug;
use crate::text;

/// Why an item is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WithdrawalReason {
    /// Đăng nhầm: the address answers 410, or leads to another item.
    InError,
    /// Đã gộp vào bài khác: the address must lead to that item.
    Consolidated,
    /// Không còn hiệu lực: still readable under a dated notice.
    NoLongerValid,
    /// Hết hạn: nobody's deed but the moment set beforehand; still readable under a dated notice.
    Expired,
}

impl WithdrawalReason {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::InError, Self::Consolidated, Self::NoLongerValid, Self::Expired];

    /// Those a person may give.
    pub const CHOICES: [Self; 3] = [Self::InError, Self::Consolidated, Self::NoLongerValid];

    /// The stored form.
    pub fn code(self) -> &'static str {
        match self {
            Self::InError => "in_error",
            Self::Consolidated => "consolidated",
            Self::NoLongerValid => "no_longer_valid",
            Self::Expired => "expired",
        }
    }

    /// Reads the stored form.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// The choice a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::InError => "Đăng nhầm",
            Self::Consolidated => "Đã gộp vào bài khác",
            Self::NoLongerValid => "Không còn hiệu lực",
            Self::Expired => "Hết hạn đăng",
        }
    }

    /// What residents will see.
    pub fn outcome(self) -> &'static str {
        match self {
            Self::InError => "Người mở liên kết cũ sẽ thấy trang báo bài đã gỡ, hoặc được đưa tới bài thay thế nếu có.",
            Self::Consolidated => "Người mở liên kết cũ được đưa thẳng tới bài thay thế.",
            Self::NoLongerValid => "Bài vẫn đọc được, dưới một thông báo có ngày và lời giải thích.",
            Self::Expired => "Bài rời các danh sách, vẫn đọc được dưới một thông báo có ngày.",
        }
    }

    /// Whether residents may still read it, under a notice.
    pub fn is_readable(self) -> bool {
        matches!(self, Self::NoLongerValid | Self::Expired)
    }
}

/// The fields of the withdrawal page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WithdrawalField {
    /// Lý do.
    Reason,
    /// Bài thay thế.
    Replacement,
    /// Giải thích.
    Explanation,
}

impl WithdrawalField {
    /// The name of the form control.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reason => "ly_do",
            Self::Replacement => "bai_thay_the",
            Self::Explanation => "giai_thich",
        }
    }

    /// The label a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Reason => "Lý do gỡ",
            Self::Replacement => "Bài thay thế",
            Self::Explanation => "Lời giải thích",
        }
    }
}

/// What a person typed on the withdrawal page, untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WithdrawalForm {
    /// Code of the chosen reason.
    pub reason: String,
    /// Address of the item that takes its place, as pasted.
    pub replacement: String,
    /// Explanation to readers.
    pub explanation: String,
}

/// A checked wish to withdraw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawalOrder {
    /// Why.
    pub reason: WithdrawalReason,
    /// The item of the same unit that takes its place; the action checks that it is public.
    pub replacement: Option<Slug>,
    /// Shown to readers.
    pub explanation: Option<String>,
}

/// What readers are told about a withdrawn item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Why.
    pub reason: WithdrawalReason,
    /// When.
    pub at: Moment,
    /// The explanation given.
    pub explanation: Option<String>,
}

impl WithdrawalForm {
    /// Reads the form, or tells about each field that does not hold.
    pub fn check(&self) -> Result<WithdrawalOrder, Vec<(WithdrawalField, String)>> {
        let mut faults = Vec::new();
        let reason =
            WithdrawalReason::from_code(&self.reason).filter(|reason| WithdrawalReason::CHOICES.contains(reason));
        if reason.is_none() {
            faults.push((WithdrawalField::Reason, "Hãy chọn một lý do gỡ.".to_owned()));
        }
        let replacement = self.replacement(&mut faults);
        let explanation = match text::line(&self.explanation, 600) {
            Ok(value) => value,
            Err(fault) => {
                let field = WithdrawalField::Explanation;
                faults.push((field, fault.sentence(field.label())));
                None
            }
        };
        if reason == Some(WithdrawalReason::Consolidated) && self.replacement.trim().is_empty() {
            faults.push((
                WithdrawalField::Replacement,
                "Bài đã gộp cần bài thay thế: hãy dán địa chỉ của bài ấy vào ô Bài thay thế.".to_owned(),
            ));
        }
        if reason == Some(WithdrawalReason::NoLongerValid)
            && explanation.is_none()
            && !faults.iter().any(|(field, _)| *field == WithdrawalField::Explanation)
        {
            faults.push((
                WithdrawalField::Explanation,
                "Bài vẫn còn đọc được nên cần lời giải thích: hãy viết một câu cho người đọc.".to_owned(),
            ));
        }
        match reason {
            Some(reason) if faults.is_empty() => {
                // A replacement typed for an item that stays readable would never be followed.
                let replacement = replacement.filter(|_| reason != WithdrawalReason::NoLongerValid);
                Ok(WithdrawalOrder { reason, replacement, explanation })
            }
            _ => Err(faults),
        }
    }

    /// People paste a whole address, a path or the last part of it; the last part is the slug.
    fn replacement(&self, faults: &mut Vec<(WithdrawalField, String)>) -> Option<Slug> {
        let typed = self.replacement.trim();
        if typed.is_empty() {
            return None;
        }
        let path = typed.split(['?', '#']).next().unwrap_or(typed).trim_end_matches('/');
        let slug = Slug::parse(path.rsplit('/').next().unwrap_or(path));
        if slug.is_none() {
            faults.push((
                WithdrawalField::Replacement,
                "Không đọc được địa chỉ trong ô Bài thay thế. Hãy mở bài ấy, sao chép địa chỉ trên trình duyệt và dán vào."
                    .to_owned(),
            ));
        }
        slug
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(reason: &str, replacement: &str, explanation: &str) -> WithdrawalForm {
        WithdrawalForm { reason: reason.into(), replacement: replacement.into(), explanation: explanation.into() }
    }

    #[test]
    fn each_reason_asks_for_what_its_outcome_needs() {
        assert!(form("in_error", "", "").check().is_ok());
        assert_eq!(form("consolidated", "", "").check().unwrap_err()[0].0, WithdrawalField::Replacement);
        assert_eq!(form("no_longer_valid", "", " ").check().unwrap_err()[0].0, WithdrawalField::Explanation);
        assert_eq!(form("", "", "").check().unwrap_err()[0].0, WithdrawalField::Reason);
        assert!(form("expired", "", "").check().is_err(), "time gives this reason, not people");
    }

    #[test]
    fn a_replacement_may_be_pasted_as_address_path_or_slug() {
        for typed in ["http://xa-a.localhost:3000/tin-tuc/bai-moi?x=1", "/tin-tuc/bai-moi/", "bai-moi"] {
            let order = form("consolidated", typed, "").check().unwrap();
            assert_eq!(order.replacement.unwrap().as_str(), "bai-moi", "{typed}");
        }
        assert!(form("consolidated", "Bài mới", "").check().is_err());
    }
}
