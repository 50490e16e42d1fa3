//! How usable the site is for people with disabilities: what is aimed at, how it is tested, what is known to be
//! missing, and where to complain. It says what is done, and no more.

use leptos::prelude::*;

use super::frame::{Brand, Imprint, PublicFrame, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::reach;
use crate::screens::cast;

/// The accessibility statement of a site.
#[derive(Clone, Debug)]
pub struct Accessibility {
    /// Around it; whom to tell stands in its imprint.
    pub frame: PublicFrame,
}

impl Screen for Accessibility {
    const SHEET: Sheet = Sheet::Public;

    fn head(&self) -> Head {
        let description =
            format!("Trang của {} phục vụ người khuyết tật ra sao, và phản ánh ở đâu.", self.frame.full_name());
        self.frame.head(Some("Khả năng tiếp cận".to_owned()), Some(description))
    }

    fn view(self) -> AnyView {
        let Self { frame } = self;
        let complaint = complaint(&frame);
        let main = view! {
            <div class="in read chapters">
                <h1>"Khả năng tiếp cận của trang này"</h1>
                <p class="lead">
                    "Trang này dành cho mọi người, kể cả người khiếm thị, người khó vận động tay và người dùng điện thoại cũ, mạng yếu."
                </p>
                <section>
                    <h2>"Mục tiêu"</h2>
                    <p>
                        "Chúng tôi hướng tới mức AA của Hướng dẫn về khả năng tiếp cận nội dung web WCAG 2.2. Chưa có tổ chức độc lập nào đánh giá, nên chúng tôi không tuyên bố đã đạt."
                    </p>
                </section>
                <section>
                    <h2>"Đã kiểm tra thế nào"</h2>
                    <ul class="points">
                        <li>"Phần mềm axe kiểm tra tự động các loại trang mỗi khi chương trình thay đổi."</li>
                        <li>"Độ tương phản của từng cặp màu chữ và nền được tính bằng máy."</li>
                        <li>"Các trang công khai dùng được bằng bàn phím và không cần chạy mã trong trình duyệt."</li>
                        <li>"Các trang được xem ở màn hình hẹp 360 điểm ảnh và màn hình rộng 1.280 điểm ảnh."</li>
                    </ul>
                </section>
                <section>
                    <h2>"Hạn chế đã biết"</h2>
                    <ul class="points">
                        <li>"Chưa được thử với người khuyết tật sử dụng trình đọc màn hình hằng ngày."</li>
                        <li>"Bài viết do đơn vị soạn; bảng rộng trong bài phải cuộn ngang trên điện thoại."</li>
                        <li>"Trang chỉ có tiếng Việt."</li>
                    </ul>
                </section>
                {complaint}
            </div>
        };
        frame.around(Brand::Link, Standing::Entry, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self { frame: cast::frame("/tro-nang") };
        let longest = Self { frame: cast::longest_frame("/tro-nang") };
        let no_contact = Self { frame: PublicFrame { imprint: Imprint::default(), ..normal.frame.clone() } };
        vec![("normal", normal), ("longest", longest), ("no_contact", no_contact)]
    }
}

/// To the unit if it says how; on a commune's site without contacts, to the portal.
fn complaint(frame: &PublicFrame) -> AnyView {
    let imprint = Imprint { hours: None, ..frame.imprint.clone() };
    let known = imprint.address.is_some() || !imprint.phones.is_empty() || imprint.email.is_some();
    let whom = if known {
        view! {
            <p>{format!("Gặp chỗ khó dùng, xin báo cho {}; hãy cho biết địa chỉ trang và bạn dùng thiết bị gì:", frame.site_name)}</p>
            {reach::office(imprint)}
        }
        .into_any()
    } else if frame.is_portal {
        view! { <p>"Đơn vị chưa công bố nơi tiếp nhận trên trang này; xin phản ánh trực tiếp tại trụ sở."</p> }
            .into_any()
    } else {
        view! {
            <p>
                "Đơn vị chưa công bố nơi tiếp nhận trên trang này; xin phản ánh qua "
                <a href=frame.portal_url.clone()>"cổng của tỉnh"</a>" hoặc trực tiếp tại trụ sở."
            </p>
        }
        .into_any()
    };
    view! { <section aria-labelledby="phan-anh"><h2 id="phan-anh">"Phản ánh ở đâu"</h2>{whom}</section> }.into_any()
}
