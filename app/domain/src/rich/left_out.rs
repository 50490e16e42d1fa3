//! What could not come along, in words for the person who brought the text.

use std::collections::BTreeMap;

use crate::number;

/// A kind of thing that is missing or was changed. The order is that of the report, what matters most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Omission {
    /// A picture of a format no browser shows: WMF, EMF, TIFF and others.
    UnreadablePicture,
    /// A picture that lies elsewhere and was not fetched.
    ExternalPicture,
    /// A picture whose bytes are not in the file.
    MissingPicture,
    /// A picture of a pasted text: the clipboard brings its place, not its bytes.
    PastedPicture,
    /// A picture in a table, set behind it.
    MovedPicture,
    /// A chart of Word or Excel.
    Chart,
    /// A drawing that Word makes of a list.
    Diagram,
    /// Lines, arrows, shapes without words.
    Drawing,
    /// A mathematical formula, of which only the letters stay.
    Equation,
    /// Something of another program inside the text.
    Embedded,
    /// A part of another file.
    LinkedFile,
    /// A video, a sound, a frame of another page.
    Media,
    /// Cells that were one.
    MergedCells,
    /// A table in a table; its words stay in the cell.
    NestedTable,
    /// Cells of several lines, which became one.
    JoinedLines,
    /// A box with words; they stand in the text now.
    TextBox,
    /// A link to a place the page would not link.
    Link,
    /// A table of contents: a page has no numbers of pages.
    Contents,
    /// Fields of a form.
    FormField,
    /// A remark at the margin.
    Comment,
    /// Words struck out while changes were tracked.
    Deletion,
    /// Words marked as hidden.
    Hidden,
    /// What stands at the top or bottom of every page.
    HeaderFooter,
    /// Programs inside the file; never run.
    Macro,
    /// A sign of a special font that nobody knows here.
    Symbol,
    /// Something nested deeper than a page can show, flattened.
    TooDeep,
    /// Words beyond the length that is read.
    TooLong,
}

/// How often something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// What.
    pub what: Omission,
    /// At least 1.
    pub count: usize,
}

/// Counts while reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<Omission, usize>);

impl Tally {
    /// One more.
    pub fn add(&mut self, what: Omission) {
        *self.0.entry(what).or_default() += 1;
    }

    /// Whether there was one already.
    pub fn has(&self, what: Omission) -> bool {
        self.0.contains_key(&what)
    }

    /// What was counted, what matters most first.
    pub fn left_out(&self) -> Vec<LeftOut> {
        self.0.iter().map(|(what, count)| LeftOut { what: *what, count: *count }).collect()
    }
}

impl LeftOut {
    /// One Vietnamese sentence: what is missing and, where there is something to do, what.
    pub fn sentence(&self) -> String {
        let count = number::integer(i64::try_from(self.count).unwrap_or(i64::MAX));
        match self.what {
            Omission::UnreadablePicture => format!(
                "{count} hình ở dạng trình duyệt không hiện được (WMF, EMF, TIFF…) đã bị bỏ lại. Hãy lưu hình thành PNG hoặc JPEG rồi chèn lại."
            ),
            Omission::ExternalPicture => format!(
                "{count} hình nằm ở nơi khác, không có trong tệp, nên không được lấy về. Hãy tải hình lên từ máy."
            ),
            Omission::MissingPicture => {
                format!("{count} hình có tên trong tệp nhưng không có dữ liệu hoặc quá lớn nên đã bị bỏ lại.")
            }
            Omission::PastedPicture => {
                format!("{count} hình không đi theo khi dán. Hãy tải từng hình lên rồi chèn vào chỗ của nó.")
            }
            Omission::MovedPicture => format!("{count} hình nằm trong bảng đã được chuyển xuống ngay sau bảng."),
            Omission::Chart => {
                format!("{count} biểu đồ đã bị bỏ lại. Hãy chụp biểu đồ thành hình rồi chèn vào, kèm số liệu bằng chữ.")
            }
            Omission::Diagram => {
                format!("{count} sơ đồ SmartArt đã bị bỏ lại. Hãy chụp sơ đồ thành hình rồi chèn vào, kèm mô tả.")
            }
            Omission::Drawing => format!("{count} hình vẽ (đường kẻ, mũi tên, khối) đã bị bỏ lại."),
            Omission::Equation => {
                format!("{count} công thức chỉ còn các chữ và số, mất cách trình bày. Hãy xem lại những chỗ này.")
            }
            Omission::Embedded => {
                format!("{count} đối tượng nhúng từ chương trình khác (Excel, PowerPoint…) đã bị bỏ lại.")
            }
            Omission::LinkedFile => format!("{count} phần lấy từ tệp khác đã bị bỏ lại, vì tệp ấy không đi kèm."),
            Omission::Media => format!("{count} video, âm thanh hoặc khung nhúng đã bị bỏ lại."),
            Omission::MergedCells => format!(
                "{count} ô gộp trong bảng đã được tách: nội dung nằm ở ô đầu, các ô còn lại để trống. Hãy xem lại bảng."
            ),
            Omission::NestedTable => {
                format!("{count} bảng lồng trong bảng khác đã được trải ra thành chữ trong ô. Hãy xem lại bảng.")
            }
            Omission::JoinedLines => format!("{count} ô của bảng có nhiều dòng đã được nối thành một dòng."),
            Omission::TextBox => {
                format!("Chữ trong {count} khung chữ đã được đưa vào bài, ngay tại chỗ của khung. Hãy xem lại vị trí.")
            }
            Omission::Link => {
                format!("{count} liên kết trỏ đến nơi không dùng được trên trang nên chỉ còn lại chữ.")
            }
            Omission::Contents => {
                format!("{count} dòng mục lục có số trang đã bị bỏ lại, vì trang web không chia theo trang giấy.")
            }
            Omission::FormField => format!("{count} ô để điền của biểu mẫu đã bị bỏ lại."),
            Omission::Comment => format!("{count} ghi chú bên lề không được đưa vào bài."),
            Omission::Deletion => {
                format!("{count} đoạn đã xóa khi bật theo dõi thay đổi (Track Changes) không được đưa vào bài.")
            }
            Omission::Hidden => format!("{count} đoạn chữ ẩn không được đưa vào bài."),
            Omission::HeaderFooter => format!("{count} đầu trang hoặc chân trang không được đưa vào bài."),
            Omission::Macro => {
                "Tệp có chương trình nhỏ (macro). Chương trình không được chạy và không được lưu.".to_owned()
            }
            Omission::Symbol => format!("{count} ký hiệu của phông chữ riêng không đọc được đã bị bỏ lại."),
            Omission::TooDeep => format!("{count} phần lồng vào nhau quá sâu chỉ còn lại chữ."),
            Omission::TooLong => {
                "Phần cuối của tài liệu quá dài đã bị bỏ lại. Hãy chia tài liệu thành nhiều bài.".to_owned()
            }
        }
    }
}
