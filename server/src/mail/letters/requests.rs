//! Letters about help requests, to people of a team or a unit. Nothing of the resident is in them: they lie in mailboxes
//! for years.

use domain::letter::Letter;
use domain::moment::Moment;
use domain::topic::Topic;

use super::{To, letter, name, place, told};

/// A request somebody is told of.
#[derive(Clone, Copy, Debug)]
pub struct RequestTold<'a> {
    /// Who is told.
    pub to: To<'a>,
    /// Full name of the unit.
    pub unit: &'a str,
    /// Full name of the hamlet, where the resident knew it.
    pub hamlet: Option<&'a str>,
    /// What it is about.
    pub topic: Topic,
    /// Until when it is to be answered.
    pub due: Moment,
    /// Absolute address of the request at the desk.
    pub link: &'a str,
}

impl RequestTold<'_> {
    fn whose(&self) -> String {
        self.hamlet
            .map_or_else(|| "người dân chưa rõ ở thôn nào".to_owned(), |hamlet| format!("người dân {}", name(hamlet)))
    }
}

/// A request came.
pub fn request_came(what: &RequestTold<'_>) -> Letter {
    let place = place(Some(what.unit));
    let paragraphs = [
        format!("Có một yêu cầu hỗ trợ mới của {}, {place}, về việc: {}.", what.whose(), what.topic.label()),
        format!("Hạn trả lời: {}.", told(what.due)),
        "Bạn xem và trả lời tại:".to_owned(),
        what.link.to_owned(),
        "Thư này không ghi nội dung yêu cầu, để giữ kín thông tin của người hỏi.".to_owned(),
    ];
    letter(what.to, &format!("Yêu cầu hỗ trợ mới ở {place}"), &paragraphs)
}

/// Nobody answered in time.
pub fn request_overdue(what: &RequestTold<'_>) -> Letter {
    let place = place(Some(what.unit));
    let paragraphs = [
        format!(
            "Yêu cầu hỗ trợ của {}, {place}, về việc {}, đã quá hạn mà chưa ai trả lời. Hạn là {}.",
            what.whose(),
            what.topic.label(),
            told(what.due)
        ),
        "Bạn nhắc tổ công nghệ số cộng đồng, trả lời thay, hoặc chuyển cho tổ khác tại:".to_owned(),
        what.link.to_owned(),
    ];
    letter(what.to, &format!("Yêu cầu hỗ trợ quá hạn ở {place}"), &paragraphs)
}
