//! Where an item is written, compared, published and taken back.

mod samples;

use domain::item::{FieldFault, ItemField, ItemForm, ItemState, Refusal};
use leptos::prelude::*;

use super::comparison::comparison;
use super::frame::{DeskFrame, state_label};
use crate::document::{Head, Screen, Sheet};
use crate::islands::LivePreview;
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};

/// Something that may be done next, and why it cannot be done now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Where it is done.
    pub href: String,
    /// Sentences; empty when it can be done.
    pub refusals: Vec<String>,
}

/// Somebody saved another text in the meantime.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conflict {
    /// The saved text.
    pub saved: ItemForm,
    /// Who saved it.
    pub by: String,
    /// When: `08:05 ngày 27/01/2024`.
    pub at: String,
}

/// The editor.
#[derive(Clone, Debug)]
pub struct ItemEditor {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The saved text this one follows; `None` for a new item.
    pub version: Option<i64>,
    /// As typed.
    pub typed: ItemForm,
    /// What does not hold.
    pub faults: Vec<FieldFault>,
    /// What the renderer said about the body.
    pub warnings: Vec<String>,
    /// Where the item stands.
    pub state: ItemState,
    /// `Lưu lúc 08:05 ngày 27/01/2024 bởi Lan`; may be empty.
    pub state_note: String,
    /// The rendered body; trusted.
    pub preview_html: String,
    /// The whole page as residents would see it.
    pub preview_href: Option<String>,
    /// Where residents read it, absolute.
    pub public_href: Option<String>,
    /// Publishing.
    pub publish: Option<Offer>,
    /// Taking back.
    pub withdraw: Option<Offer>,
    /// Set when another text was saved in the meantime.
    pub conflict: Option<Conflict>,
    /// Whether the person may write here; otherwise the text is only shown.
    pub can_write: bool,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

/// Id of the element the live preview fills.
const PANE: &str = "xem-truoc";

impl ItemEditor {
    fn heading(&self) -> &'static str {
        match (self.version, self.can_write) {
            (_, false) => "Xem bài viết",
            (None, true) => "Viết bài mới",
            (Some(_), true) => "Sửa bài viết",
        }
    }
}

impl Screen for ItemEditor {
    const SHEET: Sheet = Sheet::Desk;
    const HAS_ISLANDS: bool = true;

    fn head(&self) -> Head {
        let title = match self.typed.title.trim() {
            "" => self.heading().to_owned(),
            title => format!("{}: {title}", self.heading()),
        };
        let is_refused = !self.faults.is_empty() || self.fault_note.is_some() || self.conflict.is_some();
        self.frame.head(&refused_title(title, is_refused))
    }

    fn view(self) -> AnyView {
        let heading = self.heading();
        let Self { frame, action, csrf, version, typed, faults, warnings, state, state_note, preview_html, .. } = self;
        let may_publish =
            self.publish.as_ref().is_some_and(|offer| !offer.refusals.iter().any(|r| r == Refusal::NoPower.sentence()));
        let note = (!state_note.is_empty()).then(|| view! { <span>{state_note}</span> });
        let summed = faults.iter().map(|fault| (fault.field.name(), fault.sentence.clone())).collect();
        let preview = preview_pane(preview_html, warnings, self.can_write);
        let next = Next {
            csrf: csrf.clone(),
            version,
            state,
            preview: self.preview_href,
            public: self.public_href,
            publish: self.publish,
            withdraw: self.withdraw,
        };
        let writing = if self.can_write {
            let conflict = self.conflict.map(|conflict| conflict_view(&conflict, &typed));
            view! {
                {summary(self.fault_note, summed)}
                {conflict}
                <form method="post" action=action novalidate class="write">
                    {hidden("csrf", csrf)}
                    {version.map(|number| hidden("phien_ban", number.to_string()))}
                    {fields(typed, &faults)}
                    // The first button is the one Enter presses: it saves and never publishes.
                    <p class="buttons">
                        <button class="main" name="viec" value="luu">"Lưu bản nháp"</button>
                        {may_publish.then(|| view! { <button name="viec" value="luu_va_dang">"Lưu và đăng"</button> })}
                    </p>
                </form>
            }
            .into_any()
        } else {
            view! {
                <div>
                    <h2>{typed.title}</h2>
                    <p class="hint">"Vai trò của bạn được xem bài này, chưa được sửa."</p>
                </div>
            }
            .into_any()
        };
        let main = view! {
            <h1>{heading}</h1>
            <p class="about">{state_label(state)} {note}</p>
            <div class="desk">
                <div class="sheet">{writing}</div>
                <div class="beside">{next.view()} {preview}</div>
            </div>
        };
        frame.around("wide", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

fn fields(typed: ItemForm, faults: &[FieldFault]) -> AnyView {
    let field = |field: ItemField, hint| {
        let sentences: Vec<_> =
            faults.iter().filter(|fault| fault.field == field).map(|fault| fault.sentence.as_str()).collect();
        Field {
            name: field.name(),
            label: field.label(),
            hint,
            fault: (!sentences.is_empty()).then(|| sentences.join(" ")),
            required: field == ItemField::Title,
        }
    };
    let further = [ItemField::Author, ItemField::Source, ItemField::WrittenOn, ItemField::Slug];
    let open =
        further.iter().any(|&field| !typed.get(field).is_empty() || faults.iter().any(|fault| fault.field == field));
    let ItemForm { title, summary, body, author, source, written_on, slug } = typed;
    view! {
        {field(ItemField::Title, Some("Nói ngay việc gì, ở đâu, khi nào.")).line(title, Typing::PLAIN)}
        {field(ItemField::Summary, Some("Một hai câu, hiện trong danh sách tin. Có thể để trống.")).lines(&summary, 3)}
        {field(ItemField::Body, None).lines(&body, 16)}
        {help()}
        <details class="more" open=open>
            <summary>"Tác giả, nguồn, ngày, địa chỉ trang"</summary>
            {field(ItemField::Author, None).line(author, Typing::PLAIN)}
            {field(ItemField::Source, Some("Cơ quan hoặc trang đã đăng bài này trước.")).line(source, Typing::PLAIN)}
            {field(ItemField::WrittenOn, Some("Ngày ghi trên bài gốc, ví dụ 27/01/2024."))
                .line(written_on, Typing::PLAIN)}
            {field(ItemField::Slug, Some("Phần cuối của địa chỉ trang. Để trống thì lấy theo tiêu đề."))
                .line(slug, Typing::PLAIN)}
        </details>
    }
    .into_any()
}

/// How to write the few marks people need.
fn help() -> AnyView {
    let ways = [
        ("**chữ đậm**", "chữ đậm"),
        ("# Tiêu đề mục", "tiêu đề của một phần; thêm dấu # cho mục nhỏ hơn"),
        ("- một ý", "mỗi dòng một ý thành danh sách"),
        ("1. việc đầu", "danh sách đánh số"),
        ("[Cổng dịch vụ công](https://dichvucong.gov.vn)", "liên kết: chữ trong ngoặc vuông, địa chỉ trong ngoặc tròn"),
        ("> [!LƯU Ý]\n> Mang theo căn cước.", "khung lưu ý"),
        ("| Ngày | Việc |\n|---|---|\n| 5/2 | Tiếp dân |", "bảng"),
    ];
    let rows = ways
        .into_iter()
        .map(|(typed, meaning)| view! { <div><dt><code>{typed}</code></dt><dd>{meaning}</dd></div> })
        .collect_view();
    view! {
        <details class="more">
            <summary>"Cách viết đậm, tiêu đề, danh sách…"</summary>
            <p>"Để một dòng trống giữa hai đoạn. Gõ các dấu dưới đây để trình bày:"</p>
            <dl class="ways-to-write">{rows}</dl>
        </details>
    }
    .into_any()
}

fn preview_pane(html: String, warnings: Vec<String>, live: bool) -> AnyView {
    let remarks = if live {
        view! { <LivePreview textarea=ItemField::Body.name().to_owned() pane=PANE.to_owned() warnings=warnings/> }
            .into_any()
    } else {
        ().into_any()
    };
    view! {
        <div class="pane">
            <h2 id="xem-truoc-ten">"Xem trước nội dung"</h2>
            {remarks}
            <div class="prose" id=PANE tabindex="0" role="region" aria-labelledby="xem-truoc-ten" inner_html=html></div>
        </div>
    }
    .into_any()
}

fn conflict_view(conflict: &Conflict, typed: &ItemForm) -> AnyView {
    let told = format!(
        "{} đã lưu bản khác lúc {}. Bản của bạn chưa được lưu nhưng vẫn còn nguyên trong các ô bên dưới. Hãy so sánh, chép lại những gì cần giữ rồi lưu; khi đó bản của bạn thay bản đã lưu.",
        conflict.by, conflict.at
    );
    let differences: Vec<_> = ItemField::ALL
        .into_iter()
        .filter(|&field| typed.get(field).trim() != conflict.saved.get(field).trim())
        .map(|field| comparison(field.label(), typed.get(field), conflict.saved.get(field)))
        .collect();
    let body = if differences.is_empty() {
        view! { <p>"Hai bản giống hệt nhau; bạn có thể lưu ngay."</p> }.into_any()
    } else {
        differences.into_any()
    };
    view! {
        <section class="conflict" aria-labelledby="hai-ban">
            <h2 id="hai-ban">"Có người vừa lưu bài này"</h2>
            <p>{told}</p>
            {body}
        </section>
    }
    .into_any()
}

/// What can be done with the saved item.
struct Next {
    csrf: String,
    version: Option<i64>,
    state: ItemState,
    preview: Option<String>,
    public: Option<String>,
    publish: Option<Offer>,
    withdraw: Option<Offer>,
}

impl Next {
    fn view(self) -> AnyView {
        let Self { csrf, version, state, preview, public, publish, withdraw } = self;
        // Nothing saved, nothing to publish.
        let Some(version) = version else { return ().into_any() };
        let publish = publish.map(|offer| publish_form(offer, csrf, version));
        // On a draft, that there is nothing to take back goes without saying.
        let withdraw = withdraw.filter(|offer| offer.refusals.is_empty() || state.is_public()).map(withdraw_link);
        view! {
            <section class="card" aria-labelledby="dang-bai">
                <h2 id="dang-bai">"Đăng bài"</h2>
                {publish}
                {withdraw}
                <ul class="plain-list">
                    {preview.map(|href| view! { <li><a href=href>"Xem trước cả trang"</a></li> })}
                    {public.map(|href| view! { <li><a href=href>"Xem trang công khai của bài"</a></li> })}
                </ul>
            </section>
        }
        .into_any()
    }
}

fn publish_form(Offer { href, refusals }: Offer, csrf: String, version: i64) -> AnyView {
    if !refusals.is_empty() {
        return view! {
            <button type="button" class="main" aria-disabled="true" aria-describedby="chua-dang">"Đăng bài"</button>
            {reasons("chua-dang", refusals)}
        }
        .into_any();
    }
    view! {
        <form method="post" action=href>
            {hidden("csrf", csrf)}
            {hidden("phien_ban", version.to_string())}
            <button class="main" aria-describedby="dang-gi">"Đăng bài"</button>
            <p class="hint" id="dang-gi">"Đăng bản đã lưu gần nhất. Nếu vừa sửa thêm, hãy lưu trước."</p>
        </form>
    }
    .into_any()
}

fn withdraw_link(Offer { href, refusals }: Offer) -> AnyView {
    if refusals.is_empty() {
        return view! { <p><a class="button" href=href>"Gỡ bài…"</a></p> }.into_any();
    }
    view! {
        <button type="button" aria-disabled="true" aria-describedby="chua-go">"Gỡ bài…"</button>
        {reasons("chua-go", refusals)}
    }
    .into_any()
}

/// Why not, beside the button.
fn reasons(id: &'static str, sentences: Vec<String>) -> AnyView {
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! { <ul class="reasons" id=id>{items}</ul> }.into_any()
}
