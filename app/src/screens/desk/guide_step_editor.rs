//! Where one step of a guide is written.

use domain::guide::{StepFault, StepField, StepForm};
use leptos::prelude::*;

use super::frame::DeskFrame;
use super::help_topic::HelpTopic;
use super::library_page::file_field;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{Field, Typing, hidden, refused_title, summary};
use crate::screens::cast;

/// The form of a step.
#[derive(Clone, Debug)]
pub struct GuideStepEditor {
    /// Around it.
    pub frame: DeskFrame,
    /// Where the form goes.
    pub action: String,
    /// Token of the form.
    pub csrf: String,
    /// The version this is about.
    pub version: i64,
    /// Of the guide.
    pub title: String,
    /// From 1.
    pub number: usize,
    /// Whether it is there already.
    pub is_new: bool,
    /// As typed.
    pub typed: StepForm,
    /// What does not hold.
    pub faults: Vec<StepFault>,
    /// Key and name of the pictures to choose from.
    pub pictures: Vec<(String, String)>,
    /// The unit's library.
    pub library_href: String,
    /// Back to the list.
    pub back_href: String,
    /// What is wrong with the form itself.
    pub fault_note: Option<String>,
}

const NEW_PICTURE: &str = "Chụp ngay hoặc chọn trong điện thoại, máy tính; ảnh vào thư viện của đơn vị và thay ảnh chọn ở trên. Che tên, số định danh, số điện thoại trong ảnh chụp màn hình.";

impl GuideStepEditor {
    fn heading(&self) -> String {
        if self.is_new { "Thêm bước".to_owned() } else { format!("Sửa bước {}", self.number) }
    }
}

impl Screen for GuideStepEditor {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        let is_refused = !self.faults.is_empty() || self.fault_note.is_some();
        self.frame.head(&refused_title(format!("{}: {}", self.heading(), self.title), is_refused))
    }

    fn view(self) -> AnyView {
        let heading = self.heading();
        let Self { frame, action, csrf, version, title, typed, faults, pictures, library_href, back_href, .. } = self;
        let fault = |field: StepField| faults.iter().find(|(of, _)| *of == field).map(|(_, sentence)| sentence.clone());
        let field = |field: StepField, hint| Field {
            name: field.name(),
            label: field.label(),
            hint: Some(hint),
            fault: fault(field),
            required: field == StepField::Title,
        };
        let new = StepField::NewPicture;
        let summed = faults.iter().map(|(field, sentence)| (field.name(), sentence.clone())).collect();
        let main = view! {
            <h1>{heading}</h1>
            <p class="lead">{title}</p>
            {summary(self.fault_note, summed)}
            <form method="post" action=action enctype="multipart/form-data" novalidate class="card">
                {hidden("csrf", csrf)}
                {hidden("phien_ban", version.to_string())}
                {field(StepField::Title, "Nói ngay việc cần làm, ví dụ: Mở ứng dụng VNeID.")
                    .line(typed.title, Typing::PLAIN)}
                {field(StepField::Text, "Bấm vào đâu, thấy gì. Một bước chỉ nên có một việc.").lines(&typed.text, 8)}
                {field(StepField::Warning, "Điều dễ gây mất tiền, lộ thông tin hoặc làm hỏng việc. Có thể để trống.")
                    .lines(&typed.warning, 3)}
                {field(StepField::Picture, "Chọn trong thư viện của đơn vị, hoặc đưa ảnh mới lên ở cuối trang. Có thể để trống.")
                    .choice_or("Không có ảnh", &typed.picture, pictures)}
                {field(StepField::Alt, "Dành cho người không nhìn được, ví dụ: Màn hình có nút Đăng nhập. Để trống nếu thư viện đã có lời mô tả.")
                    .line(typed.alt, Typing::PLAIN)}
                {file_field(new.name(), new.label(), NEW_PICTURE, "image/*,.heic,.heif", fault(new))}
                <p class="hint"><a href=library_href>"Mở thư viện của đơn vị"</a></p>
                <p class="buttons">
                    <button class="main">"Lưu bước"</button>
                    <a class="button" href=back_href>"Về các bước"</a>
                </p>
            </form>
        };
        frame.around_with_help("narrow", HelpTopic::Guide, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let at = |part: &str| format!("/don-vi/xa-hoa-long/bai-viet/7{part}");
        let normal = Self {
            frame: cast::desk_frame(),
            action: at("/cac-buoc/2"),
            csrf: "token".to_owned(),
            version: 12,
            title: "Mở ví giấy tờ trên VNeID".to_owned(),
            number: 2,
            is_new: false,
            typed: StepForm {
                title: "Nhập mật khẩu".to_owned(),
                text: "Nhập mật khẩu rồi bấm **Tiếp tục**.".to_owned(),
                picture: "abcdefghijklmnop".to_owned(),
                alt: "Màn hình có ô mật khẩu và nút Tiếp tục".to_owned(),
                warning: "Không đọc mật khẩu cho ai.".to_owned(),
            },
            faults: Vec::new(),
            pictures: vec![("abcdefghijklmnop".to_owned(), "Màn hình đăng nhập".to_owned())],
            library_href: "/don-vi/xa-hoa-long/thu-vien".to_owned(),
            back_href: at("/cac-buoc"),
            fault_note: None,
        };
        let new =
            Self { number: 4, is_new: true, typed: StepForm::default(), action: at("/cac-buoc/4"), ..normal.clone() };
        let faults = Self {
            faults: StepForm::default().check(None).err().unwrap_or_default(),
            typed: StepForm::default(),
            ..normal.clone()
        };
        let longest = Self {
            frame: cast::longest_desk_frame(),
            title: cast::longest_title(),
            typed: StepForm {
                title: cast::longest_title(),
                text: cast::longest_body(),
                warning: cast::longest_summary(),
                ..normal.typed.clone()
            },
            pictures: vec![("abcdefghijklmnop".to_owned(), cast::longest_title())],
            ..normal.clone()
        };
        let refused = Self {
            faults: vec![(StepField::NewPicture, "Ảnh mới từ máy: “hoá đơn.pdf” không phải ảnh.".to_owned())],
            title: "Tra cứu hóa đơn điện tử".to_owned(),
            ..normal.clone()
        };
        vec![("normal", normal), ("new", new), ("faults", faults), ("wrong_file", refused), ("longest", longest)]
    }
}
