//! Why a file cannot be read at all.

/// What is wrong with the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A `.doc` of Word 97 to 2003.
    #[error("a Word 97-2003 document")]
    OldFormat,
    /// Opens only with a password.
    #[error("encrypted")]
    Encrypted,
    /// RTF, HTML or the like under the name of a Word file.
    #[error("another format with the name of a Word document")]
    Renamed,
    /// A PDF.
    #[error("a PDF")]
    Pdf,
    /// A text of LibreOffice (`.odt`).
    #[error("an OpenDocument file")]
    OpenDocument,
    /// A workbook or slides.
    #[error("an Excel or PowerPoint file")]
    OtherOffice,
    /// Nothing known.
    #[error("not a Word document")]
    NotWord,
    /// Cut short, or not what Word writes.
    #[error("damaged")]
    Damaged,
    /// Has a document type definition or names that only an attacker writes.
    #[error("contains what Word never writes")]
    Suspicious,
    /// More than is read.
    #[error("too large")]
    TooLarge,
    /// Nested deeper than any text.
    #[error("nested too deeply")]
    TooDeep,
}

impl Refusal {
    /// What, why, and the way out, in Vietnamese.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::OldFormat => {
                "Tệp này ở định dạng Word cũ (.doc) nên không đọc được. Hãy mở tệp bằng Word, chọn “Lưu dưới dạng” (Save As), chọn loại “Tài liệu Word (*.docx)” rồi tải tệp mới lên."
            }
            Self::Encrypted => {
                "Tệp này được bảo vệ bằng mật khẩu nên không đọc được. Hãy mở tệp bằng Word, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu), lưu lại rồi tải lên."
            }
            Self::Renamed => {
                "Tệp này mang tên tệp Word nhưng bên trong là định dạng khác (RTF hoặc trang web). Hãy mở tệp bằng Word, chọn “Lưu dưới dạng” (Save As), chọn loại “Tài liệu Word (*.docx)” rồi tải tệp mới lên."
            }
            Self::Pdf => {
                "Đây là tệp PDF, không phải tệp Word. Hãy tải lên tệp Word gốc (.docx), hoặc đính kèm tệp PDF vào bài."
            }
            Self::OpenDocument => {
                "Đây là tệp OpenDocument (.odt) nên không đọc được. Hãy mở tệp bằng LibreOffice, chọn “Lưu dưới dạng”, chọn loại “Word 2007–365 (.docx)” rồi tải tệp mới lên."
            }
            Self::OtherOffice => {
                "Đây là tệp Excel hoặc PowerPoint, không phải tệp Word. Hãy chép nội dung sang một tệp Word (.docx) rồi tải lên."
            }
            Self::NotWord => {
                "Tệp này không phải tệp Word. Hãy chọn tệp có đuôi .docx; nếu tệp có đuôi khác, hãy mở bằng Word và lưu lại ở dạng .docx."
            }
            Self::Damaged => {
                "Tệp Word này bị hỏng nên không đọc được. Hãy mở tệp bằng Word, để Word sửa nếu được hỏi, lưu lại rồi tải lên. Nếu Word cũng không mở được, hãy xin lại tệp gốc."
            }
            Self::Suspicious => {
                "Tệp này có phần mà Word không bao giờ tạo ra nên không được đọc, để giữ an toàn. Hãy chép nội dung sang một tệp Word mới, lưu lại rồi tải tệp mới lên."
            }
            Self::TooLarge => {
                "Tệp này quá lớn nên không đọc được. Hãy nén hình trong Word (Định dạng hình → Nén ảnh) hoặc chia tài liệu thành nhiều tệp rồi tải lên từng tệp."
            }
            Self::TooDeep => {
                "Tệp này có quá nhiều bảng và khung lồng vào nhau nên không đọc được. Hãy chép nội dung sang một tệp Word mới, bỏ bớt khung, rồi tải tệp mới lên."
            }
        }
    }
}
