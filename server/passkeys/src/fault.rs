//! Why an answer does not count.

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Fault {
    /// Not what a browser sends.
    #[error("not readable")]
    Unreadable,
    /// Asked too long ago, or nothing of the kind was asked.
    #[error("no such request is open")]
    Expired,
    /// Answers another request: an old one, or somebody else's.
    #[error("the answer to another challenge")]
    OtherChallenge,
    /// Given on a page of another origin, or inside of one.
    #[error("given to another origin")]
    OtherOrigin,
    /// Signed for another site.
    #[error("signed for another site")]
    OtherSite,
    /// Not the passkey, or not the person, that was asked for or looked up.
    #[error("not the passkey that was asked for")]
    UnknownPasskey,
    /// The device did not make sure who holds it, or that somebody does.
    #[error("the device did not verify its user")]
    NotVerified,
    /// A key of a kind that was not offered, or none at all.
    #[error("a kind of key that is not taken")]
    UnknownAlgorithm,
    /// Made for one device, and now for several, or the other way round: not the key that was made.
    #[error("backup eligibility changed")]
    OtherKind,
    /// The signature is not that of the key.
    #[error("the signature does not match")]
    BadSignature,
    /// Fewer uses than at the last sign-in: there may be two of the key.
    #[error("the counter went back")]
    CounterWentBack,
    /// What we stored is no key. Nothing a person did.
    #[error("the stored key is not readable")]
    StoredKey,
}

impl Fault {
    /// What, why, and the way out, in Vietnamese.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Unreadable => {
                "Không đọc được trả lời của trình duyệt. Hãy tải lại trang rồi thử lại; nếu vẫn vậy, hãy dùng trình duyệt khác."
            }
            Self::Expired => "Yêu cầu này để quá 5 phút nên không còn dùng được. Hãy tải lại trang rồi làm lại.",
            Self::OtherChallenge => {
                "Trả lời này dành cho một yêu cầu khác, hoặc đã được dùng một lần rồi. Hãy tải lại trang rồi làm lại."
            }
            Self::OtherOrigin => {
                "Khóa truy cập được dùng ở một địa chỉ khác, không phải bàn biên tập. Hãy xem lại địa chỉ trên thanh địa chỉ của trình duyệt rồi mở lại trang này."
            }
            Self::OtherSite => "Khóa truy cập này thuộc về một trang khác. Hãy chọn khóa đã tạo ở bàn biên tập này.",
            Self::UnknownPasskey => {
                "Khóa truy cập này không có ở tài khoản, có thể vì đã bị gỡ. Hãy chọn khóa khác hoặc đăng nhập bằng mật khẩu."
            }
            Self::NotVerified => {
                "Thiết bị chưa xác nhận người đang dùng. Hãy thử lại và mở khóa bằng vân tay, khuôn mặt hoặc mã PIN khi thiết bị hỏi."
            }
            Self::UnknownAlgorithm => {
                "Loại khóa của thiết bị này chưa dùng được ở đây. Hãy tạo khóa truy cập trên thiết bị khác."
            }
            Self::BadSignature => {
                "Chữ ký của khóa truy cập không đúng. Hãy thử lại; nếu vẫn vậy, hãy đăng nhập bằng mật khẩu, gỡ khóa này rồi tạo khóa mới."
            }
            Self::OtherKind => {
                "Khóa truy cập này không còn cùng loại như lúc được tạo nên không được chấp nhận. Hãy đăng nhập bằng mật khẩu, gỡ khóa này rồi tạo khóa mới."
            }
            Self::CounterWentBack => {
                "Khóa truy cập này có thể đã bị sao chép nên không được chấp nhận. Hãy đăng nhập bằng mật khẩu, gỡ khóa này rồi tạo khóa mới."
            }
            Self::StoredKey => {
                "Không đọc được khóa truy cập đã lưu. Hãy đăng nhập bằng mật khẩu, gỡ khóa này rồi tạo khóa mới."
            }
        }
    }
}
