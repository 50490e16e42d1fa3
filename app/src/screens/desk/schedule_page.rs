//! The moments of an item: when its newest text goes public by itself, and until when the item stays public.

use domain::schedule::{Appointment, AppointmentFaults, AppointmentForm};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::screens::cast;

/// One of the two moments, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MomentSheet {
    /// As typed.
    pub typed: AppointmentForm,
    /// What does not hold.
    pub faults: AppointmentFaults,
    /// The moment that is set, as a sentence.
    pub set: Option<String>,
    /// Why it cannot be set now; empty when it can.
    pub refusals: Vec<String>,
}

/// The moments of an item.
#[derive(Clone, Debug)]
pub struct SchedulePage {
    /// Around it.
    pub frame: DeskFrame,
    /// Where both forms go.
    pub action: String,
    /// Token of the forms.
    pub csrf: String,
    /// The version this is about.
    pub version: i64,
    /// Of the item.
    pub title: String,
    /// Which text would go public: `Bản 3, lưu lúc 08:05 ngày 27/01/2024 bởi Lan`.
    pub text: String,
    /// When it goes public.
    pub publication: MomentSheet,
    /// Until when it stays.
    pub expiry: MomentSheet,
    /// Back to the editor.
    pub back_href: String,
    /// What happens by itself at this unit.
    pub queue_href: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

impl Screen for SchedulePage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let faulty = |sheet: &MomentSheet| sheet.faults != AppointmentFaults::default();
        let is_refused = self.fault_note.is_some() || faulty(&self.publication) || faulty(&self.expiry);
        self.frame.head(&refused_title(format!("Hẹn giờ: {}", self.title), is_refused))
    }

    fn view(self) -> AnyView {
        let Self { frame, action, csrf, version, title, text, publication, expiry, back_href, queue_href, fault_note } =
            self;
        let faults = [(Appointment::Publication, &publication), (Appointment::Expiry, &expiry)]
            .into_iter()
            .flat_map(|(which, sheet)| {
                let (day, clock) = which.names();
                [(day, sheet.faults.day.clone()), (clock, sheet.faults.clock.clone())]
            })
            .filter_map(|(name, fault)| fault.map(|fault| (name, fault)))
            .collect();
        let publish_form = moment_form(
            (&action, &csrf, version),
            Appointment::Publication,
            publication,
            ("hen", "Hẹn giờ đăng"),
            ("huy_hen", "Hủy hẹn giờ đăng"),
        );
        let expiry_form = moment_form(
            (&action, &csrf, version),
            Appointment::Expiry,
            expiry,
            ("han", "Đặt hạn"),
            ("bo_han", "Bỏ hạn"),
        );
        let main = view! {
            <h1>"Hẹn giờ"</h1>
            <p class="lead">{title}</p>
            {summary(fault_note, faults)}
            <section class="card" aria-labelledby="hen-dang">
                <h2 id="hen-dang">"Tự đăng vào lúc"</h2>
                <p class="hint">{text}</p>
                <p class="hint">"Hẹn giờ là duyệt đúng bản này. Bản lưu sau đó vẫn ở bàn biên tập cho đến khi được duyệt."</p>
                {publish_form}
            </section>
            <section class="card" aria-labelledby="hen-het">
                <h2 id="hen-het">"Tự hết hạn vào lúc"</h2>
                <p class="hint">"Đến lúc ấy bài rời các danh sách; người có liên kết vẫn đọc được, dưới một dòng báo đã hết hạn."</p>
                {expiry_form}
            </section>
            <p class="ways">
                <a href=back_href>"Về bài viết"</a>
                <a href=queue_href>"Lịch đăng của đơn vị"</a>
            </p>
        };
        frame.around_with_help("narrow", HelpTopic::Schedule, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let normal = Self {
            frame: cast::desk_frame(),
            action: "/don-vi/xa-hoa-long/bai-viet/7/hen-gio".to_owned(),
            csrf: "token".to_owned(),
            version: 12,
            title: "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã trong tháng 02/2024".to_owned(),
            text: "Bản 3, lưu lúc 08:05 ngày 27/01/2024 bởi Nguyễn Thị Lan.".to_owned(),
            publication: MomentSheet::default(),
            expiry: MomentSheet {
                refusals: vec!["Bài chưa đăng và chưa hẹn giờ đăng nên chưa đặt hạn được.".to_owned()],
                ..MomentSheet::default()
            },
            back_href: "/don-vi/xa-hoa-long/bai-viet/7".to_owned(),
            queue_href: "/don-vi/xa-hoa-long/lich-dang".to_owned(),
            fault_note: None,
        };
        let moment = |day: &str, clock: &str| AppointmentForm { day: day.to_owned(), clock: clock.to_owned() };
        let set = Self {
            publication: MomentSheet {
                typed: moment("05/02/2024", "07:30"),
                set: Some("Bản 3 sẽ tự đăng lúc 07:30 ngày 05/02/2024; Trần Văn Minh đã duyệt.".to_owned()),
                ..MomentSheet::default()
            },
            expiry: MomentSheet {
                typed: moment("05/03/2024", "17:00"),
                set: Some("Công khai đến 17:00 ngày 05/03/2024.".to_owned()),
                ..MomentSheet::default()
            },
            ..normal.clone()
        };
        let faults = Self {
            publication: MomentSheet {
                typed: moment("31/02/2024", "25h"),
                faults: AppointmentFaults {
                    day: Some("Ngày đăng không có trong lịch: tháng 2 năm 2024 có 29 ngày.".to_owned()),
                    clock: Some("Giờ đăng phải là một giờ trong ngày, ví dụ 7:30, 8h hoặc 14 giờ.".to_owned()),
                },
                ..MomentSheet::default()
            },
            ..normal.clone()
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            text: format!("Bản 128, lưu lúc 08:05 ngày 27/01/2024 bởi {}.", cast::LONG_NAME),
            fault_note: Some(format!(
                "Chưa hẹn: {} vừa thay đổi bài này. Hãy xem lại rồi gửi lần nữa.",
                cast::LONG_NAME
            )),
            ..set.clone()
        };
        vec![("normal", normal), ("set", set), ("faults", faults), ("longest", longest)]
    }
}

/// One moment with the deed that sets it, and the one that takes it back.
fn moment_form(
    (action, csrf, version): (&str, &str, i64),
    which: Appointment,
    sheet: MomentSheet,
    (set_word, set_label): (&'static str, &'static str),
    (clear_word, clear_label): (&'static str, &'static str),
) -> AnyView {
    let MomentSheet { typed, faults, set, refusals } = sheet;
    let ((day, clock), (day_label, clock_label)) = (which.names(), which.labels());
    let is_set = set.is_some();
    let field = |name, label, hint, fault| Field { name, label, hint: Some(hint), fault, required: false };
    let controls = if refusals.is_empty() {
        view! {
            <div class="pair">
                {field(day, day_label, "Ví dụ 05/02/2024.", faults.day).line(typed.day, Typing::PLAIN)}
                {field(clock, clock_label, "Ví dụ 7:30.", faults.clock).line(typed.clock, Typing::PLAIN)}
            </div>
            <p class="buttons"><button class="main" name="viec" value=set_word>{set_label}</button></p>
        }
        .into_any()
    } else {
        let items = refusals.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
        view! { <ul class="reasons">{items}</ul> }.into_any()
    };
    let clear = is_set.then(|| {
        view! {
            <form method="post" action=action.to_owned()>
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                <button name="viec" value=clear_word>{clear_label}</button>
            </form>
        }
    });
    view! {
        {set.map(|sentence| view! { <p class="told">{sentence}</p> })}
        <form method="post" action=action.to_owned() novalidate>
            {hidden("csrf", csrf)}
            {hidden("phien_ban", version.to_string())}
            {controls}
        </form>
        {clear}
    }
    .into_any()
}
