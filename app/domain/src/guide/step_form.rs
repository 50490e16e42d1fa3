//! The form of one step.

use super::{Guide, Step, StepPicture};
use crate::form_fields::form_fields;
use crate::markdown::editing::escaped;
use crate::media::MediaKey;
use crate::text;

form_fields! {
    /// A field of the form of a step, in the order of the page.
    StepField {
        /// Tên bước.
        Title, "ten_buoc", "Tên bước", 150;
        /// Cách làm, Markdown.
        Text, "cach_lam", "Cách làm", 20_000;
        /// Cảnh báo, Markdown.
        Warning, "canh_bao", "Cảnh báo", 2_000;
        /// The picture, by its key.
        Picture, "anh_buoc", "Ảnh của bước", 20;
        /// What the picture shows, for whoever cannot see it.
        Alt, "anh_cho_thay", "Ảnh cho thấy gì", 300;
        /// A file that becomes the picture: no words, and the last control, so that all words come before it.
        NewPicture, "anh_moi", "Ảnh mới từ máy", 0;
    }
}

/// What a person typed about a step, untouched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepForm {
    /// One line.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// A key of the library; empty for none.
    pub picture: String,
    /// What the picture shows; empty where the library says so.
    pub alt: String,
    /// Markdown; empty for none.
    pub warning: String,
}

/// A sentence about one field.
pub type StepFault = (StepField, String);

impl StepForm {
    /// The value of one field.
    pub fn get(&self, field: StepField) -> &str {
        match field {
            StepField::Title => &self.title,
            StepField::Text => &self.text,
            StepField::Picture => &self.picture,
            StepField::Alt => &self.alt,
            StepField::Warning => &self.warning,
            StepField::NewPicture => "",
        }
    }

    /// What is said of a picture that is brought with the form; nothing where it does not hold.
    pub fn described(&self) -> String {
        text::line(&self.alt, StepField::Alt.limit()).ok().flatten().unwrap_or_default()
    }

    /// Reads the form, or tells about each field that does not hold. `before` is the step as it was: a picture that stays,
    /// with the words it had, keeps the marks in them.
    pub fn check(&self, before: Option<&Step>) -> Result<Step, Vec<StepFault>> {
        let mut faults = Vec::new();
        let mut cleaned = |field: StepField| {
            let is_line = matches!(field, StepField::Title | StepField::Alt);
            let clean = if is_line { text::line } else { text::block };
            clean(self.get(field), field.limit()).unwrap_or_else(|fault| {
                faults.push((field, fault.sentence(field.label())));
                None
            })
        };
        let [title, words, alt, warning] =
            [StepField::Title, StepField::Text, StepField::Alt, StepField::Warning].map(&mut cleaned);
        let alt = alt.unwrap_or_default();
        let key = match self.picture.trim() {
            "" => None,
            typed => {
                let key = MediaKey::parse(typed);
                if key.is_none() {
                    faults.push((StepField::Picture, "Ảnh của bước: hãy chọn một ảnh trong danh sách.".to_owned()));
                }
                key
            }
        };
        if title.is_none() && !faults.iter().any(|(field, _)| *field == StepField::Title) {
            faults.push((
                StepField::Title,
                "Hãy đặt tên bước: nói ngay việc cần làm, ví dụ “Mở ứng dụng VNeID”.".to_owned(),
            ));
        }
        let kept = before.and_then(|step| step.picture.as_ref());
        let picture = key.map(|key| match kept.filter(|kept| kept.key == key && kept.words() == alt) {
            Some(kept) => kept.clone(),
            None => StepPicture { key, alt: escaped(&alt) },
        });
        let step = Step { title: title.unwrap_or_default(), picture, text: words.unwrap_or_default(), warning };
        let alone = Guide {
            introduction: String::new(),
            steps: vec![step.clone(), Step { title: "x".to_owned(), ..Step::default() }],
        };
        if !faults.iter().any(|(field, _)| *field == StepField::Text) && !alone.holds() {
            let sentence = "Cách làm: một dòng bắt đầu bằng dấu # là tên một bước mới, và khung ``` phải được đóng. Hãy bỏ các dấu ấy; tiêu đề nhỏ trong một bước dùng ##.";
            faults.push((StepField::Text, sentence.to_owned()));
        }
        faults.sort_by_key(|(field, _)| *field);
        if faults.is_empty() { Ok(step) } else { Err(faults) }
    }
}

impl From<&Step> for StepForm {
    fn from(step: &Step) -> Self {
        Self {
            title: step.title.clone(),
            text: step.text.clone(),
            picture: step.picture.as_ref().map(|picture| picture.key.to_string()).unwrap_or_default(),
            alt: step.picture.as_ref().map(StepPicture::words).unwrap_or_default(),
            warning: step.warning.clone().unwrap_or_default(),
        }
    }
}
