//! Campaigns: something is counted towards a target, and each count has the day it is about.

use crate::form_fields::form_fields;
use crate::moment::CivilDate;
use crate::number;
use crate::topic::Topic;
use crate::typed::{Fault, Typed, in_order, lacks};

/// Our own number for a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CampaignId(pub i64);

/// Most campaigns of one unit.
pub const MOST_CAMPAIGNS: usize = 200;

/// Most figures of one campaign: one for each day of a year.
pub const MOST_FIGURES: usize = 366;

/// More than anything counted here; the province has fewer people.
const MOST_COUNTED: u32 = 10_000_000;

form_fields! {
    /// The fields of a campaign, in the order of the page.
    CampaignField {
        /// Tên.
        Title, "ten", "title", "Tên chiến dịch", 160;
        /// Đếm gì.
        Noun, "dem_gi", "noun", "Đếm gì", 80;
        /// Chỉ tiêu.
        Target, "chi_tieu", "target", "Chỉ tiêu", 20;
        /// Chủ đề.
        Topic, "chu_de", "topic", "Chủ đề", 40;
        /// Từ ngày.
        First, "tu_ngay", "first_day", "Từ ngày", 60;
        /// Đến hết ngày.
        Last, "den_ngay", "last_day", "Đến hết ngày", 60;
        /// Giới thiệu ngắn.
        About, "gioi_thieu", "about", "Giới thiệu ngắn", 600;
        /// Công khai.
        Public, "cong_khai", "is_public", "Cho người dân xem", 4;
    }
}

form_fields! {
    /// The fields of a figure, in the order of the page.
    FigureField {
        /// Đã đạt.
        Done, "da_dat", "done", "Đã đạt", 20;
        /// Tính đến ngày.
        AsOf, "tinh_den", "as_of", "Tính đến ngày", 60;
    }
}

/// What a person typed of a campaign.
pub type CampaignForm = Typed<CampaignField>;

/// What a person typed of a figure.
pub type FigureForm = Typed<FigureField>;

/// A campaign after every rule held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignText {
    /// What it is called.
    pub title: String,
    /// What is counted: `chữ ký số cá nhân`.
    pub noun: String,
    /// How many there should be, at least one.
    pub target: u32,
    /// What it is about.
    pub topic: Topic,
    /// Its first day.
    pub first: Option<CivilDate>,
    /// Its last day.
    pub last: Option<CivilDate>,
    /// A few words to whoever might take part.
    pub about: Option<String>,
    /// Whether residents see it.
    pub is_public: bool,
}

/// How much was done, and up to which day somebody counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure {
    /// The day it is about.
    pub as_of: CivilDate,
    /// How many there were; may be more than the target.
    pub done: u32,
}

/// Where a campaign stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Đang diễn ra.
    Running,
    /// Sắp bắt đầu.
    ToCome,
    /// Đã kết thúc.
    Over,
}

impl Phase {
    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Running => "Đang diễn ra",
            Self::ToCome => "Sắp bắt đầu",
            Self::Over => "Đã kết thúc",
        }
    }
}

impl CampaignText {
    /// Where it stands on a day.
    pub fn phase(&self, today: CivilDate) -> Phase {
        match (self.first, self.last) {
            (Some(first), _) if today < first => Phase::ToCome,
            (_, Some(last)) if last < today => Phase::Over,
            _ => Phase::Running,
        }
    }

    /// `Từ 01/01/2024 đến hết 31/12/2024`; empty when open on both sides.
    pub fn days(&self) -> String {
        match (self.first.map(CivilDate::short), self.last.map(CivilDate::short)) {
            (None, None) => String::new(),
            (Some(first), None) => format!("Từ {first}"),
            (None, Some(last)) => format!("Đến hết {last}"),
            (Some(first), Some(last)) => format!("Từ {first} đến hết {last}"),
        }
    }

    /// `21,27%` of the target; `—` while nobody counted, which is not nothing done.
    pub fn percent(&self, figure: Option<Figure>) -> String {
        number::percent(figure.map(|figure| figure.done.into()), Some(self.target.into()), 2)
    }

    /// `980/4.608 chữ ký số cá nhân`; the count is `—` while nobody counted.
    pub fn counted(&self, figure: Option<Figure>) -> String {
        let done = figure.map_or_else(|| number::NOTHING.to_owned(), |figure| number::integer(figure.done.into()));
        format!("{done}/{} {}", number::integer(self.target.into()), self.noun)
    }
}

impl Typed<CampaignField> {
    /// Reads every field, or tells about each that does not hold.
    pub fn check(&self) -> Result<CampaignText, Vec<Fault<CampaignField>>> {
        let mut faults = Vec::new();
        let title = self.line(CampaignField::Title, &mut faults);
        if title.is_none() {
            lacks(&mut faults, CampaignField::Title, "Tên chiến dịch: hãy nhập, ví dụ Cấp chữ ký số cho người dân.");
        }
        let noun = self.line(CampaignField::Noun, &mut faults);
        if noun.is_none() {
            lacks(&mut faults, CampaignField::Noun, "Đếm gì: hãy nhập thứ được đếm, ví dụ chữ ký số cá nhân.");
        }
        let target = self.count(CampaignField::Target, &(1..=MOST_COUNTED), &mut faults);
        let topic = Topic::from_code(self.get(CampaignField::Topic));
        if topic.is_none() {
            lacks(&mut faults, CampaignField::Topic, "Chủ đề: hãy chọn một dòng trong danh sách.");
        }
        let first = self.day(CampaignField::First, &mut faults);
        let last = self.day(CampaignField::Last, &mut faults);
        if matches!((first, last), (Some(first), Some(last)) if last < first) {
            lacks(&mut faults, CampaignField::Last, "Đến hết ngày: ngày kết thúc đang đứng trước ngày bắt đầu.");
        }
        let about = self.line(CampaignField::About, &mut faults);
        let is_public = !self.get(CampaignField::Public).is_empty();
        match (title, noun, target, topic) {
            (Some(title), Some(noun), Some(target), Some(topic)) if faults.is_empty() => {
                Ok(CampaignText { title, noun, target, topic, first, last, about, is_public })
            }
            _ => Err(in_order(faults)),
        }
    }
}

impl Typed<FigureField> {
    /// Reads both fields: a count without its day says nothing.
    pub fn check(&self, today: CivilDate) -> Result<Figure, Vec<Fault<FigureField>>> {
        let mut faults = Vec::new();
        let done = self.count(FigureField::Done, &(0..=MOST_COUNTED), &mut faults);
        let as_of = self.past_day(FigureField::AsOf, today, &mut faults);
        if as_of.is_none() {
            lacks(&mut faults, FigureField::AsOf, "Tính đến ngày: hãy nhập ngày của số liệu, ví dụ 27/01/2024.");
        }
        match (done, as_of) {
            (Some(done), Some(as_of)) if faults.is_empty() => Ok(Figure { as_of, done }),
            _ => Err(in_order(faults)),
        }
    }
}

impl From<&CampaignText> for CampaignForm {
    fn from(campaign: &CampaignText) -> Self {
        let mut form = Self::default();
        form.set(CampaignField::Title, campaign.title.clone());
        form.set(CampaignField::Noun, campaign.noun.clone());
        form.set(CampaignField::Target, number::integer(campaign.target.into()));
        form.set(CampaignField::Topic, campaign.topic.code());
        form.set(CampaignField::First, campaign.first.map(CivilDate::short).unwrap_or_default());
        form.set(CampaignField::Last, campaign.last.map(CivilDate::short).unwrap_or_default());
        form.set(CampaignField::About, campaign.about.clone().unwrap_or_default());
        form.set(CampaignField::Public, if campaign.is_public { "co" } else { "" });
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u8) -> CivilDate {
        CivilDate::new(2024, 1, day).unwrap()
    }

    fn signatures() -> CampaignForm {
        let mut form = CampaignForm::default();
        form.set(CampaignField::Title, "Cấp chữ ký số cho người dân Côn Đảo");
        form.set(CampaignField::Noun, "chữ ký số cá nhân");
        form.set(CampaignField::Target, "4.608");
        form.set(CampaignField::Topic, "chu-ky-so");
        form.set(CampaignField::First, "10/1/2024");
        form.set(CampaignField::Last, "20/1/2024");
        form.set(CampaignField::Public, "co");
        form
    }

    fn figure(done: &str, as_of: &str) -> Result<Figure, Vec<FigureField>> {
        let mut form = FigureForm::default();
        form.set(FigureField::Done, done);
        form.set(FigureField::AsOf, as_of);
        form.check(day(27)).map_err(|faults| faults.into_iter().map(|fault| fault.field).collect())
    }

    #[test]
    fn con_dao_reached_21_27_percent() {
        let campaign = signatures().check().unwrap();
        let counted = Some(figure("980", "27/1/2024").unwrap());
        assert_eq!(campaign.percent(counted), "21,27%");
        assert_eq!(campaign.counted(counted), "980/4.608 chữ ký số cá nhân");
        // More than the target is more than all of it.
        assert_eq!(campaign.percent(Some(figure("5.000", "27/1/2024").unwrap())), "108,51%");
        assert_eq!(campaign.percent(Some(figure("0", "27/1/2024").unwrap())), "0,00%");
        // Nobody counted: that is not nothing.
        assert_eq!(
            (campaign.percent(None).as_str(), campaign.counted(None).as_str()),
            ("—", "—/4.608 chữ ký số cá nhân")
        );
    }

    #[test]
    fn a_count_has_a_day_that_has_come() {
        assert_eq!(figure("980", "27/1/2024"), Ok(Figure { as_of: day(27), done: 980 }));
        assert_eq!(figure("980", "28/1/2024"), Err(vec![FigureField::AsOf]));
        assert_eq!(figure("980", ""), Err(vec![FigureField::AsOf]));
        assert_eq!(figure("-1", "27/1/2024"), Err(vec![FigureField::Done]));
        assert_eq!(figure("", ""), Err(vec![FigureField::Done, FigureField::AsOf]));
    }

    #[test]
    fn a_checked_campaign_fills_a_form_that_checks_to_the_same() {
        let campaign = signatures().check().unwrap();
        assert_eq!(CampaignForm::from(&campaign).check().unwrap(), campaign);
        for (field, typed) in [
            (CampaignField::Title, ""),
            (CampaignField::Noun, ""),
            (CampaignField::Target, "0"),
            (CampaignField::Target, "4,608.5"),
            (CampaignField::Topic, "bitcoin"),
            (CampaignField::Last, "9/1/2024"),
            (CampaignField::About, &"a".repeat(601)),
        ] {
            let mut form = signatures();
            form.set(field, typed);
            let faults = form.check().unwrap_err();
            assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), [field], "{typed}");
            assert!(faults[0].sentence.starts_with(field.label()), "{faults:?}");
        }
    }

    #[test]
    fn a_campaign_runs_from_its_first_day_to_its_last() {
        let campaign = signatures().check().unwrap();
        let phases = [9, 10, 20, 21].map(|on| campaign.phase(day(on)));
        assert_eq!(phases, [Phase::ToCome, Phase::Running, Phase::Running, Phase::Over]);
        assert_eq!(campaign.days(), "Từ 10/01/2024 đến hết 20/01/2024");
        let open = CampaignText { first: None, last: None, ..campaign };
        assert_eq!((open.phase(day(1)), open.days().as_str()), (Phase::Running, ""));
    }
}
