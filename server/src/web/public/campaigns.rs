//! The campaigns of a unit: what is counted towards a target, and how far it came.

use app::paths::public::Campaigns as CampaignsPath;
use app::screens::public::{CampaignCard, Campaigns, Section};
use domain::moment::CivilDate;
use domain::number::integer;
use store::{Campaign, StoreError};

use crate::web::cached::{PageAnswer, PageRequest};
use crate::web::public::frame;
use crate::web::respond::page;

/// `GET /chien-dich`
pub async fn show(request: PageRequest) -> Result<PageAnswer, StoreError> {
    let PageRequest { app, registry, site, snapshot, today, .. } = &request;
    let mut found = snapshot.site(site.unit.id).campaigns().await?;
    if found.is_empty() {
        return Ok(PageAnswer::NotFound);
    }
    found.sort_by_key(|campaign| campaign.text.phase(*today));
    let screen = Campaigns {
        frame: frame::of(app, registry, site, &CampaignsPath.to_string(), Section::Campaigns),
        cards: found.into_iter().map(|campaign| card(campaign, *today)).collect(),
    };
    Ok(PageAnswer::Html(page::render(screen, &app.assets.urls)))
}

fn card(campaign: Campaign, today: CivilDate) -> CampaignCard {
    let newest = campaign.newest();
    let Campaign { text, figures, .. } = campaign;
    let history = figures.into_iter();
    let history = history.map(|one| (one.as_of.short(), integer(one.done.into()), text.percent(Some(one)))).collect();
    CampaignCard {
        topic: text.topic.label(),
        phase: text.phase(today).label(),
        days: text.days(),
        counted: text.counted(newest),
        percent: text.percent(newest),
        // A bar is no fuller than full.
        bar: newest.map(|figure| (figure.done.min(text.target), text.target)),
        history,
        title: text.title,
        about: text.about,
    }
}
