//! Letters about alerts.

use domain::letter::Letter;
use domain::moment::Moment;

use super::{To, letter, name, place, told};

/// Somebody showed an alert everywhere without waiting for another person.
#[derive(Clone, Copy, Debug)]
pub struct AlertOverridden<'a> {
    /// Who is told.
    pub to: To<'a>,
    /// Who did it.
    pub by: &'a str,
    /// Full name of the unit whose desk it was.
    pub unit: &'a str,
    /// What the alert is called.
    pub headline: &'a str,
    /// Why.
    pub reason: &'a str,
    /// When.
    pub at: Moment,
    /// Absolute address of the alert at the desk.
    pub link: &'a str,
}

/// An alert for the whole province that one person confirmed alone.
pub fn alert_overridden(what: &AlertOverridden<'_>) -> Letter {
    let place = place(Some(what.unit));
    let paragraphs = [
        format!(
            "{} đã một mình xác nhận một cảnh báo cho toàn tỉnh ở bàn biên tập của {place}, không chờ người thứ hai, lúc {}.",
            name(what.by),
            told(what.at)
        ),
        format!("Cảnh báo: {}", name(what.headline)),
        format!("Lý do đã ghi: {}", domain::letter::one_line(what.reason, 400)),
        "Bạn xem lại, và kết thúc cảnh báo nếu thấy không đúng, tại:".to_owned(),
        what.link.to_owned(),
    ];
    letter(what.to, &format!("Cảnh báo toàn tỉnh do một người xác nhận ở {place}"), &paragraphs)
}
