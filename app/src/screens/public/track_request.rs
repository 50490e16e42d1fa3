//! Looking up what became of a request, by its code. Nothing the resident typed is shown: a code may be found by others.

use domain::help_request::TrackingCode;
use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::paths::public;
use crate::screens::cast;

/// What a code shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackedRequest {
    /// Where it stands, in a sentence.
    pub sentence: String,
    /// Facts as pairs: when, about what, of which hamlet, until when.
    pub facts: Vec<(&'static str, String)>,
    /// The answer.
    pub answer: Option<String>,
    /// Why it was not taken on.
    pub reason: Option<String>,
    /// The code, for the form that takes it back; `None` once it is at its end.
    pub may_take_back: Option<String>,
}

/// The form, and what was found.
#[derive(Clone, Debug)]
pub struct TrackRequest {
    /// Around it.
    pub frame: PublicFrame,
    /// As typed.
    pub typed: String,
    /// What is wrong with it.
    pub fault: Option<String>,
    /// What was just done.
    pub notice: Option<&'static str>,
    /// What was found.
    pub found: Option<TrackedRequest>,
}

impl Screen for TrackRequest {
    const SHEET: Sheet = Sheet::Asking;

    fn head(&self) -> Head {
        let title = refused_title("Tra cứu yêu cầu".to_owned(), self.fault.is_some());
        let about = "Xem câu trả lời của tổ công nghệ số cộng đồng bằng mã yêu cầu.".to_owned();
        Head {
            indexable: self.found.is_none() && !self.frame.demonstration,
            ..self.frame.head(Some(title), Some(about))
        }
    }

    fn view(self) -> AnyView {
        let Self { frame, typed, fault, notice, found } = self;
        let summed = fault.iter().map(|sentence| (TrackingCode::FIELD, sentence.clone())).collect();
        let field = Field {
            name: TrackingCode::FIELD,
            label: "Mã yêu cầu",
            hint: Some("12 chữ và số đã nhận khi gửi yêu cầu. Gõ chữ thường hay chữ hoa đều được."),
            fault,
            required: true,
        };
        let main = view! {
            <div class="in read asking">
                <h1>"Tra cứu yêu cầu"</h1>
                {summary(None, summed)}
                {notice.map(|sentence| view! { <p class="lead" role="status">{sentence}</p> })}
                {found.map(status)}
                <form method="post" action=public::TrackRequest.to_string() novalidate>
                    {field.line(typed, Typing::PLAIN)}
                    <p class="buttons"><button class="main">"Xem yêu cầu"</button></p>
                </form>
                <p><a class="go" href=public::AskTeam.to_string()>"Gửi yêu cầu mới"</a></p>
            </div>
        };
        frame.around(Brand::Link, Standing::Below, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::frame("/tra-cuu-yeu-cau"),
            typed: String::new(),
            fault: None,
            notice: None,
            found: None,
        };
        let found = TrackedRequest {
            sentence: "Tổ đã trả lời. Câu trả lời ở ngay bên dưới.".to_owned(),
            facts: vec![
                ("Gửi lúc", "08:00 ngày 27/01/2024".to_owned()),
                ("Về việc", "VNeID".to_owned()),
                ("Nơi ở", "Ấp Bắc".to_owned()),
            ],
            answer: Some(
                "Mở ứng dụng VNeID, bấm Quên mật khẩu.\nNếu vẫn vướng, mang căn cước đến nhà văn hóa ấp tối thứ Năm."
                    .to_owned(),
            ),
            reason: None,
            may_take_back: Some("7KQ-M2X-9RG-4TB".to_owned()),
        };
        let with_status = Self { found: Some(found.clone()), ..normal.clone() };
        let longest = Self {
            frame: PublicFrame { site_name: cast::LONG_NAME.to_owned(), ..normal.frame.clone() },
            typed: cast::longest_title(),
            found: Some(TrackedRequest {
                facts: vec![("Nơi ở", cast::LONG_NAME.to_owned()); 5],
                answer: Some(cast::longest_summary().repeat(6)),
                reason: Some(cast::longest_summary()),
                ..found.clone()
            }),
            ..normal.clone()
        };
        let refused = TrackedRequest {
            sentence: "Tổ không tiếp nhận yêu cầu này. Lý do ở ngay bên dưới.".to_owned(),
            answer: None,
            reason: Some("Trùng với một yêu cầu đã gửi.".to_owned()),
            may_take_back: None,
            ..found
        };
        let refused = Self { found: Some(refused), ..normal.clone() };
        let mistyped = Self {
            typed: "7KQ-M2X-9RG-4TC".to_owned(),
            fault: Some(domain::help_request::CodeFault::Mistyped.sentence().to_owned()),
            ..normal.clone()
        };
        vec![
            ("normal", normal),
            ("with_status", with_status),
            ("longest", longest),
            ("refused", refused),
            ("mistyped", mistyped),
        ]
    }
}

fn status(found: TrackedRequest) -> AnyView {
    let TrackedRequest { sentence, facts, answer, reason, may_take_back } = found;
    let facts = facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let part = |id: &'static str, heading: &'static str, words: String| {
        view! {
            <section aria-labelledby=id>
                <h2 id=id>{heading}</h2>
                <p class="answer">{words}</p>
            </section>
        }
    };
    view! {
        <p class="lead" role="status">{sentence}</p>
        {answer.map(|words| part("cau-tra-loi", "Câu trả lời", words))}
        {reason.map(|words| part("ly-do", "Lý do", words))}
        <dl class="facts">{facts.collect_view()}</dl>
        {may_take_back.map(take_back)}
    }
    .into_any()
}

fn take_back(code: String) -> AnyView {
    view! {
        <form method="post" action=public::TakeBack.to_string()>
            {hidden(TrackingCode::FIELD, code)}
            <button aria-describedby="rut-goi-y">"Rút yêu cầu này"</button>
            <p class="hint" id="rut-goi-y">"Yêu cầu được khép lại, và mọi thông tin ông/bà đã ghi bị xóa ngay. Không lấy lại được."</p>
        </form>
    }
    .into_any()
}
