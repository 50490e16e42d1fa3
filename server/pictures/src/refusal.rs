//! Why a picture is not taken, said so that whoever sent it knows what to do next.

use crate::Format;

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    #[error("the file is empty")]
    Empty,
    /// Sizes in bytes.
    #[error("the file has {bytes} bytes, the limit is {limit}")]
    TooManyBytes { bytes: usize, limit: usize },
    #[error("not a picture")]
    NotAPicture,
    /// A drawing that may carry scripts.
    #[error("SVG may contain scripts")]
    Svg,
    #[error("a PDF document")]
    Pdf,
    #[error("a film")]
    Video,
    /// A picture of a kind we do not read.
    #[error("{} is not read here", .0.name())]
    Other(Other),
    /// Both in millions of pixels, the picture's rounded up.
    #[error("{megapixels} megapixels, the limit for {} is {limit}", format.name())]
    TooManyPixels { format: Format, megapixels: u32, limit: u32 },
    /// A side in pixels.
    #[error("a side of {side} pixels, the limit is {limit}")]
    TooLong { side: u32, limit: u32 },
    /// Damaged or cut short.
    #[error("a damaged {} file", format.name())]
    Broken { format: Format },
    /// Perhaps sound, but of a variant we cannot decode.
    #[error("a variant of {} that is not read here", format.name())]
    Unreadable { format: Format },
    /// Encoding our own pixels failed; no fault of the file's.
    #[error("a rendition could not be written")]
    Unwritable,
}

/// Kinds of pictures that are known and not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Other {
    Bmp,
    Tiff,
    Icon,
    JpegXl,
    Photoshop,
}

impl Other {
    /// The name people know.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bmp => "BMP",
            Self::Tiff => "TIFF",
            Self::Icon => "ICO",
            Self::JpegXl => "JPEG XL",
            Self::Photoshop => "Photoshop (PSD)",
        }
    }
}

/// What an iPhone is to be told so that the next photo is a JPEG.
const IPHONE: &str = "trên iPhone, vào Cài đặt → Camera → Định dạng, chọn Tương thích nhất rồi chụp lại; ảnh đã chụp thì \
     gửi qua Zalo như ảnh thường (không bật HD) rồi tải về";

impl Refusal {
    /// One or two Vietnamese sentences: what is wrong, why, and the way out.
    pub fn sentence(&self) -> String {
        match *self {
            Self::Empty => "Tệp này trống, không có nội dung nào. Hãy chọn lại ảnh, hoặc gửi lại ảnh từ điện thoại.".to_owned(),
            Self::TooManyBytes { bytes, limit } => format!(
                "Tệp này nặng {} MB, vượt mức {} MB. Hãy gửi ảnh qua Zalo như ảnh thường (không bật HD) rồi tải về, hoặc chọn cỡ nhỏ hơn khi lưu ảnh.",
                bytes.div_ceil(1 << 20),
                limit >> 20
            ),
            Self::NotAPicture => {
                "Tệp này không phải là ảnh. Hãy chọn ảnh chụp hoặc ảnh đã lưu dưới dạng JPEG, PNG, WebP hay GIF.".to_owned()
            }
            Self::Svg => {
                "Không nhận ảnh SVG vì bên trong có thể chứa mã lệnh. Hãy mở ảnh rồi lưu lại thành PNG.".to_owned()
            }
            Self::Pdf => {
                "Tệp này là văn bản PDF, không phải ảnh. Hãy chụp màn hình trang cần dùng, hoặc xuất trang đó thành ảnh JPEG hay PNG.".to_owned()
            }
            Self::Video => {
                "Tệp này là video, không phải ảnh. Hãy chụp màn hình một khung hình trong video rồi gửi ảnh đó.".to_owned()
            }
            Self::Other(other) => format!(
                "Chưa đọc được ảnh dạng {}. Hãy mở ảnh rồi lưu lại thành JPEG hoặc PNG.",
                other.name()
            ),
            Self::TooManyPixels { format, megapixels, limit } => format!(
                "Ảnh {} này có khoảng {megapixels} triệu điểm ảnh, vượt mức {limit} triệu. Hãy gửi ảnh qua Zalo như ảnh thường (không bật HD) rồi tải về, hoặc chọn cỡ nhỏ hơn khi chụp hay khi lưu.",
                format.name()
            ),
            Self::TooLong { side, limit } => format!(
                "Ảnh này có một cạnh dài {side} điểm ảnh, vượt mức {limit}. Hãy cắt ảnh thành nhiều phần rồi gửi từng phần."
            ),
            Self::Broken { format } => format!(
                "Ảnh {} này bị hỏng hoặc chưa tải xong nên không mở được. Hãy mở thử trên máy; nếu xem được thì lưu lại thành JPEG, nếu không thì lấy lại ảnh gốc.",
                format.name()
            ),
            Self::Unreadable { format: Format::Heic } => {
                format!("Chưa đọc được ảnh HEIC này vì nó dùng kiểu nén ít gặp. Cách khắc phục: {IPHONE}.")
            }
            Self::Unreadable { format } => format!(
                "Chưa đọc được ảnh {} này vì nó dùng kiểu nén ít gặp. Hãy mở ảnh rồi lưu lại thành JPEG thông thường hoặc PNG.",
                format.name()
            ),
            Self::Unwritable => {
                "Máy chủ chưa lưu được ảnh này, không phải do ảnh của bạn. Hãy thử lại sau ít phút.".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_say_what_and_the_way_out() {
        let large = Refusal::TooManyPixels { format: Format::Png, megapixels: 900, limit: 100 }.sentence();
        assert!(large.contains("900 triệu") && large.contains("100 triệu") && large.contains("Zalo"), "{large}");
        let heavy = Refusal::TooManyBytes { bytes: 31 << 20, limit: 30 << 20 }.sentence();
        assert!(heavy.contains("31 MB") && heavy.contains("30 MB"), "{heavy}");
        let iphone = Refusal::Unreadable { format: Format::Heic }.sentence();
        assert!(iphone.contains("Cài đặt → Camera → Định dạng, chọn Tương thích nhất"), "{iphone}");
        assert!(Refusal::Svg.sentence().contains("PNG"));
    }
}
