//! The pictures and files of a unit.

mod samples;

use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::islands::Uploads;
use crate::parts::form::{Field, Typing, fault_line, hidden, refused_title, summary};
use crate::parts::pager::Pager;
use crate::parts::picture::Thumb;

/// One picture or file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryRow {
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// A picture as it looks; `None` for a file.
    pub thumb: Option<Thumb>,
    /// `Ảnh 1.600 × 1.200, 2,3 MB, Nguyễn Thị Lan, 27/01/2024`
    pub facts: String,
    /// What goes on with it: it is being prepared.
    pub progress: Option<String>,
    /// What is still to be done about it, or what is wrong, in few words.
    pub lacks: Vec<String>,
}

/// Bringing files, for whoever may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bringing {
    /// Where the form goes.
    pub action: String,
    /// Where the page's own script sends one file at a time.
    pub shelf_href: String,
    /// Before `/anh/…` and `/tep/…` at this desk.
    pub base: String,
    /// Token of the form.
    pub csrf: String,
    /// Where a Word file becomes an item.
    pub word_href: String,
}

/// What became of one file that was brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BroughtLine {
    /// What its owner calls it.
    pub name: String,
    /// What became of it.
    pub sentence: String,
    /// Whether it was taken.
    pub is_taken: bool,
}

/// The library.
#[derive(Clone, Debug)]
pub struct LibraryPage {
    /// Around it.
    pub frame: DeskFrame,
    /// Of this page, newest first.
    pub rows: Vec<LibraryRow>,
    /// For whoever may bring files.
    pub bringing: Option<Bringing>,
    /// What became of those just brought.
    pub brought: Vec<BroughtLine>,
    /// The sorts as a filter: label, address, whether it is this one.
    pub sorts: Vec<(String, String, bool)>,
    /// Where the search goes.
    pub search_action: String,
    /// Name and value of what else is chosen and stays so.
    pub kept: Vec<(String, String)>,
    /// As typed.
    pub words: String,
    /// From 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Addresses of the page before and the page after.
    pub page_hrefs: (Option<String>, Option<String>),
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

/// What browsers offer to choose; what it is decides its content.
pub(crate) const ACCEPTED: &str = "image/*,.heic,.heif,.pdf,.docx,.xlsx,.odt,.ods,.zip";

/// Name and id of the control.
const FILES: &str = "tep";

const HINT: &str = "Ảnh JPEG, PNG, WebP, GIF, HEIC, AVIF; tài liệu PDF, Word, Excel, ODT, ZIP. Ảnh nhiều nhất 30 MB, tài liệu 25 MB; chọn được nhiều tệp một lần.";

impl Screen for LibraryPage {
    const SHEET: Sheet = Sheet::Desk;
    const HAS_ISLANDS: bool = true;

    fn head(&self) -> Head {
        let is_refused = self.fault_note.is_some() || self.brought.iter().any(|line| !line.is_taken);
        self.frame.head(&refused_title("Ảnh và tệp".to_owned(), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, rows, bringing, brought, sorts, search_action, kept, words, fault_note, .. } = self;
        let is_searched = !words.is_empty();
        let list = match (rows.is_empty(), is_searched) {
            (true, true) => view! { <p class="none">"Không tìm thấy tệp nào có những chữ này."</p> }.into_any(),
            (true, false) => view! { <p class="none">"Thư viện chưa có gì ở đây."</p> }.into_any(),
            _ => view! { <ul class="library">{rows.into_iter().map(row).collect_view()}</ul> }.into_any(),
        };
        let clear = search_action.clone();
        let sorts = sorts.into_iter().map(|(label, href, current)| {
            view! { <li><a href=href aria-current=current.then_some("page")>{label}</a></li> }
        });
        let word_href = bringing.as_ref().map(|bringing| bringing.word_href.clone());
        let search = Field { name: "tim", label: "Tìm theo tên, lời mô tả, chú thích", ..Field::default() };
        let main = view! {
            <div class="title">
                <h1>"Ảnh và tệp"</h1>
                {word_href.map(|href| view! { <p class="begin"><a class="button" href=href>"Bài mới từ tệp Word"</a></p> })}
            </div>
            {summary(fault_note, Vec::new())}
            {told(brought)}
            {bringing.map(bring)}
            <nav class="kinds" aria-label="Loại tệp"><ul>{sorts.collect_view()}</ul></nav>
            <form role="search" method="get" action=search_action class="find-file">
                {kept.into_iter().map(|(name, value)| hidden(name, value)).collect_view()}
                {search.line(words, Typing { kind: "search", autocomplete: "off" })}
                <p class="buttons">
                    <button>"Tìm"</button>
                    {is_searched.then(|| view! { <a class="button" href=clear>"Bỏ tìm"</a> })}
                </p>
            </form>
            {list}
            {Pager { page: self.page, pages: self.pages, back: self.page_hrefs.0, on: self.page_hrefs.1 }.view()}
        };
        frame.around_with_help("wide", HelpTopic::Picture, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

/// What became of each file, the refused ones first: they need somebody.
fn told(mut lines: Vec<BroughtLine>) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    lines.sort_by_key(|line| line.is_taken);
    let refused = lines.iter().filter(|line| !line.is_taken).count();
    let heading = match refused {
        0 => format!("Đã nhận {} tệp", lines.len()),
        _ => format!("Đã nhận {} tệp, {refused} tệp không nhận được", lines.len() - refused),
    };
    let items = lines.into_iter().map(|BroughtLine { name, sentence, is_taken }| {
        let class = if is_taken { "taken" } else { "not-taken" };
        view! { <li class=class><strong>{name}</strong>" "<span>{sentence}</span></li> }
    });
    let class = if refused == 0 { "flash" } else { "summary" };
    let role = if refused == 0 { "status" } else { "alert" };
    Some(
        view! {
            <div class=class role=role>
                <h2>{heading}</h2>
                <ul class="plain-list">{items.collect_view()}</ul>
            </div>
        }
        .into_any(),
    )
}

fn bring(bringing: Bringing) -> AnyView {
    let Bringing { action, shelf_href, base, csrf, .. } = bringing;
    view! {
        <form method="post" action=action enctype="multipart/form-data" class="card bring" id="dua-tep">
            {hidden("csrf", csrf.clone())}
            <div class="field">
                <label for=FILES>"Chọn ảnh và tệp để đưa vào thư viện"</label>
                <p class="hint" id="tep-goi-y">{HINT}</p>
                <input type="file" id=FILES name=FILES multiple accept=ACCEPTED aria-describedby="tep-goi-y"/>
            </div>
            <p class="buttons"><button class="main">"Đưa vào thư viện"</button></p>
            <Uploads form="dua-tep".to_owned() control=FILES.to_owned() shelf_href csrf base/>
        </form>
    }
    .into_any()
}

fn row(row: LibraryRow) -> AnyView {
    let LibraryRow { href, name, thumb, facts, progress, lacks } = row;
    let face = match thumb {
        Some(thumb) => thumb.view("12rem"),
        None => view! { <span class="no-picture paper" aria-hidden="true">"Tệp"</span> }.into_any(),
    };
    let lacks = lacks.into_iter().map(|sentence| view! { <p class="fault">{sentence}</p> }).collect_view();
    view! {
        <li>
            <div class="face">{face}</div>
            <h2><a href=href>{name}</a></h2>
            <p class="hint">{facts}</p>
            {progress.map(|sentence| view! { <p class="hint">{sentence}</p> })}
            {lacks}
        </li>
    }
    .into_any()
}

/// The fault of a form with one file.
pub(super) fn file_field(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    accept: &'static str,
    fault: Option<String>,
) -> AnyView {
    let described = if fault.is_some() { format!("{name}-goi-y {name}-loi") } else { format!("{name}-goi-y") };
    let invalid = fault.is_some().then_some("true");
    let class = if fault.is_some() { "field wrong" } else { "field" };
    view! {
        <div class=class>
            <label for=name>{label}</label>
            <p class="hint" id=format!("{name}-goi-y")>{hint}</p>
            {fault.map(|sentence| fault_line(name, sentence))}
            <input type="file" id=name name=name accept=accept aria-invalid=invalid aria-describedby=described/>
        </div>
    }
    .into_any()
}
