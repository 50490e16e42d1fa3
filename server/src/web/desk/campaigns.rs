//! The campaigns of a unit at the desk: the list, and every figure as a table.

pub mod campaign;

use app::paths::desk::{Campaign as CampaignPath, Campaigns, NewCampaign, Unit};
use app::paths::public::Campaigns as PublicCampaigns;
use app::screens::desk::{CampaignList, CampaignRow};
use axum::response::Response;
use domain::access::Power;
use domain::moment::CivilDate;
use http::StatusCode;
use store::Campaign;

use crate::spreadsheet::{Cell, Table};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::download::{self, TableFormat};
use crate::web::respond::{self, CachePolicy, page};

/// `GET /don-vi/{unit}/chien-dich`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let snapshot = place.app.core.store.snapshot().await?;
    let found = snapshot.desk(&place.desk).campaigns().await?;
    snapshot.end().await?;
    let now = place.app.core.clock.now();
    if let Some(format) = TableFormat::asked(request.query("dang").as_deref()) {
        let name = format!("chien-dich-{}", place.unit.slug);
        return download::table(&table(&found), format, &name, now).map_err(DeskFault::Kind);
    }
    let notice = (request.query("da").as_deref() == Some("xoa")).then_some("Đã xóa chiến dịch.");
    let is_public = found.iter().any(|campaign| campaign.text.is_public);
    let (own, unit, today) = (own(place), || place.unit.slug.clone(), now.vietnam_date());
    let origin = place.registry.public_origin(&place.unit).filter(|_| is_public);
    let screen = CampaignList {
        frame: place.frame(notice),
        rows: found.into_iter().map(|campaign| row(place, campaign, today)).collect(),
        new_href: place.desk.may(Power::Publish).then(|| NewCampaign { unit: unit() }.to_string()),
        public_href: origin.map(|origin| format!("{origin}{PublicCampaigns}")),
        table_hrefs: (format!("{own}?dang=csv"), format!("{own}?dang=xlsx")),
        back_href: Unit { unit: unit() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn own(place: &Place) -> Campaigns {
    Campaigns { unit: place.unit.slug.clone() }
}

fn row(place: &Place, campaign: Campaign, today: CivilDate) -> CampaignRow {
    let newest = campaign.newest();
    let text = campaign.text;
    CampaignRow {
        href: CampaignPath { unit: place.unit.slug.clone(), id: campaign.id.0 }.to_string(),
        counted: text.counted(newest),
        percent: text.percent(newest),
        as_of: newest.map(|figure| format!("Số liệu đến {}", figure.as_of.short())),
        phase: text.phase(today).label(),
        is_public: text.is_public,
        title: text.title,
    }
}

/// A line for each count; one without for a campaign nobody counted.
fn table(campaigns: &[Campaign]) -> Table {
    let lines = |campaign: &Campaign| {
        let text = &campaign.text;
        let line = |done: Option<u32>, as_of: Option<String>| {
            vec![
                Cell::Text(text.title.clone()),
                Cell::Text(text.topic.label().to_owned()),
                Cell::Text(text.noun.clone()),
                done.map_or(Cell::Nothing, Cell::Number),
                Cell::Number(text.target),
                Cell::Share(done, text.target),
                as_of.into(),
                text.first.map(CivilDate::short).into(),
                text.last.map(CivilDate::short).into(),
                Cell::Text(if text.is_public { "có" } else { "không" }.to_owned()),
            ]
        };
        if campaign.figures.is_empty() {
            return vec![line(None, None)];
        }
        campaign.figures.iter().map(|figure| line(Some(figure.done), Some(figure.as_of.short()))).collect()
    };
    Table {
        name: "Chiến dịch",
        head: vec![
            "Chiến dịch",
            "Chủ đề",
            "Đếm gì",
            "Đã đạt",
            "Chỉ tiêu",
            "Tỷ lệ",
            "Tính đến ngày",
            "Từ ngày",
            "Đến hết ngày",
            "Người dân xem được",
        ],
        rows: campaigns.iter().flat_map(lines).collect(),
    }
}
