//! The blocks of a unit at the desk: its own, those above it, and what its texts miss.

pub mod block;

use app::paths::desk::{Block as BlockPath, Blocks, NewBlock, Unit};
use app::screens::desk::{BlockList, BlockRow, MissedBlock};
use axum::response::Response;
use domain::access::Power;
use domain::block::{Block, BlockKey};
use domain::number::integer;
use domain::unit::UnitId;
use http::StatusCode;
use store::{BlockAtHand, BlockReach};

use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::{self, CachePolicy, page};

/// `GET /don-vi/{unit}/khoi-noi-dung`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let at_hand = desk.blocks_at_hand().await?;
    let replaced = desk.blocks_above().await?;
    let counts = desk.block_counts().await?;
    let own: Vec<_> = at_hand.iter().filter(|found| found.of == place.unit.id).map(key_of).collect();
    let reach = desk.block_reach(&own).await?;
    snapshot.end().await?;
    let seen = Seen { place, counts, reach, replaced };
    let notice = (request.query("da").as_deref() == Some("xoa")).then_some("Đã xóa khối.");
    let may_publish = place.desk.may(Power::Publish);
    let missed = seen.counts.iter().filter(|(key, _)| at_hand.iter().all(|found| found.block.key != *key));
    let missed = missed.map(|(key, count)| MissedBlock {
        mark: key.mark(),
        used: format!("{} gọi", texts(*count)),
        new_href: may_publish.then(|| new_href(place, key)),
    });
    let (own, above): (Vec<_>, Vec<_>) = at_hand.iter().partition(|found| found.of == place.unit.id);
    let screen = BlockList {
        frame: place.frame(notice),
        rows: own.into_iter().map(|found| seen.own(found)).collect(),
        above: above.into_iter().map(|found| seen.above(found, may_publish)).collect(),
        missed: missed.collect(),
        new_href: may_publish.then(|| NewBlock { unit: place.unit.slug.clone() }.to_string()),
        back_href: Unit { unit: place.unit.slug.clone() }.to_string(),
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

/// What stands beside the blocks of the list.
struct Seen<'a> {
    place: &'a Place,
    /// How many items of the unit need each key.
    counts: Vec<(BlockKey, u64)>,
    /// Texts of other units.
    reach: Vec<BlockReach>,
    /// Blocks above the unit, also those that its own replace.
    replaced: Vec<BlockAtHand>,
}

impl Seen<'_> {
    fn own(&self, found: &BlockAtHand) -> BlockRow {
        let key = &found.block.key;
        let elsewhere: Vec<_> = self.reach.iter().filter(|reach| reach.key == *key).collect();
        let sum = elsewhere.iter().map(|reach| reach.texts).sum();
        let elsewhere = (!elsewhere.is_empty())
            .then(|| format!("và trong {} ở {} đơn vị khác", texts(sum), number(elsewhere.len())));
        let replaces = self.replaced.iter().find(|other| other.block.key == *key);
        let replaces = replaces.map(|other| format!("Thay cho khối của {}", unit_name(self.place, other.of)));
        let href = BlockPath { unit: self.place.unit.slug.clone(), id: found.id.0 }.to_string();
        let about = [Some(self.used(key)), elsewhere, replaces].into_iter().flatten().collect();
        BlockRow { href: Some(href), about, ..row(&found.block) }
    }

    fn above(&self, found: &BlockAtHand, may_publish: bool) -> BlockRow {
        let about = vec![format!("Của {}", unit_name(self.place, found.of)), self.used(&found.block.key)];
        let own_href = may_publish.then(|| new_href(self.place, &found.block.key));
        BlockRow { about, own_href, ..row(&found.block) }
    }

    fn used(&self, key: &BlockKey) -> String {
        match self.counts.iter().find(|(counted, _)| counted == key) {
            Some((_, count)) => format!("Dùng trong {}", texts(*count)),
            None => "Chưa bài nào dùng".to_owned(),
        }
    }
}

fn row(block: &Block) -> BlockRow {
    BlockRow {
        label: block.text.label.clone(),
        mark: block.key.mark(),
        kind: block.text.kind.label(),
        lines: lines(block),
        ..BlockRow::default()
    }
}

fn key_of(found: &BlockAtHand) -> BlockKey {
    found.block.key.clone()
}

fn lines(block: &Block) -> Vec<String> {
    block.text.value.lines().map(str::to_owned).collect()
}

/// `3 bài`.
fn texts(count: u64) -> String {
    format!("{} bài", integer(i64::try_from(count).unwrap_or(i64::MAX)))
}

fn number(count: usize) -> String {
    integer(i64::try_from(count).unwrap_or(i64::MAX))
}

fn unit_name(place: &Place, unit: UnitId) -> String {
    place.registry.unit(unit).map_or_else(|| "đơn vị khác".to_owned(), |unit| unit.full_name.clone())
}

fn own(place: &Place) -> Blocks {
    Blocks { unit: place.unit.slug.clone() }
}

fn new_href(place: &Place, key: &BlockKey) -> String {
    format!("{}?ma={key}", NewBlock { unit: place.unit.slug.clone() })
}
