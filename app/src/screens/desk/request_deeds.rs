//! What can be done with a request: a form for each deed that is possible now.

use domain::help_request::{AnswerWords, Refused, RefusedFor, RequestStep};
use leptos::prelude::*;

use super::request_page::{RequestDeeds, RequestTyped};
use crate::parts::form::{Field, Typing, hidden};

/// What every form carries.
struct Around<'a> {
    action: &'a str,
    csrf: &'a str,
    version: i64,
}

impl Around<'_> {
    fn form(&self, class: &'static str, content: AnyView) -> AnyView {
        view! {
            <form method="post" action=self.action.to_owned() novalidate class=class>
                {hidden("csrf", self.csrf)}
                {hidden("phien_ban", self.version.to_string())}
                {content}
            </form>
        }
        .into_any()
    }

    fn button(&self, deed: &'static str, label: &'static str, hint: &'static str) -> AnyView {
        let id = format!("viec-{deed}");
        let content = view! {
            <button name="viec" value=deed aria-describedby=id.clone()>{label}</button>
            <p class="hint" id=id>{hint}</p>
        };
        self.form("field", content.into_any())
    }
}

/// Every form.
pub(super) fn deeds(action: &str, csrf: &str, version: i64, possible: RequestDeeds, typed: &RequestTyped) -> AnyView {
    let around = Around { action, csrf, version };
    let [accept, answer, visit, finish, refuse, release] = [
        RequestStep::Accept,
        RequestStep::Answer,
        RequestStep::ArrangeVisit,
        RequestStep::Finish,
        RequestStep::Refuse,
        RequestStep::Release,
    ]
    .map(|step| possible.may(step));
    let RequestDeeds { hand, guide_href, guides, .. } = possible;
    view! {
        {release.then(|| around.button("khong-phai-rac", "Không phải thư rác", "Yêu cầu được chuyển cho tổ như mọi yêu cầu khác, hạn trả lời tính lại từ lúc này."))}
        {accept.then(|| around.button("nhan", "Tôi nhận việc này", "Người hỏi thấy là tổ đã nhận."))}
        {answer.then(|| answering(&around, visit, typed))}
        {finish.then(|| around.button("xong", "Đánh dấu đã xong", "Yêu cầu khép lại; 30 ngày sau thông tin của người hỏi bị xóa."))}
        {guide_href.map(|href| guide(href, csrf, guides, typed))}
        {(!hand.is_empty()).then(|| handing(&around, hand, typed))}
        {refuse.then(|| refusing(&around, typed))}
    }
    .into_any()
}

fn answering(around: &Around<'_>, visit: bool, typed: &RequestTyped) -> AnyView {
    let field = Field {
        name: AnswerWords::FIELD,
        label: AnswerWords::LABEL,
        hint: Some("Người hỏi đọc bằng mã. Đừng ghi tên, số điện thoại hay địa chỉ của ai."),
        fault: typed.answer_fault.clone(),
        required: true,
    };
    let content = view! {
        {field.lines(&typed.answer, 6)}
        <p class="buttons">
            <button class="main" name="viec" value="tra-loi">"Gửi câu trả lời"</button>
            {visit.then(|| view! { <button name="viec" value="hen">"Hẹn đến nhà"</button> })}
            <button name="viec" value="luu">"Lưu nháp câu trả lời"</button>
        </p>
        {visit.then(|| view! { <p class="hint">"Khi hẹn đến nhà, có thể ghi ngày giờ vào ô trên hoặc để trống."</p> })}
    };
    around.form("card", content.into_any())
}

fn handing(around: &Around<'_>, hamlets: Vec<(String, String)>, typed: &RequestTyped) -> AnyView {
    let field = Field {
        name: "thon",
        label: "Chuyển cho tổ của",
        hint: Some("Hạn trả lời tính lại từ lúc chuyển."),
        fault: typed.hamlet_fault.clone(),
        required: true,
    };
    let content = view! {
        {field.choice(&typed.hamlet, hamlets)}
        <p class="buttons"><button name="viec" value="chuyen">"Chuyển yêu cầu"</button></p>
    };
    let form = around.form("", content.into_any());
    details("Chuyển cho thôn, ấp, khu phố khác", typed.hamlet_fault.is_some(), form)
}

fn refusing(around: &Around<'_>, typed: &RequestTyped) -> AnyView {
    let reason = Field {
        name: RefusedFor::FIELD,
        label: RefusedFor::LABEL,
        hint: Some("Người hỏi đọc được lý do này."),
        fault: typed.reason_fault.clone(),
        required: true,
    };
    let explanation = Field {
        name: Refused::EXPLANATION_FIELD,
        label: Refused::EXPLANATION_LABEL,
        hint: Some("Nên chỉ cho người hỏi chỗ khác để hỏi."),
        fault: typed.explanation_fault.clone(),
        required: false,
    };
    let reasons = RefusedFor::ALL.map(|reason| (reason.code().to_owned(), reason.label().to_owned())).into();
    let content = view! {
        {reason.choice(&typed.reason, reasons)}
        {explanation.line(typed.explanation.clone(), Typing::PLAIN)}
        <p class="buttons"><button class="danger" name="viec" value="tu-choi">"Không tiếp nhận yêu cầu"</button></p>
    };
    let is_open = typed.reason_fault.is_some() || typed.explanation_fault.is_some();
    let form = around.form("", content.into_any());
    details("Không tiếp nhận", is_open, form)
}

fn details(heading: &'static str, is_open: bool, content: AnyView) -> AnyView {
    view! {
        <details class="more" open=is_open>
            <summary>{heading}</summary>
            {content}
        </details>
    }
    .into_any()
}

fn guide(href: String, csrf: &str, guides: Vec<(String, String)>, typed: &RequestTyped) -> AnyView {
    let field = Field {
        name: RequestTyped::GUIDE,
        label: "Thêm vào",
        hint: Some(
            "Câu trả lời thành một bước. Thông tin của người hỏi không đi theo; người duyệt của đơn vị xem rồi mới đăng.",
        ),
        fault: typed.guide_fault.clone(),
        required: false,
    };
    view! {
        <form method="post" action=href class="card">
            {hidden("csrf", csrf)}
            {field.choice_or("Một hướng dẫn mới", &typed.guide, guides)}
            <p class="buttons"><button>"Đưa vào hướng dẫn"</button></p>
        </form>
    }
    .into_any()
}
