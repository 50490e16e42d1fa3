//! One hamlet at the desk: what it is, its team, who is in it, what it teaches, when it is there.

mod parts;
mod samples;

use domain::hamlet::HamletField;
use domain::team::{MemberField, ShiftField, TeamField};
use domain::topic::Topic;
use leptos::prelude::*;

pub(super) use self::parts::member_form;
use self::parts::{facts, members, roster, teaches, team_form};
use super::form_sheet::FormSheet;
use super::frame::DeskFrame;
use super::hamlet_list::hamlet_form;
use super::help_topic::HelpTopic;
use crate::document::{Head, Screen, Sheet};
use crate::parts::form::{refused_title, summary};

/// One member in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberRow {
    /// Full name.
    pub name: String,
    /// `Tổ trưởng`.
    pub office: &'static str,
    /// Whom they come from.
    pub organisation: Option<String>,
    /// Their number.
    pub phone: Option<String>,
    /// Since when the number is public: a day; `None` while its owner did not agree.
    pub consent_on: Option<String>,
    /// The form, for whoever administers the unit.
    pub href: Option<String>,
}

/// One shift in the roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShiftRow {
    /// `Thứ Hai 05/02/2024, 07:30 – 11:00`.
    pub when: String,
    /// Who.
    pub who: String,
    /// Where.
    pub place: String,
    /// Where it is taken off.
    pub removal_href: String,
}

/// What a team teaches, as a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicSheet {
    /// Where it goes.
    pub action: String,
    /// The saved text it follows.
    pub version: i64,
    /// What is ticked.
    pub chosen: Vec<Topic>,
}

/// Name of the boxes of topics.
pub const TOPICS: &str = "chu_de";

/// One hamlet.
#[derive(Clone, Debug)]
pub struct HamletPage {
    /// Around it.
    pub frame: DeskFrame,
    /// `Ấp Bắc`.
    pub name: String,
    /// What stands in the forms, for whoever may not change it: labels and values.
    pub facts: Vec<(&'static str, String)>,
    /// The hamlet itself, for whoever administers the unit.
    pub hamlet: Option<FormSheet<HamletField>>,
    /// What founded the team, for the same.
    pub team: Option<FormSheet<TeamField>>,
    /// Somebody new, for the same.
    pub joining: Option<FormSheet<MemberField>>,
    /// Who is in it, the leader first.
    pub members: Vec<MemberRow>,
    /// What it teaches.
    pub topics: TopicSheet,
    /// From today on.
    pub roster: Vec<ShiftRow>,
    /// A new shift.
    pub shift: FormSheet<ShiftField>,
    /// Token of the forms.
    pub csrf: String,
    /// What is wrong with something else.
    pub fault_note: Option<String>,
    /// The team as residents see it, absolute; `None` while they see none.
    pub public_href: Option<String>,
    /// Back to the list.
    pub list_href: String,
}

impl HamletPage {
    fn is_wrong(&self) -> bool {
        self.fault_note.is_some()
            || self.shift.is_wrong()
            || self.hamlet.as_ref().is_some_and(FormSheet::is_wrong)
            || self.team.as_ref().is_some_and(FormSheet::is_wrong)
            || self.joining.as_ref().is_some_and(FormSheet::is_wrong)
    }
}

impl Screen for HamletPage {
    const SHEET: Sheet = Sheet::Desk;

    fn head(&self) -> Head {
        self.frame.head(&refused_title(format!("Tổ công nghệ số {}", self.name), self.is_wrong()))
    }

    fn view(self) -> AnyView {
        let sums = [
            self.hamlet.as_ref().map(FormSheet::summed),
            self.team.as_ref().map(FormSheet::summed),
            self.joining.as_ref().map(FormSheet::summed),
            Some(self.shift.summed()),
        ];
        let Self { frame, name, csrf, public_href, list_href, .. } = self;
        let beside = self.hamlet.map(|sheet| {
            view! {
                <section class="card" aria-labelledby="noi">
                    <h2 id="noi">"Thôn, ấp, khu phố"</h2>
                    {hamlet_form(sheet, "Lưu thôn, ấp, khu phố")}
                </section>
            }
        });
        let main = view! {
            <h1>{name}</h1>
            {summary(self.fault_note, sums.into_iter().flatten().flatten().collect())}
            <p class="hint">
                {public_href.map(|href| view! { <a href=href>"Trang công khai của tổ"</a> " · " })}
                <a href=list_href>"Danh sách thôn, ấp"</a>
            </p>
            <div class="desk">
                <div class="sheet">
                    {facts(self.facts)}
                    {self.team.map(team_form)}
                    {members(self.members, self.joining)}
                </div>
                <div class="beside">
                    {teaches(self.topics, &csrf)}
                    {roster(self.roster, self.shift, &csrf)}
                    {beside}
                </div>
            </div>
        };
        frame.around_with_help("wide", HelpTopic::Teams, main.into_any())
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::samples()
    }
}
