//! What the help tells of: what people do at the desk, each on a page of its own.

use leptos::prelude::*;

use crate::paths::desk;

macro_rules! topics {
    ($($variant:ident, $slug:literal, $title:literal, $gives:literal;)*) => {
        /// One page of the help.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum HelpTopic {
            $(#[doc = $title] $variant,)*
        }

        impl HelpTopic {
            /// Every page, in the order in which a newcomer needs them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in the address.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)* }
            }

            /// Its title.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// What it is good for, in a few words.
            pub fn gives(self) -> &'static str {
                match self { $(Self::$variant => $gives,)* }
            }
        }
    };
}

topics! {
    SignIn, "dang-nhap", "Đăng nhập và đặt mật khẩu", "Vào bàn biên tập lần đầu và những lần sau.";
    Article, "viet-bai", "Viết một bài", "Từ trang trắng tới bản nháp đã lưu.";
    Picture, "chen-anh", "Chèn ảnh vào bài", "Lấy ảnh từ máy hay điện thoại, viết lời mô tả.";
    Word, "tu-word", "Đưa tệp Word lên", "Tệp .docx thành bản nháp, ảnh vào thư viện.";
    Blocks, "khoi-noi-dung", "Khối nội dung dùng lại", "Một số điện thoại, một giờ làm việc: sửa một chỗ, mọi bài đổi theo.";
    Notice, "thong-bao", "Viết thông báo có ngày hết hiệu lực", "Thông báo tự rời trang chủ đúng ngày.";
    Publish, "dang-bai", "Gửi duyệt, duyệt và đăng", "Ai làm gì để người dân đọc được bài.";
    Schedule, "hen-gio-go-bai", "Hẹn giờ đăng và gỡ bài", "Bài tự đăng, tự hết hạn; gỡ bài có lời giải thích.";
    Correct, "sua-bai-da-dang", "Sửa bài đã đăng, xem lại bản cũ", "Sửa mà người dân không thấy bản dở dang.";
    Facts, "thong-tin-don-vi", "Thông tin đơn vị, lãnh đạo và đầu mối", "Địa chỉ, điện thoại, người cần hỏi.";
    Together, "lam-viec-cung-nhau", "Góp ý và chia sẻ bản nháp", "Nhiều người cùng làm một bài.";
    Teams, "thon-ap-va-to", "Thôn, ấp và tổ công nghệ số", "Danh sách, nhập từ tệp, thành viên, lịch trực.";
    Guide, "huong-dan-tung-buoc", "Viết hướng dẫn từng bước, in áp phích", "Từng bước có hình, mã QR dán ở nhà văn hóa.";
    Requests, "yeu-cau-ho-tro", "Trả lời yêu cầu hỗ trợ", "Hạn trả lời, ghi chú nội bộ, cái gì bị xóa khi nào.";
    Activities, "hoat-dong-va-bao-cao", "Hoạt động của tổ và báo cáo tháng", "Ghi nhật ký, gửi, duyệt, khóa sổ.";
    Ledgers, "chien-dich-thiet-bi", "Chiến dịch và sổ thiết bị", "Chỉ tiêu và số liệu có ngày; máy nào ở tổ nào.";
    Shares, "noi-dung-dung-chung", "Nội dung dùng chung", "Nhận bài của tỉnh, thêm phần riêng, gửi bài lên tỉnh.";
    Liveliness, "tinh-trang-trang", "Tình trạng trang và thư hằng tuần", "Trang còn mới hay đã lặng, còn thiếu gì; thư sáng thứ Hai.";
    Directives, "chi-dao", "Việc tỉnh giao cho các đơn vị", "Giao việc có hạn, báo đã đọc, báo đã làm xong.";
    Alerts, "canh-bao", "Cảnh báo trên đầu mọi trang", "Soạn, xác nhận, kết thúc; lời đọc trên loa.";
}

impl HelpTopic {
    /// Reads the name in an address.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.slug() == slug)
    }

    /// Its address.
    pub fn href(self) -> String {
        desk::HelpPage { page: self.slug().to_owned() }.to_string()
    }

    /// The way to it from the page of the desk that it tells of.
    pub(super) fn hint(self) -> AnyView {
        view! { <p class="help-hint"><a href=self.href()>{format!("Trợ giúp: {}", self.title())}</a></p> }.into_any()
    }
}
