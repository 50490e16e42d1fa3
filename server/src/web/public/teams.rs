//! The teams of a unit: by hamlet, and one with its people and roster.

use app::paths::public::{Team as TeamPath, Teams};
use app::screens::public::{DutyDay, HamletHit, Section, TeamCard, TeamList, TeamPage, ZaloGroup};
use domain::activity::figures::shown;
use domain::campaign::Phase;
use domain::hamlet::{self, HamletText};
use domain::moment::CivilDate;
use domain::slug::Slug;
use domain::team::{ShiftText, ZaloLink};
use domain::text;
use domain::topic::Topic;
use store::{Campaign, PublicHamlet, PublicMember, StoreError, TeamAddress};

use crate::qr;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::frame;
use crate::web::respond::error::TakenOff;
use crate::web::respond::page;

/// Longest name anybody needs to type, in graphemes.
const LONGEST: usize = 80;

/// `GET /to-cong-nghe-so?ten=`
pub async fn list(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, typed, today, .. } = &request;
    let frame = frame::of(app, registry, site, &Teams.to_string(), Section::Teams);
    if !frame.shelves.teams {
        return Ok(PageAnswer::NotFound);
    }
    let all = snapshot.site(site.unit.id).hamlets().await?;
    let covered = (all.iter().filter(|hamlet| hamlet.team.is_some()).count(), all.len());
    let (found, fault) = match text::line(typed, LONGEST) {
        Ok(Some(words)) => (hamlet::found(&words, &all, |hamlet| &hamlet.text), None),
        Ok(None) => (all.iter().collect(), None),
        Err(fault) => (all.iter().collect(), Some(fault.sentence("Tên"))),
    };
    let hamlets = found.into_iter().map(hit).collect();
    let campaigns = if frame.shelves.campaigns && typed.trim().is_empty() {
        running(snapshot.site(site.unit.id).campaigns().await?, *today)
    } else {
        Vec::new()
    };
    let screen = TeamList { frame, typed: typed.clone(), fault, hamlets, covered, campaigns };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// What runs today, and how far it came.
fn running(campaigns: Vec<Campaign>, today: CivilDate) -> Vec<(String, String)> {
    let running = campaigns.into_iter().filter(|campaign| campaign.text.phase(today) == Phase::Running);
    let told = |campaign: Campaign| {
        let (text, newest) = (&campaign.text, campaign.newest());
        let share = match newest {
            Some(_) => format!("đạt {}", text.percent(newest)),
            None => "chưa có số liệu".to_owned(),
        };
        (text.title.clone(), format!("{}, {share}", text.counted(newest)))
    };
    running.map(told).collect()
}

fn hit(hamlet: &PublicHamlet) -> HamletHit {
    let team = hamlet.team.as_ref();
    HamletHit {
        name: hamlet.text.full_name(),
        href: team.map(|_| TeamPath { slug: hamlet.slug.to_string() }.to_string()),
        leader: team.and_then(|team| team.leader.clone()),
        teaches: team.map(|team| labels(&team.teaches)).unwrap_or_default(),
    }
}

fn labels(topics: &[Topic]) -> Vec<&'static str> {
    topics.iter().map(|topic| topic.label()).collect()
}

/// `GET /to-cong-nghe-so/{slug}`
pub async fn team(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, today, .. } = &request;
    let Some(slug) = Slug::parse(&request.slug) else { return Ok(PageAnswer::NotFound) };
    let path = TeamPath { slug: slug.to_string() };
    let frame = frame::of(app, registry, site, &path.to_string(), Section::Teams);
    let found = match snapshot.site(site.unit.id).team(&slug, *today).await? {
        TeamAddress::Live(team) => team,
        TeamAddress::Gone(hamlet) => return Ok(PageAnswer::TakenOff(taken_off(&hamlet, frame.shelves.teams))),
        TeamAddress::Unknown => return Ok(PageAnswer::NotFound),
    };
    let last = snapshot.site(site.unit.id).last_told(found.id).await?;
    let decision = found.decision.as_ref();
    let screen = TeamPage {
        frame,
        hamlet: found.hamlet.full_name(),
        done: last.map(|last| format!("{} tổ đã giúp {} người.", last.month.title(), shown(Some(last.people)))),
        decision: decision.map(|one| format!("Quyết định số {} ngày {}", one.number, one.date.short())),
        members: found.members.into_iter().map(card).collect(),
        teaches: labels(&found.teaches),
        roster: days(found.roster, *today),
        zalo: found.zalo.as_ref().map(group),
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// Why a hamlet left the list (merged, named twice) nobody told us.
fn taken_off(hamlet: &HamletText, has_list: bool) -> TakenOff {
    let gone = "Đơn vị đã đưa nơi này ra khỏi danh sách thôn, ấp, khu phố, nên trang của tổ ở địa chỉ này không còn.";
    let onward = if has_list { " Hãy tìm tổ ở nơi bạn đang sống." } else { "" };
    TakenOff {
        title: format!("{} không còn trong danh sách", hamlet.full_name()),
        sentence: format!("{gone}{onward}"),
        instead: has_list.then(|| ("Danh sách tổ công nghệ số cộng đồng".to_owned(), Teams.to_string())),
    }
}

fn card(member: PublicMember) -> TeamCard {
    TeamCard {
        name: member.name,
        office: member.office.label(),
        organisation: member.organisation,
        phone: member.phone.map(|phone| (phone.to_string(), phone.href())),
    }
}

/// The shifts by their days; they come in order.
fn days(roster: Vec<ShiftText>, today: CivilDate) -> Vec<DutyDay> {
    let mut days: Vec<DutyDay> = Vec::new();
    for shift in roster {
        let told = format!("{}, {}, tại {}", shift.hours(), shift.who, shift.place);
        let iso = shift.day.iso();
        if let Some(day) = days.last_mut().filter(|day| day.iso == iso) {
            day.shifts.push(told);
            continue;
        }
        let before = if shift.day == today { "Hôm nay, " } else { "" };
        let day = format!("{before}{} {}", shift.day.weekday_name(), shift.day.short());
        days.push(DutyDay { day, iso, shifts: vec![told] });
    }
    days
}

fn group(link: &ZaloLink) -> ZaloGroup {
    let drawn = qr::draw(link.as_str());
    let (qr_path, qr_size) = drawn.map(|drawn| (drawn.path, drawn.size)).unwrap_or_default();
    ZaloGroup { href: link.to_string(), qr_path, qr_size }
}
