//! Letters about directives, to people of the units they are for.

use domain::directive::DirectiveLetter;
use domain::letter::{Letter, one_line};
use domain::moment::CivilDate;

use super::{To, letter, name, place};

/// Most graphemes of the title in the subject.
const MOST_IN_SUBJECT: usize = 90;

/// A directive somebody is told of.
#[derive(Clone, Copy, Debug)]
pub struct DirectiveTold<'a> {
    /// Who is told.
    pub to: To<'a>,
    /// Full name of the unit that is to do it.
    pub unit: &'a str,
    /// Full name of the unit that sent it.
    pub issuer: &'a str,
    /// What is to be done, in one line.
    pub title: &'a str,
    /// The document that orders it.
    pub number: Option<&'a str>,
    /// Its last day.
    pub deadline: CivilDate,
    /// Why the report was returned, where it was.
    pub reason: Option<&'a str>,
    /// Absolute address of the directive at the desk.
    pub link: &'a str,
}

/// The letter of one kind.
pub fn directive(what: &DirectiveTold<'_>, about: DirectiveLetter) -> Letter {
    // At the beginning of a sentence as it is called.
    let (unit, issuer, by) = (place(Some(what.unit)), name(what.issuer), place(Some(what.issuer)));
    let title = name(what.title);
    let until = format!("17:00 ngày {} (giờ Việt Nam)", what.deadline.short());
    let (subject, first, then) = match about {
        DirectiveLetter::Sent => (
            "Việc mới được giao",
            format!("{issuer} giao cho {unit} một việc: {title}."),
            "Bạn đọc nội dung, bấm “Đã đọc, đã rõ”, và khi xong thì báo kết quả tại:",
        ),
        DirectiveLetter::Soon => (
            "Sắp đến hạn",
            format!("Việc {by} giao cho {unit} sắp đến hạn mà chưa được báo đã làm xong: {title}."),
            "Khi xong, bạn báo kết quả tại:",
        ),
        DirectiveLetter::Late => (
            "Đã quá hạn",
            format!("Việc {by} giao cho {unit} đã quá hạn mà chưa được báo đã làm xong: {title}."),
            "Bạn làm tiếp và báo kết quả tại:",
        ),
        DirectiveLetter::Asked => (
            "Nhắc việc",
            format!("{issuer} nhắc {unit} về việc đã giao, đến nay chưa được báo đã làm xong: {title}."),
            "Bạn xem lại và báo kết quả tại:",
        ),
        DirectiveLetter::Returned => (
            "Kết quả bị trả lại",
            format!("{issuer} trả lại kết quả của {unit} về việc: {title}."),
            "Bạn làm thêm và báo lại kết quả tại:",
        ),
        DirectiveLetter::TakenBack => (
            "Việc đã thu hồi",
            format!("{issuer} đã thu hồi việc giao cho {unit}: {title}. Không cần làm nữa."),
            "Nội dung vẫn đọc lại được tại:",
        ),
    };
    let mut paragraphs = vec![first];
    paragraphs.extend(what.number.map(|number| format!("Số văn bản: {}.", name(number))));
    if about != DirectiveLetter::TakenBack {
        paragraphs.push(format!("Hạn: {until}."));
    }
    let reason = what.reason.filter(|_| about == DirectiveLetter::Returned);
    paragraphs.extend(reason.map(|reason| format!("Lý do: {}", one_line(reason, 400))));
    paragraphs.extend([then.to_owned(), what.link.to_owned()]);
    letter(what.to, &format!("{subject}: {}", one_line(what.title, MOST_IN_SUBJECT)), &paragraphs)
}
