//! What a writer should look at, in words a writer understands.

use crate::text;

/// More warnings than this help nobody.
const MOST: usize = 50;
/// Graphemes of the source that a warning repeats.
const QUOTED: usize = 80;

/// One thing about a text that was changed on the way to the page, or that readers will stumble over.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Warning {
    /// HTML in the source is shown as text.
    RawHtml,
    /// The address is none we link to; the words stay.
    UnsafeLink {
        /// As written, shortened.
        url: String,
    },
    /// A link without words was left out.
    EmptyLink {
        /// As written, shortened.
        url: String,
    },
    /// A picture of the library that is not there, or not ready; its description stays as text.
    PictureMissing {
        /// What it shows.
        alt: String,
    },
    /// A file of the library that is not there; its words stay as text.
    FileMissing,
    /// A block that neither the unit nor one above it has; residents see nothing in its place.
    BlockMissing {
        /// What the text calls it.
        key: String,
    },
    /// A picture nobody said anything useful about.
    NoDescription {
        /// What was said.
        said: String,
    },
    /// An image from elsewhere was left out; its description stays as text.
    Image {
        /// The description, shortened; may be empty.
        alt: String,
    },
    /// A heading more than one level below the one before it.
    HeadingSkip {
        /// Level before, 1 to 6; 0 when this is the first heading.
        from: u8,
        /// Level of this heading, 1 to 6.
        to: u8,
    },
    /// A heading without words was left out.
    EmptyHeading,
    /// A column of a table has no words above it.
    EmptyTableHeader,
    /// A table has no words in the row of its names, or no such row.
    NoTableHead,
    /// The words of a link do not say where it leads.
    VagueLink {
        /// As readers see them, shortened.
        words: String,
    },
    /// The words of a link are its address.
    BareLink {
        /// As readers see it, shortened.
        url: String,
    },
    /// A heading or a sentence is written in capitals alone.
    Capitals {
        /// As written, shortened.
        words: String,
    },
    /// A short bold paragraph stands where a heading should.
    BoldAsHeading {
        /// As written, shortened.
        words: String,
    },
    /// A paragraph is too long to be followed.
    LongParagraph {
        /// Its first words.
        start: String,
        /// How many it has.
        words: usize,
    },
    /// A footnote nobody mentions was left out.
    UnusedFootnote {
        /// Its name in the source, shortened.
        name: String,
    },
    /// Lists, quotations or emphasis nested deeper than any page can show were flattened.
    TooDeep,
}

impl Warning {
    /// One or two Vietnamese sentences: what happened and the way out.
    pub fn sentence(&self) -> String {
        match self {
            Self::RawHtml => {
                "Bài có mã HTML. Mã này được hiện nguyên như chữ, không có tác dụng trình bày; hãy xoá đi.".to_owned()
            }
            Self::UnsafeLink { url } => format!(
                "Đã bỏ liên kết “{url}”, chỉ giữ lại phần chữ. Liên kết phải bắt đầu bằng https://, http://, mailto:, tel: hoặc là một trang trên chính trang này."
            ),
            Self::EmptyLink { url } => {
                format!("Đã bỏ liên kết “{url}” vì không có chữ nào để bấm vào. Hãy thêm chữ cho liên kết.")
            }
            Self::Image { alt } if alt.is_empty() => {
                "Đã bỏ một ảnh lấy từ nơi khác. Hãy tải ảnh vào thư viện của đơn vị rồi chèn từ đó.".to_owned()
            }
            Self::Image { alt } => format!(
                "Đã bỏ ảnh “{alt}” lấy từ nơi khác, chỉ giữ lại lời mô tả. Hãy tải ảnh vào thư viện của đơn vị rồi chèn từ đó."
            ),
            Self::PictureMissing { alt } => {
                let which = if alt.is_empty() { String::new() } else { format!(" “{alt}”") };
                format!("Ảnh{which} không có trong thư viện của đơn vị, hoặc còn đang được xử lý.")
            }
            Self::FileMissing => "Một liên kết dẫn tới tệp không có trong thư viện của đơn vị; chỉ phần chữ được giữ lại.".to_owned(),
            Self::BlockMissing { key } => format!(
                "Chưa có khối nội dung “{key}”, nên người dân sẽ không thấy gì ở chỗ ấy. Hãy thêm khối này ở trang Khối nội dung dùng lại, hoặc sửa mã trong bài."
            ),
            Self::NoDescription { said } if said.is_empty() => {
                "Một ảnh chưa có lời mô tả cho người không nhìn được. Hãy viết ảnh cho thấy gì, hoặc đánh dấu ảnh chỉ để trang trí trong thư viện.".to_owned()
            }
            Self::NoDescription { said } => format!(
                "Lời mô tả ảnh “{said}” chưa nói ảnh cho thấy gì. Hãy viết một câu ngắn cho người không nhìn được."
            ),
            Self::HeadingSkip { from: 0, to } => {
                format!("Tiêu đề mục đầu tiên đang ở cấp {to}. Hãy bắt đầu từ cấp 1 (một dấu #).")
            }
            Self::HeadingSkip { from, to } => format!(
                "Tiêu đề mục nhảy từ cấp {from} xuống cấp {to}. Hãy dùng cấp {} để người nghe bằng trình đọc màn hình không bị lạc.",
                from.saturating_add(1)
            ),
            Self::EmptyHeading => "Đã bỏ một tiêu đề mục không có chữ.".to_owned(),
            Self::EmptyTableHeader => {
                "Bảng có cột chưa có tên. Hãy đặt tên cho mọi cột ở hàng đầu của bảng.".to_owned()
            }
            Self::NoTableHead => "Bảng chưa có hàng tên cột. Hãy viết tên các cột ở hàng đầu để người nghe bằng trình đọc màn hình biết mỗi ô nói về điều gì.".to_owned(),
            Self::VagueLink { words } => format!(
                "Liên kết “{words}” không cho biết dẫn đến đâu. Hãy đặt liên kết vào những chữ nói rõ nơi đến, ví dụ “Cổng Dịch vụ công quốc gia”."
            ),
            Self::BareLink { url } => format!(
                "Liên kết “{url}” chỉ là một địa chỉ, khó đọc và khó nghe. Hãy thay bằng tên của trang được dẫn đến."
            ),
            Self::Capitals { words } => format!(
                "“{words}” viết hoa toàn bộ nên khó đọc, và trình đọc màn hình có thể đọc thành từng chữ cái. Hãy chỉ viết hoa chữ đầu câu và tên riêng."
            ),
            Self::BoldAsHeading { words } => format!(
                "“{words}” được in đậm như một tiêu đề mục nhưng không phải là tiêu đề mục. Hãy dùng nút Tiêu đề để ai cũng tìm được mục này."
            ),
            Self::LongParagraph { start, words } => format!(
                "Đoạn “{start}” dài {words} chữ. Hãy tách thành vài đoạn ngắn; đoạn quá dài rất khó đọc trên điện thoại."
            ),
            Self::UnusedFootnote { name } => format!(
                "Chú thích “{name}” không được nhắc đến trong bài nên không hiện ra. Hãy thêm [^{name}] vào chỗ cần dẫn, hoặc xoá chú thích này."
            ),
            Self::TooDeep => {
                "Bài có danh sách, trích dẫn hoặc chữ nhấn lồng nhau quá sâu; các lớp trong cùng đã được gộp lại."
                    .to_owned()
            }
        }
    }
}

/// Collects warnings: each once, not too many.
#[derive(Debug, Default)]
pub(super) struct Warnings(Vec<Warning>);

impl Warnings {
    pub(super) fn add(&mut self, warning: Warning) {
        if self.0.len() < MOST && !self.0.contains(&warning) {
            self.0.push(warning);
        }
    }

    pub(super) fn into_vec(self) -> Vec<Warning> {
        self.0
    }
}

/// A piece of the source, short enough for a sentence.
pub(super) fn quote(source: &str) -> String {
    text::truncate(source, QUOTED)
}
