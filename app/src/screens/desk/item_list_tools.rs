//! What stands around the list of items: what waits for the person, the search, and one deed on many.

use domain::bulk::{BulkDeed, EXPLANATION_FIELD};
use leptos::prelude::*;

use crate::parts::form::{Field, Typing, hidden};

/// Looking for a title, or in a category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seek {
    /// Where the form goes.
    pub action: String,
    /// As typed.
    pub words: String,
    /// Number of the chosen category.
    pub category: String,
    /// Number and name of the categories.
    pub categories: Vec<(String, String)>,
    /// Name and value of what else is chosen and stays so.
    pub kept: Vec<(String, String)>,
    /// Whether anything is looked for now.
    pub is_used: bool,
}

/// One deed on many items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bulk {
    /// Where the form goes.
    pub action: String,
    /// Its token.
    pub csrf: String,
    /// Number and name of the categories to put articles in.
    pub categories: Vec<(String, String)>,
    /// The list it came from.
    pub back: String,
    /// Whether the person may take back what is public.
    pub may_withdraw: bool,
}

impl Seek {
    pub(super) fn view(self) -> AnyView {
        let Self { action, words, category, categories, kept, is_used } = self;
        let kept = kept.into_iter().map(|(name, value)| hidden(name, value)).collect::<Vec<_>>();
        let clear = action.clone();
        let line = Field { name: "tim", label: "Tìm trong tiêu đề", ..Field::default() };
        let choice = Field { name: "muc", label: "Chuyên mục", ..Field::default() };
        view! {
            <details class="more seek" open=is_used>
                <summary>"Tìm và lọc"</summary>
                <form role="search" method="get" action=clear>
                    {kept}
                    {line.line(words, Typing { kind: "search", autocomplete: "off" })}
                    {(!categories.is_empty()).then(|| choice.choice_or("Mọi chuyên mục", &category, categories))}
                    <p class="buttons">
                        <button>"Tìm"</button>
                        {is_used.then(|| view! { <a class="button" href=action>"Bỏ lọc"</a> })}
                    </p>
                </form>
            </details>
        }
        .into_any()
    }
}

impl Bulk {
    /// The list with a box before each row, and what can be done with the chosen ones.
    pub(super) fn around(self, rows: AnyView) -> AnyView {
        let Self { action, csrf, categories, back, may_withdraw } = self;
        let choice = Field { name: "muc_moi", label: "Xếp vào chuyên mục", ..Field::default() };
        let why = Field {
            name: EXPLANATION_FIELD,
            label: "Lời giải thích cho người đọc",
            hint: Some("Cần khi có bài đang công khai trong số đã chọn; những bài ấy sẽ bị gỡ vì không còn hiệu lực."),
            ..Field::default()
        };
        view! {
            <form method="post" action=action class="bulk">
                {hidden("csrf", csrf)}
                {hidden("ve", back)}
                {rows}
                <details class="more">
                    <summary>"Làm một việc với các bài đã chọn"</summary>
                    {(!categories.is_empty()).then(|| view! {
                        <div class="deed">
                            {choice.choice("", categories)}
                            <p class="buttons">
                                <button name="viec" value=BulkDeed::Categorise.code()>"Xếp các bài đã chọn"</button>
                            </p>
                        </div>
                    })}
                    <div class="deed">
                        {may_withdraw.then(|| why.line(String::new(), Typing::PLAIN))}
                        <p class="buttons">
                            <button name="viec" value=BulkDeed::Archive.code()>"Cất các bài đã chọn"</button>
                        </p>
                        <p class="hint">
                            {if may_withdraw {
                                "Bản nháp chưa từng công khai được cất đi; bài đang công khai bị gỡ."
                            } else {
                                "Chỉ cất được bản nháp chưa từng công khai."
                            }}
                        </p>
                    </div>
                </details>
            </form>
        }
        .into_any()
    }
}

/// What became of a deed on many.
pub(super) fn told(report: Vec<String>) -> Option<AnyView> {
    (!report.is_empty()).then(|| {
        let lines = report.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <div class="flash" role="status"><ul class="plain-list">{lines}</ul></div> }.into_any()
    })
}

/// What waits for the person.
pub(super) fn waiting(work: Vec<(String, String)>, ways: Vec<(&'static str, String)>) -> AnyView {
    let items = work.into_iter().map(|(label, href)| view! { <li><a href=href>{label}</a></li> }).collect::<Vec<_>>();
    view! {
        <section class="work" aria-labelledby="viec-cua-ban">
            <h2 id="viec-cua-ban">"Việc của bạn"</h2>
            {if items.is_empty() {
                view! { <p class="hint">"Không có việc nào đang chờ bạn."</p> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }}
            <ul>{ways.into_iter().map(|(label, href)| view! { <li><a href=href>{label}</a></li> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}
