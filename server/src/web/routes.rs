//! Every address of the platform: method, typed path, audience, who may use it, what caches may
//! do with it, and what answers. The routers are built from this table and from nothing else; the
//! tests walk it.

use app::paths::{desk as at_desk, public as at_site};
use domain::access::Power;
use http::Method;

use crate::web::desk;
use crate::web::known_query::KnownQuery;
use crate::web::public;
use crate::web::public::media::MediaSort;
use crate::web::respond::CachePolicy;
use crate::web::respond::headers::Audience;
use crate::web::route::{Access, Endpoint, Route, at, file, fresh, page, public_form, upload};

/// The table.
pub fn table() -> Vec<Route> {
    [
        public_routes(),
        desk_routes(),
        account_routes(),
        library_routes(),
        people_routes(),
        hamlet_routes(),
        request_routes(),
        activity_routes(),
        block_routes(),
        ledger_routes(),
        share_routes(),
        alert_routes(),
        directive_routes(),
    ]
    .concat()
}

/// What residents read, on the portal and on every commune's hosts.
fn public_routes() -> Vec<Route> {
    vec![
        page::<at_site::Home, _>(KnownQuery::Nothing, public::home::show),
        page::<at_site::NewsList, _>(KnownQuery::Page, public::news::show),
        page::<at_site::NewsArticle, _>(KnownQuery::Nothing, public::item::article),
        page::<at_site::Category, _>(KnownQuery::Page, public::category::show),
        page::<at_site::NoticeList, _>(KnownQuery::Page, public::dated::notices),
        page::<at_site::Notice, _>(KnownQuery::Nothing, public::item::notice),
        page::<at_site::EventList, _>(KnownQuery::Page, public::dated::events),
        page::<at_site::Event, _>(KnownQuery::Nothing, public::item::event),
        page::<at_site::PageTree, _>(KnownQuery::Nothing, public::pages::show),
        page::<at_site::Page, _>(KnownQuery::Nothing, public::item::page),
        page::<at_site::GuideList, _>(KnownQuery::Nothing, public::guides::list),
        page::<at_site::Guide, _>(KnownQuery::Nothing, public::item::guide),
        page::<at_site::GuideLarge, _>(KnownQuery::Nothing, public::guides::large),
        page::<at_site::GuideStep, _>(KnownQuery::Nothing, public::guides::step),
        page::<at_site::GuidePoster, _>(KnownQuery::Nothing, public::guides::poster),
        page::<at_site::GuideThanks, _>(KnownQuery::Nothing, public::guides::thanks),
        public_form::<at_site::GuideAnswer, _>(public::guides::answer::count),
        page::<at_site::Short, _>(KnownQuery::Nothing, public::guides::short).kept(CachePolicy::Hour),
        page::<at_site::PrintView, _>(KnownQuery::Nothing, public::print::show),
        page::<at_site::SmallPrintView, _>(KnownQuery::Nothing, public::print::show_small),
        page::<at_site::Shared, _>(KnownQuery::Nothing, public::shared::show),
        page::<at_site::FindUnit, _>(KnownQuery::Name, public::find::show),
        page::<at_site::UnitMap, _>(KnownQuery::Nothing, public::map::show),
        page::<at_site::Teams, _>(KnownQuery::Name, public::teams::list),
        page::<at_site::TeamFigures, _>(KnownQuery::Nothing, public::province::team_figures),
        page::<at_site::Team, _>(KnownQuery::Nothing, public::teams::team),
        page::<at_site::Campaigns, _>(KnownQuery::Nothing, public::campaigns::show),
        page::<at_site::Introduction, _>(KnownQuery::Nothing, public::introduction::show),
        page::<at_site::Contact, _>(KnownQuery::Nothing, public::contact::show),
        fresh::<at_site::AskTeam, _>(public::asking::show),
        public_form::<at_site::AskTeam, _>(public::asking::ask),
        fresh::<at_site::TrackRequest, _>(public::tracking::show),
        public_form::<at_site::TrackRequest, _>(public::tracking::find),
        public_form::<at_site::TakeBack, _>(public::tracking::take_back),
        page::<at_site::Accessibility, _>(KnownQuery::Nothing, public::contact::accessibility),
        file::<at_site::Picture>(Audience::Public, CachePolicy::Day, Endpoint::Media(MediaSort::Picture)),
        file::<at_site::Document>(Audience::Public, CachePolicy::Page, Endpoint::Media(MediaSort::Document)),
        file::<at_site::Robots>(Audience::Public, CachePolicy::Hour, Endpoint::Robots),
        file::<at_site::Favicon>(Audience::Public, CachePolicy::Hour, Endpoint::Favicon),
        file::<at_site::Asset>(Audience::Public, CachePolicy::Immutable, Endpoint::Asset),
    ]
}

/// What people do at the desk, on the studio host.
fn desk_routes() -> Vec<Route> {
    let get = Method::GET;
    let post = Method::POST;
    let view = Access::Unit(Power::View);
    let draft = Access::Unit(Power::Draft);
    let write = Access::Unit(Power::Write);
    let publish = Access::Unit(Power::Publish);
    let administer = Access::Unit(Power::Administer);
    vec![
        // The desk, on the studio host
        file::<at_site::Robots>(Audience::Studio, CachePolicy::Hour, Endpoint::Robots),
        file::<at_site::Favicon>(Audience::Studio, CachePolicy::Hour, Endpoint::Favicon),
        file::<at_site::Asset>(Audience::Studio, CachePolicy::Immutable, Endpoint::Asset),
        at::<at_desk::SignIn, _>(&get, Access::Anyone, desk::sign_in::show),
        at::<at_desk::SignIn, _>(&post, Access::Anyone, desk::sign_in::sign_in),
        at::<at_desk::SecondStep, _>(&get, Access::Anyone, desk::second_step::show),
        at::<at_desk::SecondStep, _>(&post, Access::Anyone, desk::second_step::check),
        at::<at_desk::PasskeySignIn, _>(&get, Access::Anyone, desk::passkey_sign_in::show),
        at::<at_desk::PasskeySignIn, _>(&post, Access::Anyone, desk::passkey_sign_in::answer),
        at::<at_desk::Enrol, _>(&get, Access::Anyone, desk::enrol::show),
        at::<at_desk::Enrol, _>(&post, Access::Anyone, desk::enrol::confirm),
        at::<at_desk::Forgotten, _>(&get, Access::Anyone, desk::forgotten::show),
        at::<at_desk::Forgotten, _>(&post, Access::Anyone, desk::forgotten::ask),
        at::<at_desk::SignOut, _>(&post, Access::Anyone, desk::sign_in::sign_out),
        at::<at_desk::SetPassword, _>(&get, Access::Anyone, desk::set_password::show),
        at::<at_desk::SetPassword, _>(&post, Access::Anyone, desk::set_password::set),
        at::<at_desk::Home, _>(&get, Access::Person, desk::home::show),
        at::<at_desk::Help, _>(&get, Access::Person, desk::help::index),
        at::<at_desk::HelpPage, _>(&get, Access::Person, desk::help::show),
        at::<at_desk::StyleGuide, _>(&get, Access::Person, desk::style_guide::show),
        at::<at_desk::StyleSample, _>(&get, Access::Person, desk::style_guide::sample),
        at::<at_desk::PlatformUnits, _>(&get, Access::Platform, desk::platform::list),
        at::<at_desk::PlatformNewUnit, _>(&get, Access::Platform, desk::platform::new),
        at::<at_desk::PlatformNewUnit, _>(&post, Access::Platform, desk::platform::create),
        at::<at_desk::PlatformUnit, _>(&get, Access::Platform, desk::platform::show),
        at::<at_desk::PlatformUnit, _>(&post, Access::Platform, desk::platform::rename),
        at::<at_desk::PlatformSuspension, _>(&post, Access::Platform, desk::platform::suspend),
        at::<at_desk::PlatformHosts, _>(&post, Access::Platform, desk::platform::hosts),
        at::<at_desk::PlatformModel, _>(&post, Access::Platform, desk::platform::copy_model),
        at::<at_desk::PlatformAuditTrail, _>(&get, Access::Platform, desk::audit_trail::of_platform),
        at::<at_desk::AuditTrail, _>(&get, administer, desk::audit_trail::of_unit),
        at::<at_desk::Unit, _>(&get, view, desk::items::show),
        at::<at_desk::Facts, _>(&get, administer, desk::facts::show),
        at::<at_desk::Facts, _>(&post, administer, desk::facts::save),
        at::<at_desk::Confirmation, _>(&post, administer, desk::facts::confirm),
        at::<at_desk::Appearance, _>(&get, administer, desk::appearance::show),
        at::<at_desk::Appearance, _>(&post, administer, desk::appearance::save),
        at::<at_desk::Officers, _>(&get, administer, desk::officers::show),
        at::<at_desk::Officers, _>(&post, administer, desk::officers::add),
        at::<at_desk::Officer, _>(&get, administer, desk::officers::edit),
        at::<at_desk::Officer, _>(&post, administer, desk::officers::save),
        at::<at_desk::OfficerPlace, _>(&post, administer, desk::officers::shift),
        at::<at_desk::OfficerRemoval, _>(&post, administer, desk::officers::remove),
        at::<at_desk::Categories, _>(&get, publish, desk::categories::show),
        at::<at_desk::Categories, _>(&post, publish, desk::categories::add),
        at::<at_desk::UsualCategories, _>(&post, publish, desk::categories::add_usual),
        at::<at_desk::Category, _>(&post, publish, desk::categories::save),
        at::<at_desk::CategoryPlace, _>(&post, publish, desk::categories::shift),
        at::<at_desk::NewItem, _>(&get, Access::Writing, desk::editor::new),
        at::<at_desk::NewItem, _>(&post, Access::Writing, desk::editor::create),
        at::<at_desk::Item, _>(&get, view, desk::editor::show),
        at::<at_desk::Item, _>(&post, Access::Writing, desk::editor::save),
        at::<at_desk::Revisions, _>(&get, view, desk::revisions::list),
        at::<at_desk::RevisionComparison, _>(&get, view, desk::revisions::compare),
        at::<at_desk::Revision, _>(&get, view, desk::revisions::show),
        at::<at_desk::RevisionRestoration, _>(&post, Access::Writing, desk::revisions::restore),
        at::<at_desk::RevisionName, _>(&post, Access::Writing, desk::revisions::name),
        at::<at_desk::Preview, _>(&get, view, desk::preview::show),
        at::<at_desk::FirstAutosave, _>(&post, Access::Writing, desk::autosave::first),
        at::<at_desk::Autosave, _>(&post, Access::Writing, desk::autosave::again),
        at::<at_desk::Presence, _>(&post, view, desk::presence::tell),
        at::<at_desk::Submission, _>(&post, Access::Writing, desk::review::submit),
        at::<at_desk::SendingBack, _>(&post, publish, desk::review::send_back),
        at::<at_desk::PuttingAway, _>(&post, Access::Writing, desk::review::put_away),
        at::<at_desk::ItemSchedule, _>(&get, publish, desk::schedule::show),
        at::<at_desk::ItemSchedule, _>(&post, publish, desk::schedule::set),
        at::<at_desk::ItemCare, _>(&get, write, desk::care::show),
        at::<at_desk::ItemCare, _>(&post, write, desk::care::save),
        at::<at_desk::Remarks, _>(&get, view, desk::remarks::show),
        at::<at_desk::Remarks, _>(&post, view, desk::remarks::add),
        at::<at_desk::Remark, _>(&post, view, desk::remarks::settle),
        at::<at_desk::Sharing, _>(&get, write, desk::sharing::show),
        at::<at_desk::Sharing, _>(&post, write, desk::sharing::make),
        at::<at_desk::SharedLink, _>(&post, write, desk::sharing::end),
        at::<at_desk::SharedDraft, _>(&get, Access::Anyone, desk::sharing::read),
        at::<at_desk::GuideSteps, _>(&get, view, desk::guide_steps::list),
        at::<at_desk::GuideSteps, _>(&post, Access::Writing, desk::guide_steps::arrange),
        at::<at_desk::GuideStep, _>(&get, Access::Writing, desk::guide_steps::one::show),
        upload::<at_desk::GuideStep, _>(Access::Writing, desk::guide_steps::one::save),
        at::<at_desk::ReadyGuides, _>(&get, draft, desk::ready_guides::show),
        at::<at_desk::ReadyGuides, _>(&post, draft, desk::ready_guides::take),
        at::<at_desk::Queue, _>(&get, view, desk::schedule::queue),
        at::<at_desk::Bulk, _>(&post, write, desk::bulk::act),
        at::<at_desk::Liveliness, _>(&get, write, desk::liveliness::show),
        at::<at_desk::Workflow, _>(&get, administer, desk::workflow::show),
        at::<at_desk::Workflow, _>(&post, administer, desk::workflow::save),
        at::<at_desk::Publication, _>(&post, publish, desk::editor::publish),
        at::<at_desk::Withdrawal, _>(&get, publish, desk::withdrawal::show),
        at::<at_desk::Withdrawal, _>(&post, publish, desk::withdrawal::withdraw),
    ]
}

/// What people do to their own account.
fn account_routes() -> Vec<Route> {
    use desk::account;
    let get = Method::GET;
    let post = Method::POST;
    let person = Access::Person;
    vec![
        at::<at_desk::Account, _>(&get, person, account::show),
        at::<at_desk::AccountName, _>(&get, person, account::name),
        at::<at_desk::AccountName, _>(&post, person, account::rename),
        at::<at_desk::AccountEmail, _>(&get, person, account::email),
        at::<at_desk::AccountEmail, _>(&post, person, account::ask_email),
        at::<at_desk::EmailChange, _>(&get, Access::Anyone, account::email_link),
        at::<at_desk::EmailChange, _>(&post, Access::Anyone, account::confirm_email),
        at::<at_desk::AccountPassword, _>(&get, person, account::password),
        at::<at_desk::AccountPassword, _>(&post, person, account::change_password),
        at::<at_desk::AccountCodeApp, _>(&get, person, account::code_app),
        at::<at_desk::AccountCodeApp, _>(&post, person, account::confirm_code_app),
        at::<at_desk::AccountCodeAppRemoval, _>(&get, person, account::app_removal),
        at::<at_desk::AccountCodeAppRemoval, _>(&post, person, account::ask_app_removal),
        at::<at_desk::AccountPasskeys, _>(&get, person, account::passkeys),
        at::<at_desk::AccountPasskeys, _>(&post, person, account::add_passkey),
        at::<at_desk::AccountPasskeyRemoval, _>(&get, person, account::passkey_removal),
        at::<at_desk::AccountPasskeyRemoval, _>(&post, person, account::remove_passkey),
        at::<at_desk::AccountRecoveryCodes, _>(&get, person, account::renewal),
        at::<at_desk::AccountRecoveryCodes, _>(&post, person, account::ask_renewal),
        at::<at_desk::AccountSessions, _>(&get, person, account::list_sessions),
        at::<at_desk::AccountSessions, _>(&post, person, account::end_sessions),
        at::<at_desk::AccountWeekly, _>(&post, person, account::choose_weekly),
        at::<at_desk::AccountData, _>(&get, person, account::ask_data),
        at::<at_desk::AccountData, _>(&post, person, account::data),
        at::<at_desk::AccountRemoval, _>(&get, person, account::removal),
        at::<at_desk::AccountRemoval, _>(&post, person, account::ask_removal),
    ]
}

/// Pictures and files at the desk, and Word files.
fn library_routes() -> Vec<Route> {
    let get = Method::GET;
    let post = Method::POST;
    let view = Access::Unit(Power::View);
    let draft = Access::Unit(Power::Draft);
    let write = Access::Unit(Power::Write);
    vec![
        at::<at_desk::Library, _>(&get, view, desk::library::list),
        upload::<at_desk::Library, _>(draft, desk::library::bring),
        at::<at_desk::LibraryShelf, _>(&get, view, desk::library::shelf::show),
        upload::<at_desk::LibraryShelf, _>(draft, desk::library::shelf::bring),
        at::<at_desk::LibraryFile, _>(&get, view, desk::library::file::show),
        at::<at_desk::LibraryFile, _>(&post, write, desk::library::file::describe),
        at::<at_desk::LibraryRemoval, _>(&post, write, desk::library::file::remove),
        at::<at_desk::DeskPicture, _>(&get, view, desk::media::picture).kept(CachePolicy::Own),
        at::<at_desk::DeskDocument, _>(&get, view, desk::media::document),
        at::<at_desk::WordImport, _>(&get, write, desk::word::show),
        upload::<at_desk::WordImport, _>(write, desk::word::bring),
        at::<at_desk::SharedPicture, _>(&get, Access::Anyone, desk::media::shared_picture).kept(CachePolicy::Own),
        at::<at_desk::SharedDocument, _>(&get, Access::Anyone, desk::media::shared_document),
    ]
}

/// What residents ask for.
fn request_routes() -> Vec<Route> {
    let view = Access::Unit(Power::View);
    vec![
        at::<at_desk::HelpRequests, _>(&Method::GET, view, desk::help_requests::list),
        at::<at_desk::HelpRequest, _>(&Method::GET, view, desk::help_requests::show),
        at::<at_desk::HelpRequest, _>(&Method::POST, view, desk::help_requests::act),
        at::<at_desk::HelpRequestGuide, _>(&Method::POST, Access::Unit(Power::Draft), desk::help_requests::make_guide),
    ]
}

/// What is shared between units. Whoever may write sees what others share; what goes on pages is for whoever may publish,
/// which the handler asks where one address takes both.
fn share_routes() -> Vec<Route> {
    use desk::shares::{self, received, subscriptions, terms};
    let get = Method::GET;
    let post = Method::POST;
    let write = Access::Unit(Power::Write);
    let publish = Access::Unit(Power::Publish);
    vec![
        at::<at_desk::ItemShare, _>(&get, write, terms::show),
        at::<at_desk::ItemShare, _>(&post, publish, terms::save),
        at::<at_desk::SharesSent, _>(&get, write, shares::sent),
        at::<at_desk::ShareInbox, _>(&get, write, shares::inbox),
        at::<at_desk::ReceivedShare, _>(&get, write, received::show),
        at::<at_desk::ReceivedShare, _>(&post, write, received::save),
        at::<at_desk::ShareDecision, _>(&post, write, received::decide),
        at::<at_desk::Subscriptions, _>(&get, publish, subscriptions::show),
        at::<at_desk::Subscriptions, _>(&post, publish, subscriptions::add),
        at::<at_desk::SubscriptionEnd, _>(&post, publish, subscriptions::end),
    ]
}

/// Alerts. A commune writes its own, the province for whom it chooses; the handler asks which.
fn alert_routes() -> Vec<Route> {
    use desk::alerts::{self, alert};
    let get = Method::GET;
    let post = Method::POST;
    let view = Access::Unit(Power::View);
    let publish = Access::Unit(Power::Publish);
    vec![
        at::<at_desk::Alerts, _>(&get, view, alerts::show),
        at::<at_desk::NewAlert, _>(&get, publish, alert::new),
        at::<at_desk::NewAlert, _>(&post, publish, alert::add),
        at::<at_desk::Alert, _>(&get, view, alert::show),
        at::<at_desk::Alert, _>(&post, publish, alert::save),
        at::<at_desk::AlertConfirmation, _>(&post, publish, alert::confirm),
        at::<at_desk::AlertEnd, _>(&post, publish, alert::end),
        at::<at_desk::AlertRemoval, _>(&post, publish, alert::remove),
    ]
}

/// Directives. Which desk sends and which ones are told the handler asks; members of teams are told by their unit.
fn directive_routes() -> Vec<Route> {
    use desk::directives::{self, receipt, sent};
    let get = Method::GET;
    let post = Method::POST;
    let write = Access::Unit(Power::Write);
    let publish = Access::Unit(Power::Publish);
    vec![
        at::<at_desk::Directives, _>(&get, write, directives::list),
        at::<at_desk::NewDirective, _>(&get, publish, sent::new),
        at::<at_desk::NewDirective, _>(&post, publish, sent::add),
        at::<at_desk::Directive, _>(&get, write, directives::show),
        at::<at_desk::Directive, _>(&post, publish, sent::save),
        at::<at_desk::DirectiveSending, _>(&post, publish, sent::send),
        at::<at_desk::DirectiveRemoval, _>(&post, publish, sent::remove),
        at::<at_desk::DirectiveReminder, _>(&post, publish, sent::ask),
        at::<at_desk::DirectiveEnd, _>(&post, publish, sent::end),
        at::<at_desk::DirectiveReturn, _>(&post, publish, sent::give_back),
        at::<at_desk::DirectiveReading, _>(&post, write, receipt::acknowledge),
        at::<at_desk::DirectiveReport, _>(&post, write, receipt::report),
    ]
}

/// What teams do, and their reports. What the power alone does not say, the handler asks: whether the hamlet is within
/// reach, and what a step of a report takes.
fn activity_routes() -> Vec<Route> {
    use desk::activities::{self, entry};
    use desk::team_reports::{self, roll_up};
    let get = Method::GET;
    let post = Method::POST;
    let view = Access::Unit(Power::View);
    vec![
        at::<at_desk::Activities, _>(&get, view, activities::show),
        at::<at_desk::NewActivity, _>(&get, view, entry::new),
        at::<at_desk::NewActivity, _>(&post, view, entry::add),
        at::<at_desk::Activity, _>(&get, view, entry::show),
        at::<at_desk::Activity, _>(&post, view, entry::save),
        at::<at_desk::ActivityRemoval, _>(&post, view, entry::remove),
        at::<at_desk::TeamReports, _>(&get, view, roll_up::show),
        at::<at_desk::TeamReport, _>(&get, view, team_reports::show),
        at::<at_desk::TeamReport, _>(&post, view, team_reports::act),
    ]
}

/// The blocks that texts name.
fn block_routes() -> Vec<Route> {
    use desk::blocks::{self, block};
    let (get, post) = (Method::GET, Method::POST);
    let (view, publish) = (Access::Unit(Power::View), Access::Unit(Power::Publish));
    vec![
        at::<at_desk::Blocks, _>(&get, view, blocks::show),
        at::<at_desk::NewBlock, _>(&get, publish, block::new),
        at::<at_desk::NewBlock, _>(&post, publish, block::add),
        at::<at_desk::Block, _>(&get, view, block::show),
        at::<at_desk::Block, _>(&post, publish, block::save),
        at::<at_desk::BlockRemoval, _>(&post, publish, block::remove),
    ]
}

/// The ledger of equipment, and campaigns.
fn ledger_routes() -> Vec<Route> {
    use desk::campaigns::{self, campaign};
    use desk::equipment::{self, line};
    let get = Method::GET;
    let post = Method::POST;
    let view = Access::Unit(Power::View);
    let publish = Access::Unit(Power::Publish);
    let administer = Access::Unit(Power::Administer);
    vec![
        at::<at_desk::Equipment, _>(&get, view, equipment::show),
        at::<at_desk::NewEquipment, _>(&get, administer, line::new),
        at::<at_desk::NewEquipment, _>(&post, administer, line::add),
        // Whether the line is within reach, the store finds out.
        at::<at_desk::EquipmentLine, _>(&get, view, line::show),
        at::<at_desk::EquipmentLine, _>(&post, administer, line::save),
        at::<at_desk::EquipmentSplit, _>(&post, administer, line::split),
        at::<at_desk::EquipmentRemoval, _>(&post, administer, line::remove),
        at::<at_desk::Campaigns, _>(&get, view, campaigns::show),
        at::<at_desk::NewCampaign, _>(&get, publish, campaign::new),
        at::<at_desk::NewCampaign, _>(&post, publish, campaign::add),
        at::<at_desk::Campaign, _>(&get, view, campaign::show),
        at::<at_desk::Campaign, _>(&post, publish, campaign::save),
        at::<at_desk::CampaignFigure, _>(&post, publish, campaign::note_figure),
        at::<at_desk::CampaignFigureRemoval, _>(&post, publish, campaign::remove_figure),
        at::<at_desk::CampaignRemoval, _>(&post, publish, campaign::remove),
    ]
}

/// People: of a unit, and of the whole platform.
fn people_routes() -> Vec<Route> {
    let get = Method::GET;
    let post = Method::POST;
    let administer = Access::Unit(Power::Administer);
    vec![
        at::<at_desk::People, _>(&get, administer, desk::people::show),
        at::<at_desk::People, _>(&post, administer, desk::people::invite),
        at::<at_desk::Person, _>(&get, administer, desk::people::person::show),
        at::<at_desk::Person, _>(&post, administer, desk::people::person::save),
        at::<at_desk::PersonAccount, _>(&post, administer, desk::people::person::act),
        at::<at_desk::PlatformPeople, _>(&get, Access::Platform, desk::platform_people::list),
        at::<at_desk::PlatformPeople, _>(&post, Access::Platform, desk::platform_people::invite),
        at::<at_desk::PlatformPerson, _>(&get, Access::Platform, desk::platform_people::person::show),
        at::<at_desk::PlatformPerson, _>(&post, Access::Platform, desk::platform_people::person::give),
        at::<at_desk::PlatformPersonAccount, _>(&post, Access::Platform, desk::platform_people::person::act),
    ]
}

/// Hamlets and their teams. What the power alone does not say, the handler asks: whether the hamlet is within reach.
fn hamlet_routes() -> Vec<Route> {
    use desk::hamlets::{self, import, member, page};
    let get = Method::GET;
    let post = Method::POST;
    let view = Access::Unit(Power::View);
    let administer = Access::Unit(Power::Administer);
    vec![
        at::<at_desk::Hamlets, _>(&get, view, hamlets::show),
        at::<at_desk::Hamlets, _>(&post, administer, hamlets::add),
        at::<at_desk::Hamlet, _>(&get, view, page::show),
        at::<at_desk::Hamlet, _>(&post, administer, page::save),
        at::<at_desk::HamletImport, _>(&get, administer, import::show),
        upload::<at_desk::HamletImport, _>(administer, import::bring),
        at::<at_desk::HamletTable, _>(&get, administer, import::table),
        at::<at_desk::HamletTeam, _>(&post, administer, page::save_team),
        at::<at_desk::HamletTopics, _>(&post, view, page::teach),
        at::<at_desk::TeamMembers, _>(&post, administer, page::add_member),
        at::<at_desk::TeamMember, _>(&get, administer, member::show),
        at::<at_desk::TeamMember, _>(&post, administer, member::save),
        at::<at_desk::TeamMemberRemoval, _>(&post, administer, member::remove),
        at::<at_desk::DutyShifts, _>(&post, view, page::add_shifts),
        at::<at_desk::DutyShift, _>(&post, view, page::remove_shift),
    ]
}
