//! A unit's own state, with what to do about it.

use app::paths::desk::{Facts, HelpRequests, Officers, Unit as UnitPath};
use app::screens::desk::{LifeSection, LifeTask, LivelinessPage};
use axum::response::Response;
use domain::access::Power;
use domain::duty::Fact;
use domain::item::ItemKind;
use domain::liveliness::{Liveliness, Pace, SLOW_AFTER};
use domain::moment::CivilDate;
use http::StatusCode;
use store::{DeskReader, StoreError};

use super::{last, number};
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::desk::{directives, shares};
use crate::web::respond::{self, CachePolicy, page};

/// The page of one unit.
pub(super) async fn show(request: &DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let now = place.app.core.clock.now();
    let snapshot = place.app.core.store.snapshot().await?;
    let desk = snapshot.desk(&place.desk);
    let life = desk.liveliness(now).await?;
    let asked = asked(place, &desk).await?;
    snapshot.end().await?;
    let list = UnitPath { unit: place.unit.slug.clone() }.to_string();
    let section = |kind: ItemKind| {
        let section = life.section(kind);
        LifeSection {
            name: kind.label(),
            href: format!("{list}?loai={}", kind.word()),
            count: number(section.count),
            last: last(section),
        }
    };
    let screen = LivelinessPage {
        frame: place.frame(None),
        sentence: sentence(&life, now.vietnam_date()),
        sections: ItemKind::ALL.map(section).to_vec(),
        tasks: asked.into_iter().chain(tasks(place, &life, now.vietnam_date(), &list)).collect(),
        back_href: list,
    };
    Ok(respond::html(StatusCode::OK, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore))
}

fn sentence(life: &Liveliness, today: CivilDate) -> String {
    let Some(last) = life.last() else { return "Trang chưa đăng nội dung nào.".to_owned() };
    let ago = match today.days() - last.days() {
        days if days <= 0 => "hôm nay".to_owned(),
        days => format!("{days} ngày trước"),
    };
    format!("Trang có nội dung mới gần nhất ngày {}, {ago}.", last.short())
}

/// What others wait for; the letter of the week leads here with it.
async fn asked(place: &Place, desk: &DeskReader<'_>) -> Result<Vec<LifeTask>, StoreError> {
    let task = |why: &'static str| {
        move |(what, href): (String, String)| LifeTask { what, why: why.to_owned(), href: Some(href) }
    };
    let directives = directives::waiting(place, desk).await?.into_iter();
    let mut asked: Vec<_> = directives.map(task("Tỉnh đợi đơn vị báo đã đọc, rồi báo đã làm trước hạn.")).collect();
    let shared = shares::waiting(place, desk).await?.into_iter();
    asked.extend(shared.map(task("Mở từng nội dung: dùng hoặc không dùng, báo đã xem.")));
    Ok(asked)
}

/// What is late first, then what is missing, in the order of the law's list.
fn tasks(place: &Place, life: &Liveliness, today: CivilDate, list: &str) -> Vec<LifeTask> {
    let unit = || place.unit.slug.clone();
    let mut tasks = Vec::new();
    if life.requests > 0 {
        tasks.push(LifeTask {
            what: format!("{} yêu cầu của người dân chưa được trả lời đúng hạn", number(life.requests)),
            why: "Mỗi yêu cầu cần được trả lời trong hai ngày làm việc.".to_owned(),
            href: Some(HelpRequests { unit: unit() }.to_string()),
        });
    }
    if life.pace(today) != Pace::Alive {
        tasks.push(LifeTask {
            what: "Đăng một tin hoặc thông báo mới".to_owned(),
            why: format!("Trang không có gì mới trong {SLOW_AFTER} ngày thì người dân ngỡ là trang đã bỏ."),
            href: Some(list.to_owned()),
        });
    }
    if life.reviews > 0 {
        tasks.push(LifeTask {
            what: format!("{} bài đang đăng đã đến ngày xem lại", number(life.reviews)),
            why: "Mở từng bài, sửa nếu cần, rồi đặt ngày xem lại mới.".to_owned(),
            href: Some(format!("{list}?loc=xem-lai")),
        });
    }
    let administers = place.desk.may(Power::Administer);
    tasks.extend(life.lacks.iter().map(|&fact| LifeTask {
        what: fact.label().to_owned(),
        why: if administers {
            fact.reason()
        } else {
            format!("{} Quản trị của đơn vị điền được.", fact.reason())
        },
        href: administers.then(|| match fact {
            Fact::Leader | Fact::ContactOfficer => Officers { unit: unit() }.to_string(),
            _ => Facts { unit: unit() }.to_string(),
        }),
    }));
    // A unit for practice has no pages to confirm anything on.
    if !life.is_confirmed && place.registry.practice(place.unit.id).is_none() {
        tasks.push(LifeTask {
            what: "Xác nhận thông tin đơn vị".to_owned(),
            why: "Chưa xác nhận thì mọi trang còn mang dòng “Bản trình diễn”. Quản trị của đơn vị xác nhận được."
                .to_owned(),
            href: administers.then(|| Facts { unit: unit() }.to_string()),
        });
    }
    tasks
}
