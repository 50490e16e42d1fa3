//! A request was sent: the code by which it is found again.

use leptos::prelude::*;

use super::frame::{Brand, PublicFrame, Standing};
use crate::document::{Head, Screen, Sheet};
use crate::parts::ways_out::ways_out;
use crate::paths::public;
use crate::screens::cast;

/// The code of a request.
#[derive(Clone, Debug)]
pub struct AskedTeam {
    /// Around it.
    pub frame: PublicFrame,
    /// `7KQ-M2X-9RG-4TB`.
    pub code: String,
    /// Until when an answer comes, in words.
    pub promise: String,
}

impl Screen for AskedTeam {
    const SHEET: Sheet = Sheet::Asking;

    fn head(&self) -> Head {
        Head { indexable: false, ..self.frame.head(Some("Đã gửi yêu cầu".to_owned()), None) }
    }

    fn view(self) -> AnyView {
        let Self { frame, code, promise } = self;
        let groups = code.split('-').map(|group| view! { <span>{group.to_owned()}</span> }.into_any());
        // Spaces between the groups, so that they are read one by one and copied apart.
        let groups = groups.flat_map(|group| [group, " ".into_any()]).collect_view();
        let ways = vec![
            ("Xem trả lời bằng mã".to_owned(), public::TrackRequest.to_string()),
            ("Về trang chủ".to_owned(), public::Home.to_string()),
        ];
        let main = view! {
            <div class="in read asking">
                <h1>"Đã gửi yêu cầu"</h1>
                <p class="lead" role="status">"Đây là mã yêu cầu của ông/bà:"</p>
                <p class="copied">{groups}</p>
                <p><strong>"Hãy chụp lại màn hình này, hoặc chép mã ra giấy."</strong>" Mã có 4 nhóm, mỗi nhóm 3 chữ hoặc số; không có số 0, số 1, chữ I và chữ O."</p>
                <p>{promise}" Muốn xem câu trả lời, mở trang “Tra cứu yêu cầu” rồi nhập mã này."</p>
                <p>"Ai có mã thì xem được câu trả lời, nên chỉ đưa mã cho người nhà. Trang không gửi lại mã: mất mã thì hãy gửi yêu cầu mới."</p>
                {ways_out(ways)}
            </div>
        };
        frame.around(Brand::Link, Standing::Below, "", main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::frame("/hoi-to-cong-nghe"),
            code: "7KQ-M2X-9RG-4TB".to_owned(),
            promise: "Tổ trả lời trước 17:00 ngày 30/01/2024.".to_owned(),
        };
        let longest = Self {
            frame: PublicFrame { site_name: cast::LONG_NAME.to_owned(), ..normal.frame.clone() },
            promise: format!("Tổ công nghệ số cộng đồng {} trả lời trước 17:00 ngày 30/01/2024.", cast::LONG_NAME),
            ..normal.clone()
        };
        let demonstration =
            Self { frame: PublicFrame { demonstration: true, ..normal.frame.clone() }, ..normal.clone() };
        vec![("normal", normal), ("longest", longest), ("demonstration", demonstration)]
    }
}
