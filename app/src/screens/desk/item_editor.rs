//! Where an item is written, compared, published and taken back.

mod fields;
mod next;
mod samples;

use domain::item::{FieldFault, ItemField, ItemForm, ItemKind, Standing, title_remarks};
use domain::remark::RemarkWords;
use domain::revision::RevisionNote;
use leptos::prelude::*;

use self::fields::Writing;
pub use self::next::{GuideCorner, Onward, OpenRemark, SendingBack};
use super::comparison::{comparison, conflict as conflict_of};
use super::frame::{DeskFrame, standing_label};
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::islands::{Autosave, LivePreview};
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

/// Where the page sends what is typed while it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AutosavePlaces {
    /// Where a text is saved by itself.
    pub save_href: String,
    /// Where it is told who else has the item open; `None` for a new item.
    pub presence_href: Option<String>,
    /// Number of the person: what a browser keeps is theirs alone. Of nobody, 0, nothing is kept or sent.
    pub person: i64,
}

/// Where the editor finds the unit's pictures and files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryPlaces {
    /// The library itself.
    pub href: String,
    /// Where the page's own script asks for some of it and brings files.
    pub shelf_href: String,
    /// Before `/anh/…` and `/tep/…` at this desk.
    pub base: String,
    /// Token of the form that brings files; empty for whoever may not.
    pub csrf: String,
    /// What the text names, as [`crate::shelf::ShelfAnswer`] in JSON.
    pub shelf: String,
}

/// A block the text may name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockHint {
    /// Its key.
    pub key: String,
    /// How the text names it: `{{gio-lam-viec}}`.
    pub mark: String,
    /// What it is called.
    pub label: String,
    /// What it says, on one line.
    pub value: String,
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
    /// Names this very page; saves made from it follow each other.
    pub writer_key: String,
    /// The number of the saved text the form was filled from.
    pub base: Option<i32>,
    /// Saving by itself; `None` for whoever may not write. Beside a conflict a person decides: nothing saves by itself,
    /// and only the browser keeps what is typed.
    pub autosave: Option<AutosavePlaces>,
    /// What it is; sent along with a new item.
    pub kind: ItemKind,
    /// Number and name of the categories to choose from; none for kinds without.
    pub categories: Vec<(String, String)>,
    /// Where the list of categories is kept; `None` for whoever may not change it.
    pub categories_href: Option<String>,
    /// Number and title of the pages a page may stand under, indented by depth; none for kinds without.
    pub parents: Vec<(String, String)>,
    /// Key and name of the pictures that may be its cover.
    pub covers: Vec<(String, String)>,
    /// The unit's library.
    pub library: LibraryPlaces,
    /// The blocks the text may name.
    pub blocks: Vec<BlockHint>,
    /// Where blocks are kept.
    pub blocks_href: String,
    /// As typed.
    pub typed: ItemForm,
    /// What does not hold.
    pub faults: Vec<FieldFault>,
    /// The note on this save, as typed, and what is wrong with it.
    pub note: (String, Option<String>),
    /// What the renderer said about the body.
    pub warnings: Vec<String>,
    /// Where the item stands.
    pub standing: Standing,
    /// `Lưu lúc 08:05 ngày 27/01/2024 bởi Lan`; may be empty.
    pub state_note: String,
    /// The rendered body; trusted.
    pub preview_html: String,
    /// Why the text was sent back, while it is: who and when, and the reason.
    pub returned: Option<(String, String)>,
    /// What can be done with it; `None` while nothing is saved.
    pub onward: Option<Onward>,
    /// Whether the person may publish what they save.
    pub may_publish: bool,
    /// Who else has it open, as one sentence.
    pub others: Option<String>,
    /// Set when another text was saved in the meantime.
    pub conflict: Option<Conflict>,
    /// Whether the person may write here; otherwise the text is only shown.
    pub can_write: bool,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

/// Id of the element the live preview fills.
const PANE: &str = "xem-truoc";

/// Id of the form itself.
const FORM: &str = "soan-bai";

/// Id of the line near the buttons that says what was saved.
const ECHO: &str = "tinh-trang-luu";

/// Id of the line that says who else has the item open.
const COMPANY: &str = "dang-mo";

impl ItemEditor {
    /// Whether anything of the page was refused.
    fn is_refused(&self) -> bool {
        self.is_shown_again() || self.return_fault().is_some()
    }

    /// What is wrong with the reason of a return.
    fn return_fault(&self) -> Option<String> {
        self.onward.as_ref()?.send_back.as_ref()?.fault.clone()
    }

    /// Whether the form came back with what was typed, and so says more than what is saved.
    fn is_shown_again(&self) -> bool {
        !self.faults.is_empty() || self.note.1.is_some() || self.fault_note.is_some() || self.conflict.is_some()
    }

    fn heading(&self) -> &'static str {
        match (self.version, self.can_write) {
            (_, false) => match self.kind {
                ItemKind::Article => "Xem bài viết",
                ItemKind::Notice => "Xem thông báo",
                ItemKind::Event => "Xem sự kiện",
                ItemKind::Page => "Xem trang thông tin",
                ItemKind::Guide => "Xem hướng dẫn",
            },
            (None, true) => match self.kind {
                ItemKind::Article => "Viết bài mới",
                ItemKind::Notice => "Viết thông báo mới",
                ItemKind::Event => "Thêm sự kiện mới",
                ItemKind::Page => "Thêm trang thông tin",
                ItemKind::Guide => "Viết hướng dẫn mới",
            },
            (Some(_), true) => match self.kind {
                ItemKind::Article => "Sửa bài viết",
                ItemKind::Notice => "Sửa thông báo",
                ItemKind::Event => "Sửa sự kiện",
                ItemKind::Page => "Sửa trang thông tin",
                ItemKind::Guide => "Sửa hướng dẫn",
            },
        }
    }
}

impl Screen for ItemEditor {
    const SHEET: Sheet = Sheet::Desk;
    const HAS_ISLANDS: bool = true;

    fn head(&self) -> Head {
        let title = match self.typed.get(ItemField::Title).trim() {
            "" => self.heading().to_owned(),
            title => format!("{}: {title}", self.heading()),
        };
        self.frame.head(&refused_title(title, self.is_refused()))
    }

    fn view(self) -> AnyView {
        let topic = match self.kind {
            ItemKind::Notice => HelpTopic::Notice,
            ItemKind::Guide => HelpTopic::Guide,
            ItemKind::Article | ItemKind::Event | ItemKind::Page => HelpTopic::Article,
        };
        let (heading, shown_again, return_fault) = (self.heading(), self.is_shown_again(), self.return_fault());
        let findings = title_remarks(self.typed.get(ItemField::Title)).into_iter().chain(self.warnings).collect();
        let Self { frame, action, csrf, version, typed, faults, standing, state_note, preview_html, .. } = self;
        let may_publish = self.may_publish;
        let note = (!state_note.is_empty()).then(|| view! { <span id="luu-lan-cuoi">{state_note}</span> });
        let (note_typed, note_fault) = self.note;
        let of_fields = faults.iter().map(|fault| (fault.field.name(), fault.sentence.clone()));
        let of_note = note_fault.clone().map(|sentence| (RevisionNote::FIELD, sentence));
        let of_return = return_fault.map(|sentence| (RemarkWords::RETURN_FIELD, sentence));
        let summed = of_fields.chain(of_note).chain(of_return).collect();
        let preview = preview_pane(preview_html, findings, self.can_write.then(|| self.library.clone()));
        let onward = self.onward.map(|onward| onward.view(&csrf));
        let returned = self.returned.map(returned_box);
        let others = self.others;
        let writing = if self.can_write {
            let saving = self.autosave.map(|places| saving(places, shown_again, self.conflict.is_none()));
            let conflict = self.conflict.map(|conflict| {
                conflict_view(self.kind, &conflict, &typed, &self.categories, &self.parents, &self.covers)
            });
            let form = Writing {
                kind: self.kind,
                typed,
                faults,
                categories: self.categories,
                categories_href: self.categories_href,
                parents: self.parents,
                covers: self.covers,
                library: self.library.clone(),
                blocks: self.blocks,
                blocks_href: self.blocks_href,
            }
            .view();
            view! {
                {summary(self.fault_note, summed)}
                {conflict}
                {saving}
                <form method="post" action=action novalidate class="write" id=FORM>
                    {hidden("csrf", csrf)}
                    {version.map(|number| hidden("phien_ban", number.to_string()))}
                    {self.base.map(|number| hidden("goc", number.to_string()))}
                    {hidden("ma_soan", self.writer_key)}
                    {version.is_none().then(|| hidden("loai", self.kind.word()))}
                    {form}
                    {note_field(note_typed, note_fault)}
                    // The first button is the one Enter presses: it saves and never publishes.
                    <p class="buttons">
                        <button class="main" name="viec" value="luu">"Lưu bản nháp"</button>
                        {if may_publish {
                            view! { <button name="viec" value="luu_va_dang">"Lưu và đăng"</button> }.into_any()
                        } else {
                            view! { <button name="viec" value="luu_va_gui">"Lưu và gửi duyệt"</button> }.into_any()
                        }}
                        <span id=ECHO></span>
                    </p>
                </form>
            }
            .into_any()
        } else {
            view! {
                <div>
                    <h2>{typed.get(ItemField::Title).to_owned()}</h2>
                    <p class="hint">"Vai trò của bạn được xem bài này, chưa được sửa."</p>
                </div>
            }
            .into_any()
        };
        let main = view! {
            <h1>{heading}</h1>
            <p class="about">{standing_label(standing)} {note}</p>
            <p class="about" id=COMPANY>{others}</p>
            {returned}
            <div class="desk">
                <div class="sheet">{writing}</div>
                <div class="beside">{onward} {preview}</div>
            </div>
        };
        frame.around_with_help("wide", topic, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::all()
    }
}

/// Why it was sent back: the first thing its writer has to know.
fn returned_box((by, reason): (String, String)) -> AnyView {
    view! {
        <section class="returned" aria-labelledby="tra-lai">
            <h2 id="tra-lai">"Bài bị trả lại để sửa"</h2>
            <p class="words-of">{reason}</p>
            <p class="hint">{by}</p>
        </section>
    }
    .into_any()
}

/// Saves what is typed while it is typed; beside a conflict the browser only keeps its copy.
fn saving(places: AutosavePlaces, shown_again: bool, saves: bool) -> AnyView {
    let AutosavePlaces { save_href, presence_href, person } = places;
    let [form, echo, company] = [FORM, ECHO, COMPANY].map(str::to_owned);
    view! { <Autosave form echo company save_href presence_href person shown_again saves/> }.into_any()
}

/// What the save is about, for colleagues.
fn note_field(typed: String, fault: Option<String>) -> AnyView {
    Field {
        name: RevisionNote::FIELD,
        label: RevisionNote::LABEL,
        hint: Some("Ví dụ: sửa giờ họp theo giấy mời mới. Chỉ người trong bàn biên tập thấy; có thể để trống."),
        fault,
        required: false,
    }
    .line(typed, Typing::PLAIN)
}

fn preview_pane(html: String, findings: Vec<String>, live: Option<LibraryPlaces>) -> AnyView {
    let remarks = if let Some(library) = live {
        let LibraryPlaces { shelf_href, base, shelf, .. } = library;
        let (textarea, title) = (ItemField::Body.name().to_owned(), ItemField::Title.name().to_owned());
        view! { <LivePreview textarea title pane=PANE.to_owned() findings shelf_href base shelf/> }.into_any()
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

fn conflict_view(
    kind: ItemKind,
    conflict: &Conflict,
    typed: &ItemForm,
    categories: &[(String, String)],
    parents: &[(String, String)],
    covers: &[(String, String)],
) -> AnyView {
    // A choice is compared by what a person reads, not by its number.
    let word = |form: &ItemForm, field: ItemField| {
        let value = form.get(field);
        let choices = match field {
            ItemField::Category => categories,
            ItemField::Parent => parents,
            ItemField::Cover => covers,
            _ => return value.to_owned(),
        };
        match choices.iter().find(|(number, _)| number == value) {
            Some((_, name)) => name.trim().to_owned(),
            None if value.is_empty() => String::new(),
            None if field == ItemField::Cover => "một ảnh không còn trong thư viện".to_owned(),
            None => format!("mục số {value}, không còn trong danh sách"),
        }
    };
    let told = format!(
        "{} đã lưu bản khác lúc {}. Bản của bạn chưa được lưu nhưng vẫn còn nguyên trong các ô bên dưới. Hãy so sánh, chép lại những gì cần giữ rồi lưu; khi đó bản của bạn thay bản đã lưu.",
        conflict.by, conflict.at
    );
    let differences: Vec<_> = ItemField::of(kind)
        .filter(|&field| typed.get(field).trim() != conflict.saved.get(field).trim())
        .map(|field| comparison(field.label(), &word(typed, field), &word(&conflict.saved, field)))
        .collect();
    conflict_of("Có người vừa lưu bài này", told, differences)
}
