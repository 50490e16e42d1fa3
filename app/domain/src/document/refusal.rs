//! Why a file cannot be attached, and what would help.

use super::{Harm, LARGEST, MOST_ENTRIES, MOST_GROWTH, MOST_UNPACKED};
use crate::number;

/// Why a file cannot be attached.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No byte.
    #[error("the file is empty")]
    Empty,
    /// More than [`LARGEST`].
    #[error("{bytes} bytes are too many")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// None of the kinds, and nothing known.
    #[error("the content is of no known kind")]
    Unknown,
    /// `.doc`, `.xls`, `.ppt`.
    #[error("an Office document of before 2007")]
    OldOffice,
    /// RTF.
    #[error("RTF")]
    Rtf,
    /// HTML, SVG, XML: a browser might run it.
    #[error("markup")]
    Markup,
    /// A program.
    #[error("a program")]
    Program,
    /// A picture, which goes elsewhere.
    #[error("a picture")]
    Picture,
    /// `.pptx`, `.odp`.
    #[error("slides")]
    Slides,
    /// RAR, 7z, gzip and so on.
    #[error("an archive other than ZIP")]
    OtherArchive,
    /// A password stands before the content.
    #[error("locked by a password")]
    Locked,
    /// Macros, `ActiveX` or Excel 4 macro sheets in an office document.
    #[error("macros")]
    Macros,
    /// A PDF that runs a script or a program.
    #[error("a PDF with a script")]
    ActivePdf,
    /// Cut off, or not what its beginning says.
    #[error("the file is damaged")]
    Damaged,
    /// An archive without a file.
    #[error("the archive is empty")]
    EmptyArchive,
    /// Packed in a way that common programs do not read.
    #[error("the archive is packed unusually")]
    OddPacking,
    /// More than [`MOST_ENTRIES`].
    #[error("{entries} entries are too many")]
    TooManyEntries {
        /// As many as it says.
        entries: usize,
    },
    /// More than [`MOST_UNPACKED`].
    #[error("{unpacked} unpacked bytes are too many")]
    TooLargeUnpacked {
        /// As many as it says.
        unpacked: u64,
    },
    /// More than [`MOST_GROWTH`].
    #[error("the archive grows too much")]
    Bomb,
    /// An entry that would be put outside of the folder it is unpacked in.
    #[error("{name:?} leads out of the archive")]
    StrangePath {
        /// As shown to a person.
        name: String,
    },
    /// An entry nobody should open.
    #[error("{name:?} in the archive may do harm")]
    Inside {
        /// Its name as shown to a person.
        name: String,
        /// What it is.
        harm: Harm,
    },
}

impl Refusal {
    /// What, why, and the way out, in Vietnamese, for the person who chose the file.
    pub fn sentence(&self) -> String {
        match self {
            Self::Empty => "Tệp này rỗng, không có nội dung. Hãy mở tệp trên máy để xem lại rồi chọn lại.".to_owned(),
            Self::TooLarge { bytes } => format!(
                "Tệp này nặng {}, nhiều hơn mức cho phép là {}. Hãy quét lại với độ phân giải thấp hơn, hoặc tách thành nhiều tệp.",
                number::file_size(*bytes as u64),
                number::file_size(LARGEST as u64),
            ),
            Self::Unknown => "Không nhận ra loại của tệp này. Trang nhận PDF, Word (.docx), Excel (.xlsx), ODT, ODS và ZIP. \
                              Hãy lưu lại thành một trong các loại ấy."
                .to_owned(),
            Self::OldOffice => "Tệp này ở dạng Word, Excel hoặc PowerPoint cũ (.doc, .xls, .ppt), dạng dễ mang mã độc và nhiều \
                                máy không mở được. Hãy mở tệp, chọn Lưu thành (Save As), rồi lưu lại thành .docx, .xlsx hoặc PDF."
                .to_owned(),
            Self::Rtf => "Tệp này ở dạng RTF, dạng cũ dễ mang mã độc. Hãy mở tệp bằng Word rồi lưu lại thành .docx hoặc PDF.".to_owned(),
            Self::Markup => "Tệp này là trang web hoặc hình SVG, có thể chạy mã trong trình duyệt của người xem. \
                             Hãy mở tệp, in ra PDF, rồi chọn tệp PDF ấy."
                .to_owned(),
            Self::Program => "Tệp này là chương trình, không phải tài liệu, nên không đính kèm được. \
                              Nếu người dân cần chương trình này, hãy dẫn liên kết tới nơi phát hành chính thức."
                .to_owned(),
            Self::Picture => "Tệp này là ảnh, không phải tài liệu. Hãy thêm nó ở chỗ dành cho ảnh, hoặc lưu thành PDF rồi chọn lại.".to_owned(),
            Self::Slides => "Tệp này là bản trình chiếu, nhiều máy không mở được. Hãy lưu lại thành PDF để ai cũng xem được.".to_owned(),
            Self::OtherArchive => "Tệp này nén kiểu khác ZIP (chẳng hạn RAR hoặc 7z), nhiều máy không mở được. Hãy nén lại thành .zip.".to_owned(),
            Self::Locked => "Tệp này có đặt mật khẩu, người dân không mở được. Hãy bỏ mật khẩu rồi chọn lại.".to_owned(),
            Self::Macros => "Tệp này có macro hoặc thành phần tự chạy, có thể gây hại cho máy của người đọc. \
                             Hãy lưu lại thành .docx hoặc .xlsx không có macro, hoặc thành PDF."
                .to_owned(),
            Self::ActivePdf => "Tệp PDF này có mã tự chạy, có thể gây hại cho máy của người đọc. \
                                Hãy mở tệp, in ra một tệp PDF mới (Print to PDF), rồi chọn tệp mới ấy."
                .to_owned(),
            Self::Damaged => "Tệp này bị hỏng hoặc chưa được chép hết, không đọc được bên trong. \
                              Hãy mở thử tệp trên máy, lưu lại, rồi chọn lại."
                .to_owned(),
            Self::EmptyArchive => "Tệp nén này không có tệp nào bên trong. Hãy nén lại các tệp cần đưa lên.".to_owned(),
            Self::OddPacking => "Tệp này nén theo cách ít dùng, nhiều máy không mở được. Hãy nén lại thành ZIP theo cách thông thường.".to_owned(),
            Self::TooManyEntries { entries } => format!(
                "Tệp này có {} mục bên trong, nhiều hơn mức cho phép là {}. Hãy tách thành nhiều tệp, hoặc chỉ giữ những gì người dân cần.",
                count(*entries),
                count(MOST_ENTRIES),
            ),
            Self::TooLargeUnpacked { unpacked } => format!(
                "Tệp này giải nén ra {}, nhiều hơn mức cho phép là {}. Hãy tách thành nhiều tệp, hoặc chỉ giữ những gì người dân cần.",
                number::file_size(*unpacked),
                number::file_size(MOST_UNPACKED),
            ),
            Self::Bomb => format!(
                "Tệp này giải nén ra lớn gấp hơn {MOST_GROWTH} lần, giống loại tệp làm treo máy. \
                 Hãy bỏ bớt phần trống bên trong rồi lưu lại, hoặc lưu thành PDF."
            ),
            Self::StrangePath { name } => format!(
                "Tệp nén này có mục “{name}” với đường dẫn bất thường, có thể ghi đè tệp trên máy của người đọc. \
                 Hãy chép các tệp vào một thư mục rồi nén lại."
            ),
            Self::Inside { name, harm } => {
                format!("Tệp nén này có “{name}” bên trong, là {}. Hãy {} rồi nén lại.", harm.word(), harm.way_out())
            }
        }
    }
}

fn count(amount: usize) -> String {
    number::integer(i64::try_from(amount).unwrap_or(i64::MAX))
}
