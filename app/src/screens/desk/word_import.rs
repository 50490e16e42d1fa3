//! An item from a Word file.

use domain::item::ItemKind;
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::library_page::file_field;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, hidden, refused_title, summary};
use crate::screens::cast;

/// A text in letters of before Unicode, shown before anything is made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldLetters {
    /// `TCVN3 (ABC)`
    pub encoding: String,
    /// The first lines as they stand in the file.
    pub before: String,
    /// The same lines changed to letters of today.
    pub after: String,
    /// Names the file, which is kept meanwhile.
    pub key: String,
    /// What the file is called.
    pub name: String,
}

/// The page that takes a Word file.
#[derive(Clone, Debug)]
pub struct WordImport {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the forms go.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// What the item is to be.
    pub kind: ItemKind,
    /// What is wrong with the file.
    pub fault: Option<String>,
    /// Asked before old letters are changed.
    pub old_letters: Option<OldLetters>,
    /// Back to the list.
    pub back_href: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

/// Name of the control of the file.
pub const FILE: &str = "tep_word";
/// Name of the choice of kind.
pub const KIND: &str = "loai";
/// Name of the hidden field that names a file kept meanwhile.
pub const KEY: &str = "khoa";
/// Name of the buttons that choose what becomes of old letters: `doi` or `giu`.
pub const LETTERS: &str = "chu";

impl Screen for WordImport {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = self.fault.is_some() || self.fault_note.is_some();
        self.frame.head(&refused_title("Bài mới từ tệp Word".to_owned(), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, kind, fault, old_letters, back_href, fault_note } = self;
        let summed = fault.iter().map(|sentence| (FILE, sentence.clone())).collect();
        let form = if let Some(old) = old_letters {
            ask(old, action, csrf, kind, back_href)
        } else {
            let kinds = ItemKind::ALL.map(|kind| (kind.word().to_owned(), kind.label().to_owned())).to_vec();
            let choice = Field { name: KIND, label: "Tệp này thành", required: true, ..Field::default() };
            view! {
                <form method="post" action=action enctype="multipart/form-data" novalidate class="card">
                    {hidden("csrf", csrf)}
                    {file_field(
                        FILE,
                        "Tệp Word (.docx)",
                        "Nhiều nhất 30 MB. Tệp .doc cũ: mở bằng Word, chọn Lưu dưới dạng, loại .docx.",
                        ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        fault,
                    )}
                    {choice.choice(kind.word(), kinds)}
                    <p class="buttons">
                        <button class="main">"Đưa vào bản nháp mới"</button>
                        <a class="button" href=back_href>"Thôi"</a>
                    </p>
                </form>
            }
            .into_any()
        };
        let main = view! {
            <h1>"Bài mới từ tệp Word"</h1>
            <p class="lead">
                "Tiêu đề, mục, chữ đậm, danh sách, bảng, liên kết, chú thích và ảnh được giữ nguyên thứ tự. Ảnh vào thư viện. Thứ gì không đưa sang được sẽ ghi rõ trong góp ý bên cạnh bài."
            </p>
            {summary(fault_note, summed)}
            {form}
        };
        frame.around_with_help("narrow", HelpTopic::Word, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            action: "/don-vi/xa-hoa-long/tu-word".to_owned(),
            csrf: "token".to_owned(),
            kind: ItemKind::Notice,
            fault: None,
            old_letters: None,
            back_href: "/don-vi/xa-hoa-long".to_owned(),
            fault_note: None,
        };
        let faults = Self {
            fault: Some("Đây là tệp .doc của Word cũ. Hãy mở bằng Word, chọn Lưu dưới dạng, loại .docx.".to_owned()),
            ..normal.clone()
        };
        let old = OldLetters {
            encoding: "VNI".to_owned(),
            before: "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM".to_owned(),
            after: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
            key: "abcdefghijklmnop".to_owned(),
            name: "thong-bao-2002.docx".to_owned(),
        };
        let old_letters = Self { old_letters: Some(old.clone()), ..normal.clone() };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            old_letters: Some(OldLetters {
                before: cast::longest_summary(),
                after: cast::longest_summary(),
                name: format!("{}.docx", cast::longest_title()),
                ..old
            }),
            ..normal.clone()
        };
        vec![("normal", normal), ("faults", faults), ("old_letters", old_letters), ("longest", longest)]
    }
}

/// Both forms of the first lines, and what to make of them.
fn ask(old: OldLetters, action: String, csrf: String, kind: ItemKind, back_href: String) -> AnyView {
    let OldLetters { encoding, before, after, key, name } = old;
    view! {
        <form method="post" action=action class="card">
            {hidden("csrf", csrf)}
            {hidden(KEY, key)}
            {hidden(KIND, kind.word())}
            <h2>{format!("Tệp dùng bảng mã {encoding} cũ")}</h2>
            <p>{format!("Chữ trong “{name}” viết bằng bảng mã {encoding} của nhiều năm trước. Hãy so sánh rồi chọn.")}</p>
            <div class="pair">
                <section aria-labelledby="chu-cu"><h3 id="chu-cu">"Như trong tệp"</h3><p class="words-of">{before}</p></section>
                <section aria-labelledby="chu-moi"><h3 id="chu-moi">"Sau khi chuyển mã"</h3><p class="words-of">{after}</p></section>
            </div>
            <p class="buttons">
                <button class="main" name=LETTERS value="doi">"Chuyển mã rồi đưa vào"</button>
                <button name=LETTERS value="giu">"Giữ nguyên như tệp"</button>
                <a class="button" href=back_href>"Thôi"</a>
            </p>
        </form>
    }
    .into_any()
}
