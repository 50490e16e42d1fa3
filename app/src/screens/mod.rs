//! The pages: what residents see in [`public`], what a unit's people see in [`desk`].
//!
//! A new screen implements [`Screen`], brings samples and takes a line
//! in [`samples`]; the tests and the gallery follow by themselves.

pub(crate) mod cast;
pub mod desk;
pub mod public;

use std::fmt;

use leptos::prelude::AnyView;

use crate::document::{Assets, Head, Screen, Sheet, document};

/// One sample of one screen, ready to be rendered.
pub struct Sample {
    /// The screen's type: `CommuneHome`.
    pub screen: &'static str,
    /// The sample's name among its screen's: `longest`.
    pub name: &'static str,
    /// The style sheet it wears.
    pub sheet: Sheet,
    /// Whether it holds islands.
    pub has_islands: bool,
    /// Whether it asks for a passkey.
    pub has_passkeys: bool,
    /// Whether rows of it are dragged.
    pub has_steps: bool,
    /// What it says about itself outside its text.
    pub head: Head,
    render: Box<dyn FnOnce(&Assets) -> AnyView>,
}

impl Sample {
    /// The whole page. Needs a reactive owner around it.
    pub fn document(self, assets: &Assets) -> AnyView {
        (self.render)(assets)
    }
}

impl fmt::Debug for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.screen, self.name)
    }
}

/// Every sample of every screen.
pub fn samples() -> Vec<Sample> {
    let mut all = Vec::new();
    add::<public::CommuneHome>("CommuneHome", &mut all);
    add::<public::NewsList>("NewsList", &mut all);
    add::<public::CategoryPage>("CategoryPage", &mut all);
    add::<public::NoticeList>("NoticeList", &mut all);
    add::<public::EventList>("EventList", &mut all);
    add::<public::PageTree>("PageTree", &mut all);
    add::<public::ItemPage>("ItemPage", &mut all);
    add::<public::GuideList>("GuideList", &mut all);
    add::<public::GuideStep>("GuideStep", &mut all);
    add::<public::GuidePoster>("GuidePoster", &mut all);
    add::<public::GuideThanks>("GuideThanks", &mut all);
    add::<public::PrintSheet>("PrintSheet", &mut all);
    add::<public::PortalHome>("PortalHome", &mut all);
    add::<public::FindPage>("FindPage", &mut all);
    add::<public::MapPage>("MapPage", &mut all);
    add::<public::Campaigns>("Campaigns", &mut all);
    add::<public::Introduction>("Introduction", &mut all);
    add::<public::ContactPage>("ContactPage", &mut all);
    add::<public::AskTeam>("AskTeam", &mut all);
    add::<public::AskedTeam>("AskedTeam", &mut all);
    add::<public::TrackRequest>("TrackRequest", &mut all);
    add::<public::TeamFigures>("TeamFigures", &mut all);
    add::<public::TeamList>("TeamList", &mut all);
    add::<public::TeamPage>("TeamPage", &mut all);
    add::<public::Accessibility>("Accessibility", &mut all);
    add::<public::ErrorPage>("ErrorPage", &mut all);
    add::<desk::SignIn>("SignIn", &mut all);
    add::<desk::SecondStep>("SecondStep", &mut all);
    add::<desk::Enrol>("Enrol", &mut all);
    add::<desk::Forgotten>("Forgotten", &mut all);
    add::<desk::SetPassword>("SetPassword", &mut all);
    add::<desk::DeskMessage>("DeskMessage", &mut all);
    add::<desk::DeskHome>("DeskHome", &mut all);
    add::<desk::AccountPage>("AccountPage", &mut all);
    add::<desk::AccountForm>("AccountForm", &mut all);
    add::<desk::CodeAppPage>("CodeAppPage", &mut all);
    add::<desk::PasskeyPage>("PasskeyPage", &mut all);
    add::<desk::PasskeySignIn>("PasskeySignIn", &mut all);
    add::<desk::RecoverySheet>("RecoverySheet", &mut all);
    add::<desk::SessionList>("SessionList", &mut all);
    add::<desk::AccountRemoval>("AccountRemoval", &mut all);
    add::<desk::ItemList>("ItemList", &mut all);
    add::<desk::LibraryPage>("LibraryPage", &mut all);
    add::<desk::LibraryFile>("LibraryFile", &mut all);
    add::<desk::WordImport>("WordImport", &mut all);
    add::<desk::ItemEditor>("ItemEditor", &mut all);
    add::<desk::GuideSteps>("GuideSteps", &mut all);
    add::<desk::GuideStepEditor>("GuideStepEditor", &mut all);
    add::<desk::ReadyGuides>("ReadyGuides", &mut all);
    add::<desk::RevisionList>("RevisionList", &mut all);
    add::<desk::RevisionPage>("RevisionPage", &mut all);
    add::<desk::RevisionComparison>("RevisionComparison", &mut all);
    add::<desk::CategoryList>("CategoryList", &mut all);
    add::<desk::WithdrawPage>("WithdrawPage", &mut all);
    add::<desk::SchedulePage>("SchedulePage", &mut all);
    add::<desk::CarePage>("CarePage", &mut all);
    add::<desk::RemarkPage>("RemarkPage", &mut all);
    add::<desk::SharingPage>("SharingPage", &mut all);
    add::<desk::QueuePage>("QueuePage", &mut all);
    add::<desk::RequestList>("RequestList", &mut all);
    add::<desk::RequestPage>("RequestPage", &mut all);
    add::<desk::WorkflowPage>("WorkflowPage", &mut all);
    add::<desk::UnitFacts>("UnitFacts", &mut all);
    add::<desk::OfficerList>("OfficerList", &mut all);
    add::<desk::OfficerEditor>("OfficerEditor", &mut all);
    add::<desk::HamletList>("HamletList", &mut all);
    add::<desk::HamletPage>("HamletPage", &mut all);
    add::<desk::HamletImport>("HamletImport", &mut all);
    add::<desk::MemberPage>("MemberPage", &mut all);
    add::<desk::ActivityList>("ActivityList", &mut all);
    add::<desk::ActivityPage>("ActivityPage", &mut all);
    add::<desk::TeamReportPage>("TeamReportPage", &mut all);
    add::<desk::RollUpPage>("RollUpPage", &mut all);
    add::<desk::LivelinessBoard>("LivelinessBoard", &mut all);
    add::<desk::LivelinessPage>("LivelinessPage", &mut all);
    add::<desk::EquipmentLedger>("EquipmentLedger", &mut all);
    add::<desk::EquipmentPage>("EquipmentPage", &mut all);
    add::<desk::CampaignList>("CampaignList", &mut all);
    add::<desk::CampaignPage>("CampaignPage", &mut all);
    add::<desk::PeopleList>("PeopleList", &mut all);
    add::<desk::PersonPage>("PersonPage", &mut all);
    add::<desk::Appearance>("Appearance", &mut all);
    add::<desk::AuditTrail>("AuditTrail", &mut all);
    add::<desk::HelpIndex>("HelpIndex", &mut all);
    add::<desk::HelpPage>("HelpPage", &mut all);
    add::<desk::StyleGuide>("StyleGuide", &mut all);
    add::<desk::PlatformUnits>("PlatformUnits", &mut all);
    add::<desk::PlatformNewUnit>("PlatformNewUnit", &mut all);
    add::<desk::PlatformUnit>("PlatformUnit", &mut all);
    add::<desk::PlatformPeople>("PlatformPeople", &mut all);
    add::<desk::PlatformPerson>("PlatformPerson", &mut all);
    between_units(&mut all);
    all
}

/// What passes between units: alerts, work, blocks and what is shared.
fn between_units(all: &mut Vec<Sample>) {
    add::<desk::ItemSharePage>("ItemSharePage", all);
    add::<desk::ShareInbox>("ShareInbox", all);
    add::<desk::ReceivedPage>("ReceivedPage", all);
    add::<desk::SharesSent>("SharesSent", all);
    add::<desk::SubscriptionList>("SubscriptionList", all);
    add::<desk::AlertList>("AlertList", all);
    add::<desk::AlertPage>("AlertPage", all);
    add::<desk::BlockList>("BlockList", all);
    add::<desk::BlockPage>("BlockPage", all);
    add::<desk::DirectiveList>("DirectiveList", all);
    add::<desk::DirectivePage>("DirectivePage", all);
    add::<desk::DirectiveInbox>("DirectiveInbox", all);
    add::<desk::DirectiveTask>("DirectiveTask", all);
}

fn add<S: Screen + 'static>(name: &'static str, all: &mut Vec<Sample>) {
    all.extend(S::samples().into_iter().map(|(sample, screen)| Sample {
        screen: name,
        name: sample,
        sheet: S::SHEET,
        has_islands: S::HAS_ISLANDS,
        has_passkeys: S::HAS_PASSKEYS,
        has_steps: S::HAS_STEPS,
        head: screen.head(),
        render: Box::new(move |assets| document(screen, assets)),
    }));
}
