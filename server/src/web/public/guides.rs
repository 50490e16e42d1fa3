//! Guides: the list by topic, one guide in its forms, and the way to it from paper.

pub mod answer;
mod one;

use std::sync::Arc;

use app::parts::steps::StepCard;
use app::paths::public::{
    Guide as GuidePath, GuideAnswer, GuideLarge, GuideList as ListPath, GuidePoster, GuideStep as StepPath,
    SmallPrintView,
};
use app::screens::public::{GuideFacts, GuideLine, GuideList, GuideShelf, GuideWays, Helped, ProvinceGuides, Section};
use domain::guide::{Guide, Step, is_stale};
use domain::item::{Details, ItemId, ItemKind};
use domain::markdown;
use domain::media::Shelf;
use domain::moment::CivilDate;
use domain::slug::Slug;
use domain::topic::Topic;
use domain::unit::{Unit, UnitId};
use store::{PublicGuide, PublicText, Snapshot, StoreError};

pub use self::one::{large, poster, short, step, thanks};
use crate::registry::Registry;
use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::{frame, shared};
use crate::web::respond::page;

/// What the menu calls them.
pub const NAME: &str = "Hướng dẫn";

/// `GET /huong-dan`
pub async fn list(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, .. } = &request;
    let guides = snapshot.site(site.unit.id).guides().await?;
    let shown: Vec<ItemId> = guides.iter().map(|guide| guide.id).collect();
    let of_province = if site.is_portal { None } else { of_province(snapshot, registry, &shown).await? };
    let screen = GuideList {
        frame: frame::of(app, registry, site, &ListPath.to_string(), Section::Guides),
        shelves: Topic::ALL.into_iter().filter_map(|topic| shelf(registry, topic, &guides)).collect(),
        of_province,
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

/// The guides of a topic, if there are any.
fn shelf(registry: &Registry, topic: Topic, guides: &[PublicGuide]) -> Option<GuideShelf> {
    let of_topic = guides.iter().filter(|guide| guide.topic.unwrap_or(Topic::Other) == topic);
    let guides: Vec<_> = of_topic.map(|guide| line(registry, guide)).collect();
    let (code, name) = (topic.code().to_owned(), topic.label().to_owned());
    (!guides.is_empty()).then_some(GuideShelf { code, topic: name, guides })
}

fn line(registry: &Registry, guide: &PublicGuide) -> GuideLine {
    GuideLine {
        title: guide.title.clone(),
        href: shared::address(registry, ItemKind::Guide, guide.origin, &guide.slug),
        summary: guide.summary.clone(),
        audience: guide.audience.clone(),
        origin: shared::name(registry, guide.origin),
        topic: None,
    }
}

/// The province, where residents are led to its site.
fn province(registry: &Registry) -> Option<&Arc<Unit>> {
    registry.portal().filter(|portal| !registry.is_suspended(portal.id))
}

/// What the province keeps for all of its communes, by topic, but what the unit shows among its own. Each has one address,
/// at the province's own site.
async fn of_province(
    snapshot: &Snapshot,
    registry: &Registry,
    shown: &[ItemId],
) -> Result<Option<ProvinceGuides>, StoreError> {
    let Some(portal) = province(registry) else { return Ok(None) };
    let mut guides = snapshot.site(portal.id).own_guides().await?;
    guides.retain(|guide| !shown.contains(&guide.id));
    let place = |guide: &PublicGuide| Topic::ALL.iter().position(|topic| Some(*topic) == guide.topic);
    guides.sort_by_key(|guide| place(guide).unwrap_or(usize::MAX));
    let origin = registry.origin_of(portal);
    let shown = |guide: &PublicGuide| {
        let line = line(registry, guide);
        GuideLine { href: format!("{origin}{}", line.href), topic: guide.topic.map(Topic::label), ..line }
    };
    let guides: Vec<_> = guides.iter().map(shown).collect();
    Ok((!guides.is_empty()).then(|| ProvinceGuides { province: portal.full_name.clone(), guides }))
}

/// Whether the list of a commune has any of the province's beside its own.
pub async fn are_of_province(snapshot: &Snapshot, registry: &Registry, unit: UnitId) -> Result<bool, StoreError> {
    match province(registry) {
        Some(portal) => snapshot.site(unit).lacks_guides_of(portal.id).await,
        None => Ok(false),
    }
}

/// What a guide shows in place of its text; `None` of other kinds.
pub fn facts(text: &PublicText, shelf: &Shelf, today: CivilDate) -> Option<GuideFacts> {
    let Details::Guide { topic, audience, app_version, checked_on } = &text.details else { return None };
    let guide = Guide::parse(&text.body);
    Some(GuideFacts {
        topic: topic.map(|topic| topic.label().to_owned()),
        audience: audience.clone(),
        app_version: app_version.clone(),
        checked: checked_on.map(|day| (day.short(), day.iso())),
        is_stale: checked_on.is_some_and(|day| is_stale(day, today)),
        introduction_html: markdown::render_with(&guide.introduction, shelf).html,
        steps: cards(&guide, shelf),
        ways: None,
        is_large: false,
    })
}

/// Where else a public guide is read; `stamp` is of the question below one that holds.
pub fn ways(slug: &Slug, guide: &GuideFacts, stamp: Option<String>) -> GuideWays {
    let slug = || slug.to_string();
    GuideWays {
        first_step: (!guide.steps.is_empty() && stamp.is_some())
            .then(|| StepPath { slug: slug(), number: 1 }.to_string()),
        other_size: if guide.is_large {
            GuidePath { slug: slug() }.to_string()
        } else {
            GuideLarge { slug: slug() }.to_string()
        },
        small_paper: SmallPrintView { slug: slug() }.to_string(),
        poster: stamp.is_some().then(|| GuidePoster { slug: slug() }.to_string()),
        helped: stamp.map(|stamp| Helped { action: GuideAnswer { slug: slug() }.to_string(), stamp }),
    }
}

/// The steps of a guide, each rendered by itself.
pub fn cards(guide: &Guide, shelf: &Shelf) -> Vec<StepCard> {
    guide.steps.iter().map(|step| card(step, shelf)).collect()
}

fn card(step: &Step, shelf: &Shelf) -> StepCard {
    let mut html = markdown::render_with(&step.before_warning(), shelf).html;
    if let Some(warning) = step.warning_mark() {
        html.push_str(&markdown::render_with(&warning, shelf).html);
    }
    StepCard { title: step.shown_title(shelf), html }
}
