//! What a directive says, to whom, and until when.

use crate::alert::Audience;
use crate::form_fields::form_fields;
use crate::moment::{CivilDate, Moment};
use crate::typed::{Fault, Typed, in_order, lacks};
use crate::working_day;

form_fields! {
    /// The fields of a directive, in the order of the page.
    DirectiveField {
        /// Việc giao.
        Title, "ten_viec", "title", "Việc giao", 160;
        /// Số văn bản.
        Number, "so_van_ban", "number", "Số văn bản", 60;
        /// Nội dung.
        Text, "noi_dung", "text", "Nội dung", 4000;
        /// Hạn.
        Deadline, "han", "deadline", "Hạn", 60;
        /// Cần trả lời bằng văn bản.
        Answer, "can_tra_loi", "needs_answer", "Cần trả lời bằng văn bản", 4;
        /// Giao cho.
        Scope, "pham_vi", "scope", "Giao cho", 4000;
    }
}

/// What a person typed of a directive.
pub type DirectiveForm = Typed<DirectiveField>;

/// A directive after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectiveText {
    /// What is to be done, in one line.
    pub title: String,
    /// The document that orders it: `125/UBND-VX`.
    pub number: Option<String>,
    /// What to do; lines are kept.
    pub text: String,
    /// Its last day, until 17:00.
    pub deadline: CivilDate,
    /// Whether units answer with a document of their own.
    pub needs_answer: bool,
    /// For whom.
    pub audience: Audience,
}

impl Typed<DirectiveField> {
    /// Reads every field, or tells about each that does not hold.
    pub fn check(&self, now: Moment) -> Result<DirectiveText, Vec<Fault<DirectiveField>>> {
        use DirectiveField as Of;
        let mut faults = Vec::new();
        let title = self.line(Of::Title, &mut faults);
        if title.is_none() {
            lacks(&mut faults, Of::Title, "Việc giao: hãy viết một dòng, ví dụ Rà soát danh sách hộ nghèo.");
        }
        let number = self.line(Of::Number, &mut faults);
        let text = self.block(Of::Text, &mut faults);
        if text.is_none() {
            lacks(&mut faults, Of::Text, "Nội dung: hãy viết đơn vị cần làm gì, gửi gì, cho ai.");
        }
        let deadline = self.day(Of::Deadline, &mut faults);
        match deadline {
            None => lacks(&mut faults, Of::Deadline, "Hạn: hãy nhập ngày phải xong, ví dụ 05/02/2024."),
            Some(day) if working_day::end_of(day) <= now => {
                lacks(&mut faults, Of::Deadline, "Hạn: 17 giờ ngày ấy đã qua, hãy chọn một ngày sắp tới.");
            }
            Some(_) => {}
        }
        // Whoever sends it is no addressee.
        let audience = Audience::from_code(self.get(Of::Scope)).filter(|audience| *audience != Audience::Own);
        if audience.is_none() {
            lacks(&mut faults, Of::Scope, "Giao cho: hãy chọn toàn tỉnh, hoặc ít nhất một nơi.");
        }
        let needs_answer = !self.get(Of::Answer).is_empty();
        match (title, text, deadline, audience) {
            (Some(title), Some(text), Some(deadline), Some(audience)) if faults.is_empty() => {
                Ok(DirectiveText { title, number, text, deadline, needs_answer, audience })
            }
            _ => Err(in_order(faults)),
        }
    }
}

impl From<&DirectiveText> for DirectiveForm {
    fn from(directive: &DirectiveText) -> Self {
        use DirectiveField as Of;
        let mut form = Self::default();
        form.set(Of::Title, directive.title.clone());
        form.set(Of::Number, directive.number.clone().unwrap_or_default());
        form.set(Of::Text, directive.text.clone());
        form.set(Of::Deadline, directive.deadline.short());
        form.set(Of::Answer, if directive.needs_answer { "co" } else { "" });
        form.set(Of::Scope, directive.audience.code());
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 08:00 on 27/01/2024 in Vietnam.
    const NOW: Moment = Moment::from_micros(1_706_317_200_000_000);

    fn census() -> DirectiveForm {
        let mut form = DirectiveForm::default();
        for (field, typed) in [
            (DirectiveField::Title, "Rà soát danh sách hộ nghèo"),
            (DirectiveField::Text, "Đối chiếu với sổ.\nGửi về Sở trước hạn."),
            (DirectiveField::Deadline, "31/1/2024"),
            (DirectiveField::Scope, "tat-ca"),
        ] {
            form.set(field, typed);
        }
        form
    }

    #[test]
    fn a_checked_directive_fills_a_form_that_checks_to_the_same() {
        let directive = census().check(NOW).unwrap();
        assert_eq!((directive.number.clone(), directive.needs_answer), (None, false));
        let more = DirectiveText { number: Some("125/UBND-VX".into()), needs_answer: true, ..directive.clone() };
        for directive in [directive, more] {
            assert_eq!(DirectiveForm::from(&directive).check(NOW), Ok(directive));
        }
    }

    #[test]
    fn what_does_not_hold_is_named_with_its_field() {
        use DirectiveField as Of;
        for (field, typed) in [
            (Of::Title, ""),
            (Of::Number, &*"a".repeat(61)),
            (Of::Text, " "),
            (Of::Deadline, ""),
            (Of::Deadline, "26/01/2024"),
            (Of::Scope, ""),
            (Of::Scope, "rieng"),
        ] {
            let mut form = census();
            form.set(field, typed);
            let faults = form.check(NOW).unwrap_err();
            assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), [field], "{typed}");
            assert!(faults[0].sentence.starts_with(field.label()), "{faults:?}");
        }
        let mut today = census();
        today.set(Of::Deadline, "27/01/2024");
        assert!(today.check(NOW).is_ok(), "until 17:00");
    }
}
