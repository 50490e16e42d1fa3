//! One request: what a resident asks, what the team does.

use domain::help_request::{NoteWords, Refused, RefusedFor, RequestState, RequestStep};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::request_deeds::deeds;
use super::request_list::{overdue_label, state_label};
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, hidden, refused_title, summary};
use crate::screens::cast;

/// What is known of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestFacts {
    /// What it is about.
    pub topic: &'static str,
    /// Where it stands.
    pub state: RequestState,
    /// Whether nobody answered in time.
    pub is_overdue: bool,
    /// In the resident's words; absent once deleted.
    pub need: Option<String>,
    /// The number as a link: shown and dialled. Only while the request is open.
    pub phone: Option<(String, String)>,
    /// Everything else, as pairs.
    pub pairs: Vec<(&'static str, String)>,
    /// What the resident reads.
    pub answer: Option<String>,
    /// Why it was not taken on.
    pub reason: Option<String>,
    /// When what is personal goes, or went, in a sentence.
    pub retention: String,
}

/// Which steps can be taken now, and what they need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestDeeds {
    /// The steps.
    pub steps: Vec<RequestStep>,
    /// Give it to another hamlet: numbers and names; empty where that cannot be.
    pub hand: Vec<(String, String)>,
    /// Note something.
    pub note: bool,
    /// Where its answer becomes a draft of a guide.
    pub guide_href: Option<String>,
    /// Numbers and titles of guides that may get it as one more step.
    pub guides: Vec<(String, String)>,
}

impl RequestDeeds {
    pub(super) fn may(&self, step: RequestStep) -> bool {
        self.steps.contains(&step)
    }
}

/// What was typed into the forms, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestTyped {
    /// The answer.
    pub answer: String,
    /// What is wrong with it.
    pub answer_fault: Option<String>,
    /// The note.
    pub note: String,
    /// What is wrong with it.
    pub note_fault: Option<String>,
    /// The reason chosen.
    pub reason: String,
    /// What is wrong with it.
    pub reason_fault: Option<String>,
    /// The explanation.
    pub explanation: String,
    /// What is wrong with it.
    pub explanation_fault: Option<String>,
    /// The hamlet chosen.
    pub hamlet: String,
    /// What is wrong with it.
    pub hamlet_fault: Option<String>,
    /// The guide chosen; empty for a new one.
    pub guide: String,
    /// What is wrong with it.
    pub guide_fault: Option<String>,
}

/// A note among colleagues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestNoteRow {
    /// Who and when.
    pub by: String,
    /// The words.
    pub words: String,
}

/// One request.
#[derive(Clone, Debug)]
pub struct RequestPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the forms go.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The version the person sees.
    pub version: i64,
    /// Its number.
    pub number: i64,
    /// What is known.
    pub facts: RequestFacts,
    /// What can be done.
    pub deeds: RequestDeeds,
    /// What was typed.
    pub typed: RequestTyped,
    /// Newest first.
    pub notes: Vec<RequestNoteRow>,
    /// Back to the list.
    pub back_href: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl RequestTyped {
    /// The control of the guide.
    pub const GUIDE: &str = "vao_huong_dan";

    /// Whether nothing is said about any field.
    pub fn faults_are_none(&self) -> bool {
        self.faults().is_empty()
    }

    fn faults(&self) -> Vec<(&'static str, String)> {
        [
            (domain::help_request::AnswerWords::FIELD, &self.answer_fault),
            (RefusedFor::FIELD, &self.reason_fault),
            (Refused::EXPLANATION_FIELD, &self.explanation_fault),
            ("thon", &self.hamlet_fault),
            (Self::GUIDE, &self.guide_fault),
            (NoteWords::FIELD, &self.note_fault),
        ]
        .into_iter()
        .filter_map(|(name, fault)| Some((name, fault.clone()?)))
        .collect()
    }
}

impl Screen for RequestPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = self.fault_note.is_some() || !self.typed.faults().is_empty();
        self.frame.head(&refused_title(format!("Yêu cầu hỗ trợ số {}", self.number), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, version, number, facts, deeds: possible, typed, notes, back_href, fault_note } =
            self;
        let may_note = possible.note;
        let faults = typed.faults();
        let note = Field {
            name: NoteWords::FIELD,
            label: NoteWords::LABEL,
            hint: Some("Chỉ đồng nghiệp thấy; người hỏi không thấy. Bị xóa cùng thông tin của người hỏi."),
            fault: typed.note_fault.clone(),
            required: true,
        };
        let note_form = may_note.then(|| {
            view! {
                <form method="post" action=action.clone() novalidate>
                    {hidden("csrf", csrf.clone())}
                    {note.lines(&typed.note, 3)}
                    <p class="buttons"><button name="viec" value="ghi-chu">"Ghi chú"</button></p>
                </form>
            }
        });
        let rows = notes.into_iter().map(|RequestNoteRow { by, words }| {
            view! { <li><p class="hint">{by}</p><p class="words-of">{words}</p></li> }
        });
        let rows: Vec<_> = rows.collect();
        let main = view! {
            <h1>{format!("Yêu cầu hỗ trợ số {number}")}</h1>
            <p class="about">{overdue_label(facts.is_overdue)} {state_label(facts.state)} <span>{facts.topic}</span></p>
            {summary(fault_note, faults)}
            {asked(facts)}
            {deeds(&action, &csrf, version, possible, &typed)}
            <section aria-labelledby="ghi-chu-noi-bo">
                <h2 id="ghi-chu-noi-bo">"Ghi chú nội bộ"</h2>
                {if rows.is_empty() {
                    view! { <p class="none">"Chưa có ghi chú."</p> }.into_any()
                } else {
                    view! { <ul class="rows">{rows}</ul> }.into_any()
                }}
                {note_form}
            </section>
            <p class="ways"><a href=back_href>"Về danh sách yêu cầu"</a></p>
        };
        frame.around_with_help("narrow asked", HelpTopic::Requests, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = sample();
        let suspicious = Self {
            facts: RequestFacts {
                state: RequestState::Held,
                need: Some("Vay nhanh 0%, xem vay.example".to_owned()),
                ..normal.facts.clone()
            },
            deeds: RequestDeeds {
                steps: vec![RequestStep::Release, RequestStep::Refuse],
                note: true,
                ..RequestDeeds::default()
            },
            notes: Vec::new(),
            ..normal.clone()
        };
        let answered = Self {
            facts: RequestFacts {
                state: RequestState::Answered,
                answer: Some("Mở VNeID, bấm “Quên mật khẩu”.".to_owned()),
                ..normal.facts.clone()
            },
            deeds: RequestDeeds {
                steps: vec![RequestStep::Answer, RequestStep::Finish],
                note: true,
                guide_href: Some("/don-vi/xa-hoa-long/yeu-cau/7/huong-dan".to_owned()),
                guides: vec![("12".to_owned(), "Cài đặt và kích hoạt VNeID mức 2".to_owned())],
                ..RequestDeeds::default()
            },
            ..normal.clone()
        };
        let erased = Self {
            facts: RequestFacts {
                state: RequestState::Done,
                is_overdue: false,
                need: None,
                phone: None,
                pairs: vec![("Gửi lúc", "08:00 ngày 27/01/2024".to_owned())],
                answer: None,
                reason: None,
                retention: "Thông tin của người hỏi đã bị xóa lúc 08:00 ngày 29/02/2024.".to_owned(),
                ..normal.facts.clone()
            },
            deeds: RequestDeeds::default(),
            notes: Vec::new(),
            ..normal.clone()
        };
        let wrong = Some("Câu trả lời: hãy viết cách làm cho người hỏi rồi bấm lần nữa.".to_owned());
        let faults = Self { typed: RequestTyped { answer_fault: wrong, ..RequestTyped::default() }, ..normal.clone() };
        let long = cast::longest_summary();
        let longest = Self {
            frame: cast::longest_desk_frame(),
            facts: RequestFacts {
                need: Some(long.clone()),
                pairs: vec![("Đường đến nhà", cast::longest_title()); 6],
                answer: Some(long.clone()),
                reason: Some(long.clone()),
                ..normal.facts.clone()
            },
            deeds: RequestDeeds {
                steps: RequestStep::ALL.into(),
                hand: vec![("1".to_owned(), cast::LONG_NAME.to_owned()); 9],
                note: true,
                guide_href: Some("/don-vi/xa-hoa-long/yeu-cau/7/huong-dan".to_owned()),
                guides: vec![("12".to_owned(), cast::longest_title()); 3],
            },
            typed: RequestTyped {
                answer: long.clone(),
                note: long.clone(),
                explanation: long.clone(),
                ..RequestTyped::default()
            },
            notes: vec![RequestNoteRow { by: cast::LONG_NAME.to_owned(), words: long }; 3],
            ..normal.clone()
        };
        vec![
            ("normal", normal),
            ("suspicious", suspicious),
            ("answered", answered),
            ("erased", erased),
            ("faults", faults),
            ("longest", longest),
        ]
    }
}

fn sample() -> RequestPage {
    RequestPage {
        frame: cast::desk_frame(),
        action: "/don-vi/xa-hoa-long/yeu-cau/7".to_owned(),
        csrf: "token".to_owned(),
        version: 1,
        number: 7,
        facts: RequestFacts {
            topic: "VNeID",
            state: RequestState::New,
            is_overdue: true,
            need: Some("Tôi quên mật khẩu VNeID.\nĐiện thoại mới mua.".to_owned()),
            phone: Some(("0912 345 678".to_owned(), "tel:+84912345678".to_owned())),
            pairs: vec![
                ("Người hỏi", "Bà Tư".to_owned()),
                ("Nơi ở", "Ấp Bắc".to_owned()),
                ("Đến nhà", "Sau chợ, nhà cổng xanh".to_owned()),
                ("Gửi lúc", "08:00 ngày 27/01/2024".to_owned()),
                ("Hạn trả lời", "17:00 ngày 30/01/2024".to_owned()),
            ],
            answer: None,
            reason: None,
            retention: "Thông tin của người hỏi bị xóa 30 ngày sau khi yêu cầu khép lại.".to_owned(),
        },
        deeds: RequestDeeds {
            steps: vec![
                RequestStep::Accept,
                RequestStep::Answer,
                RequestStep::ArrangeVisit,
                RequestStep::Refuse,
                RequestStep::Hand,
            ],
            note: true,
            hand: vec![("2".to_owned(), "Ấp Nam".to_owned())],
            ..RequestDeeds::default()
        },
        typed: RequestTyped::default(),
        notes: vec![RequestNoteRow {
            by: "Trần Văn Minh, 08:11 ngày 27/01/2024".to_owned(),
            words: "Đã gọi, chưa bắt máy.".to_owned(),
        }],
        back_href: "/don-vi/xa-hoa-long/yeu-cau".to_owned(),
        fault_note: None,
    }
}

fn asked(facts: RequestFacts) -> AnyView {
    let RequestFacts { need, phone, pairs, answer, reason, retention, .. } = facts;
    let pairs = pairs.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let phone = phone.map(|(shown, href)| {
        view! { <div><dt>"Điện thoại"</dt><dd><a href=href>{shown}</a></dd></div> }
    });
    let part = |heading: &'static str, words: String| {
        view! { <h2>{heading}</h2> <p class="words-of">{words}</p> }
    };
    view! {
        <div class="card">
            {need.map(|words| part("Việc cần giúp", words))}
            {answer.map(|words| part("Câu trả lời người hỏi đọc được", words))}
            {reason.map(|words| part("Lý do người hỏi đọc được", words))}
            <dl class="facts">{phone}{pairs.collect_view()}</dl>
            <p class="hint">{retention}</p>
        </div>
    }
    .into_any()
}
