//! The guides that come with the platform (`server/data/guides`), written for people who never did it before. A unit takes
//! one as a draft of its own: apps change, so nobody publishes what nobody there has followed.

use domain::guide::Guide;
use domain::item::{ItemField, ItemForm, ItemKind, ItemText};
use domain::topic::Topic;

/// One of them, as it stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadyGuide {
    /// The last part of its address, and what it is asked for by.
    pub slug: &'static str,
    file: &'static str,
}

macro_rules! ready {
    ($($slug:literal),* $(,)?) => {
        /// Every one, in the order people need them.
        pub const READY: &[ReadyGuide] =
            &[$(ReadyGuide { slug: $slug, file: include_str!(concat!("../data/guides/", $slug, ".md")) }),*];
    };
}

ready!(
    "cai-dat-va-kich-hoat-vneid-muc-2",
    "dang-nhap-va-nop-ho-so-dich-vu-cong",
    "xem-so-suc-khoe-dien-tu-tren-vneid",
    "thanh-toan-khong-tien-mat-an-toan",
    "nhan-biet-va-tranh-lua-dao-qua-mang",
    "dang-ky-chu-ky-so-ca-nhan",
    "tra-cuu-hoa-don-dien-tu",
    "ban-hang-truc-tuyen-lan-dau",
);

impl ReadyGuide {
    /// The one asked for.
    pub fn of(slug: &str) -> Option<&'static Self> {
        READY.iter().find(|guide| guide.slug == slug)
    }

    /// A line of its head; empty when there is none.
    pub fn fact(&self, name: &str) -> &'static str {
        let lines = self.parts().0.lines();
        lines
            .filter_map(|line| line.split_once(':'))
            .find(|(key, _)| *key == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// What it is about.
    pub fn topic(&self) -> Option<Topic> {
        // Files were written with the words people use in code; topics stand in addresses.
        Topic::from_code(&self.fact("topic").replace('_', "-"))
    }

    /// Introduction and steps.
    pub fn guide(&self) -> Guide {
        Guide::parse(self.parts().1)
    }

    /// The draft a unit gets: everything but the day somebody there followed it. `None` would be a defect of the file, which
    /// a test looks for.
    pub fn text(&self) -> Option<ItemText> {
        let form = ItemForm::default()
            .with(ItemField::Title, self.fact("title"))
            .with(ItemField::Summary, self.fact("summary"))
            .with(ItemField::Topic, self.topic().map_or("", Topic::code))
            .with(ItemField::Audience, self.fact("audience"))
            .with(ItemField::AppVersion, self.fact("app_version"))
            .with(ItemField::Body, self.guide().compose())
            .with(ItemField::Slug, self.slug);
        form.check(ItemKind::Guide).ok()
    }

    /// Head and text.
    fn parts(&self) -> (&'static str, &'static str) {
        let behind = self.file.trim_start_matches('\u{feff}').trim_start().strip_prefix("---").unwrap_or(self.file);
        behind.split_once("\n---").unwrap_or(("", behind))
    }
}

#[cfg(test)]
mod tests {
    use domain::markdown;

    use super::*;

    #[test]
    fn every_ready_guide_is_complete_but_for_the_day() {
        assert!(READY.len() >= 6);
        for ready in READY {
            let text = ready.text().unwrap_or_else(|| panic!("{}", ready.slug));
            assert_eq!(text.slug.as_ref().map(ToString::to_string).as_deref(), Some(ready.slug));
            assert!(text.summary.is_some() && ready.topic().is_some(), "{}", ready.slug);
            let guide = ready.guide();
            assert!((3..=15).contains(&guide.steps.len()), "{}: {} steps", ready.slug, guide.steps.len());
            assert!(guide.steps.iter().all(|step| !step.title.is_empty() && !step.text.is_empty()), "{}", ready.slug);
            assert!(guide.steps.iter().any(|step| step.warning.is_some()), "{} warns of nothing", ready.slug);
            assert_eq!(markdown::render(&text.body).warnings, [], "{}", ready.slug);
            assert_eq!(Guide::parse(&text.body), guide, "{}", ready.slug);
        }
    }
}
