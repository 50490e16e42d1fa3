//! What a resident fills in.

use crate::form_fields::form_fields;
use crate::hamlet::HamletId;
use crate::phone::Phone;
use crate::text;
use crate::topic::Topic;
use crate::typed::{Fault, Typed, in_order, lacks};

use super::suspicion::holds_an_address;

form_fields! {
    /// The fields of the form, in the order of the page.
    RequestField {
        /// Thôn, ấp, khu phố.
        Hamlet, "thon", "Thôn, ấp, khu phố nơi ông/bà ở", 80;
        /// Chủ đề.
        Topic, "chu_de", "Cần giúp về việc gì", 40;
        /// Nội dung.
        Need, "can_giup", "Việc cần giúp", 1000;
        /// Họ và tên.
        Name, "ho_ten", "Họ và tên", 80;
        /// Cách liên hệ lại.
        Contact, "lien_he", "Tổ liên hệ lại bằng cách nào", 20;
        /// Số điện thoại.
        Phone, "so_dien_thoai", "Số điện thoại", 40;
        /// Hỗ trợ tại nhà.
        Visit, "den_nha", "Nhờ tổ đến tận nhà", 4;
        /// Chỗ ở.
        Place, "cho_o", "Nhà ở đâu, đi đường nào", 200;
        /// Đồng ý.
        Consent, "dong_y", "Đồng ý cho dùng thông tin", 4;
    }
}

/// What a resident typed.
pub type RequestForm = Typed<RequestField>;

/// The value that says: I do not know which hamlet.
pub const UNKNOWN_HAMLET: &str = "khong-ro";
/// The value of a box that is ticked.
pub const TICKED: &str = "co";

/// What a resident agrees to, in one sentence beside the box.
pub const CONSENT: &str = "Tôi đồng ý để tổ công nghệ số cộng đồng của thôn và cán bộ của xã, phường, thị trấn đọc những gì tôi ghi ở trên, chỉ để giúp việc này. Thông tin bị xóa 30 ngày sau khi việc xong, hoặc ngay khi tôi rút yêu cầu.";

/// How a resident is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// By telephone.
    Phone(Phone),
    /// They come by themselves, or read the answer by their code.
    InPerson,
}

impl Contact {
    /// The value of the control for a telephone.
    pub const PHONE: &'static str = "dien-thoai";
    /// The value of the control for no telephone.
    pub const IN_PERSON: &'static str = "gap-truc-tiep";
}

/// A request after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Whose team it goes to; `None` where the resident does not know, so that the unit looks.
    pub hamlet: Option<HamletId>,
    /// What it is about.
    pub topic: Topic,
    /// In the resident's words.
    pub need: String,
    /// How they want to be called.
    pub name: Option<String>,
    /// How they are reached.
    pub contact: Contact,
    /// Whether somebody should come, and where to; always with a telephone number.
    pub visit: Option<String>,
}

impl Asked {
    /// Whether a person looks at it before the team does.
    pub fn is_suspicious(&self) -> bool {
        let texts = [Some(&self.need), self.name.as_ref(), self.visit.as_ref()];
        texts.into_iter().flatten().any(|text| holds_an_address(text))
    }
}

impl Typed<RequestField> {
    /// Reads every field, or tells about each that does not hold. `hamlet` finds one of the unit's by its slug.
    pub fn check(&self, hamlet: impl Fn(&str) -> Option<HamletId>) -> Result<Asked, Vec<Fault<RequestField>>> {
        let mut faults = Vec::new();
        let hamlet = self.hamlet(hamlet, &mut faults);
        let topic = Topic::from_code(self.get(RequestField::Topic));
        if topic.is_none() {
            lacks(
                &mut faults,
                RequestField::Topic,
                "Cần giúp về việc gì: hãy chọn một việc; nếu không rõ, chọn “Khác”.",
            );
        }
        let need = match text::block(self.get(RequestField::Need), RequestField::Need.limit()) {
            Ok(need) => need,
            Err(fault) => {
                lacks(&mut faults, RequestField::Need, fault.sentence(RequestField::Need.label()));
                None
            }
        };
        if need.is_none() {
            lacks(&mut faults, RequestField::Need, "Việc cần giúp: hãy viết vài chữ, ví dụ “Tôi quên mật khẩu VNeID”.");
        }
        let name = self.line(RequestField::Name, &mut faults);
        let contact = self.contact(&mut faults);
        let visit = self.visit(contact.as_ref(), &mut faults);
        if self.get(RequestField::Consent) != TICKED {
            lacks(
                &mut faults,
                RequestField::Consent,
                "Đồng ý cho dùng thông tin: hãy đánh dấu vào ô đồng ý, vì không có sự đồng ý thì tổ không được đọc yêu cầu.",
            );
        }
        match (topic, need, contact) {
            (Some(topic), Some(need), Some(contact)) if faults.is_empty() => {
                Ok(Asked { hamlet, topic, need, name, contact, visit })
            }
            _ => Err(in_order(faults)),
        }
    }

    fn hamlet(
        &self,
        hamlet: impl Fn(&str) -> Option<HamletId>,
        faults: &mut Vec<Fault<RequestField>>,
    ) -> Option<HamletId> {
        let typed = self.get(RequestField::Hamlet);
        if typed == UNKNOWN_HAMLET {
            return None;
        }
        let chosen = hamlet(typed);
        if chosen.is_none() {
            let sentence = "Thôn, ấp, khu phố nơi ông/bà ở: hãy chọn trong danh sách; nếu không biết, chọn “Không rõ”.";
            lacks(faults, RequestField::Hamlet, sentence);
        }
        chosen
    }

    fn contact(&self, faults: &mut Vec<Fault<RequestField>>) -> Option<Contact> {
        let typed = self.line(RequestField::Phone, faults);
        match self.get(RequestField::Contact) {
            // A number that was typed is meant, whatever is chosen beside it: nobody guesses that it is thrown away.
            Contact::PHONE | Contact::IN_PERSON if typed.is_some() => {
                let typed = typed.unwrap_or_default();
                let phone = Phone::parse(&typed);
                if let Err(fault) = phone {
                    lacks(faults, RequestField::Phone, fault.sentence(RequestField::Phone.label(), &typed));
                }
                phone.ok().map(Contact::Phone)
            }
            Contact::IN_PERSON => Some(Contact::InPerson),
            Contact::PHONE => {
                let sentence =
                    "Số điện thoại: hãy nhập số để tổ gọi lại, ví dụ 0912 345 678, hoặc chọn “Tôi tự đến gặp tổ”.";
                lacks(faults, RequestField::Phone, sentence);
                None
            }
            _ => {
                lacks(faults, RequestField::Contact, "Tổ liên hệ lại bằng cách nào: hãy chọn một cách.");
                None
            }
        }
    }

    fn visit(&self, contact: Option<&Contact>, faults: &mut Vec<Fault<RequestField>>) -> Option<String> {
        let place = self.line(RequestField::Place, faults);
        if self.get(RequestField::Visit) != TICKED {
            return None;
        }
        if contact == Some(&Contact::InPerson) {
            let sentence = "Số điện thoại: hãy nhập số, vì đã nhờ tổ đến tận nhà; tổ gọi trước rồi mới đến.";
            lacks(faults, RequestField::Phone, sentence);
        }
        if place.is_none() {
            let sentence =
                "Nhà ở đâu, đi đường nào: hãy nhập vài chữ để tổ tìm được nhà, ví dụ “sau chợ, nhà cổng xanh”.";
            lacks(faults, RequestField::Place, sentence);
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OWN: HamletId = HamletId(3);

    fn form(values: &[(RequestField, &str)]) -> RequestForm {
        let mut form = RequestForm::default();
        let usual = [
            (RequestField::Hamlet, "ap-bac"),
            (RequestField::Topic, "vneid"),
            (RequestField::Need, "Tôi quên mật khẩu VNeID."),
            (RequestField::Contact, Contact::PHONE),
            (RequestField::Phone, "0912.345.678"),
            (RequestField::Consent, TICKED),
        ];
        for (field, value) in usual.iter().chain(values) {
            form.set(*field, *value);
        }
        form
    }

    fn check(values: &[(RequestField, &str)]) -> Result<Asked, Vec<RequestField>> {
        let found = form(values).check(|slug| (slug == "ap-bac").then_some(OWN));
        found.map_err(|faults| faults.into_iter().map(|fault| fault.field).collect())
    }

    #[test]
    fn a_request_needs_little_and_names_are_no_part_of_it() {
        let asked = check(&[]).unwrap();
        assert_eq!((asked.hamlet, asked.topic, asked.name.clone()), (Some(OWN), Topic::Vneid, None));
        assert_eq!(asked.contact, Contact::Phone(Phone::parse("0912345678").unwrap()));
        assert!(!asked.is_suspicious());
        assert_eq!(check(&[(RequestField::Hamlet, UNKNOWN_HAMLET)]).unwrap().hamlet, None);
        let in_person = [(RequestField::Contact, Contact::IN_PERSON), (RequestField::Phone, "")];
        assert_eq!(check(&in_person).unwrap().contact, Contact::InPerson);
    }

    #[test]
    fn each_field_that_does_not_hold_is_named() {
        for (values, field) in [
            ([(RequestField::Hamlet, "ap-nam")].as_slice(), RequestField::Hamlet),
            (&[(RequestField::Topic, "bitcoin")], RequestField::Topic),
            (&[(RequestField::Need, " \n ")], RequestField::Need),
            (&[(RequestField::Contact, "")], RequestField::Contact),
            (&[(RequestField::Phone, "")], RequestField::Phone),
            (&[(RequestField::Phone, "gọi Lan")], RequestField::Phone),
            (&[(RequestField::Consent, "")], RequestField::Consent),
            (&[(RequestField::Visit, TICKED)], RequestField::Place),
            (&[(RequestField::Name, "ệ\u{FFFD}")], RequestField::Name),
        ] {
            assert_eq!(check(values), Err(vec![field]));
            let faults = form(values).check(|slug| (slug == "ap-bac").then_some(OWN)).unwrap_err();
            assert!(faults[0].sentence.starts_with(field.label()), "{faults:?}");
        }
        let long = "ệ".repeat(1001);
        assert_eq!(check(&[(RequestField::Need, &long)]), Err(vec![RequestField::Need]));
        assert_eq!(RequestForm::default().check(|_| None).unwrap_err().len(), 5);
    }

    #[test]
    fn nobody_comes_without_being_able_to_call() {
        let visit = [(RequestField::Visit, TICKED), (RequestField::Place, "Sau chợ, cổng xanh")];
        assert_eq!(check(&visit).unwrap().visit.as_deref(), Some("Sau chợ, cổng xanh"));
        let unreachable =
            [visit.as_slice(), &[(RequestField::Contact, Contact::IN_PERSON), (RequestField::Phone, "")]].concat();
        assert_eq!(check(&unreachable), Err(vec![RequestField::Phone]));
        // A place without the wish for a visit is no part of the request.
        assert_eq!(check(&[(RequestField::Place, "Sau chợ")]).unwrap().visit, None);
    }

    #[test]
    fn an_address_anywhere_makes_a_person_look_first() {
        for values in [
            [(RequestField::Need, "Xem vaynhanh.top"), (RequestField::Name, "")],
            [(RequestField::Need, "Giúp tôi"), (RequestField::Name, "www.vay.vn")],
        ] {
            assert!(check(&values).unwrap().is_suspicious());
        }
    }

    #[test]
    fn the_consent_says_what_happens_with_what_was_typed() {
        for word in ["đọc", "30 ngày", "xóa", "rút"] {
            assert!(CONSENT.contains(word), "{word}");
        }
        assert_eq!(super::super::timing::KEPT_DAYS, 30);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_request_or_a_sentence_for_each_field(
            values in prop::collection::vec(".{0,30}", RequestField::ALL.len())
        ) {
            let mut form = RequestForm::default();
            for (field, value) in RequestField::ALL.iter().zip(values) {
                form.set(*field, value);
            }
            if let Err(faults) = form.check(|_| Some(OWN)) {
                prop_assert!(!faults.is_empty());
                let mut fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
                fields.dedup();
                prop_assert_eq!(fields.len(), faults.len(), "one sentence a field, in the order of the page");
            }
        }
    }
}
