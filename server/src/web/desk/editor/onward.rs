//! What can be done next with a saved item, by this person, now.

use app::paths::desk::{
    ItemCare, ItemSchedule, Preview, Publication, PuttingAway, Remarks, Revisions, SendingBack as SendingBackPath,
    Sharing, Submission, Withdrawal,
};
use app::paths::of_item;
use app::screens::desk::{Offer, Onward, OpenRemark, SendingBack};
use domain::access::Power;
use domain::item::{Circumstances, ItemState, Review, Step, refusals};
use domain::media::Lacks;
use domain::moment::CivilDate;
use store::{DeskItem, Remark, Workflow};

use crate::web::desk::items::day_and_time;
use crate::web::desk::request::Place;

/// Open remarks shown beside the text; the others are a step away.
const REMARKS: usize = 5;

/// What is known beside the item.
pub(super) struct Beside {
    pub(super) workflow: Workflow,
    /// What the item's pictures and files lack.
    pub(super) lacks: Lacks,
    pub(super) revisions: u64,
    pub(super) remarks: Vec<Remark>,
    /// The reason of a return as typed, and what is wrong with it.
    pub(super) reason: (String, Option<String>),
}

pub(super) fn of(place: &Place, item: &DeskItem, beside: Beside) -> Onward {
    let Beside { workflow, lacks, revisions, remarks, reason } = beside;
    let (unit, id) = (|| place.unit.slug.clone(), item.id.0);
    let (standing, kind) = (item.standing(), item.text.details.kind());
    let why_not = |step| {
        let now = Circumstances {
            desk: &place.desk,
            saved_by: item.penned.person,
            self_approval: workflow.self_approval,
            text: &item.text,
            day: place.app.core.clock.now().vietnam_date(),
            lacks,
        };
        refusals(step, standing, now)
    };
    let offer = |step, href: String| {
        let refusals = why_not(step).into_iter().map(|refusal| refusal.sentence().to_owned()).collect();
        Offer { href, refusals }
    };
    let (may_write, may_publish) = (place.desk.may(Power::Write), place.desk.may(Power::Publish));
    let waits = standing.review == Review::Submitted;
    let away = PuttingAway { unit: unit(), id }.to_string();
    let moves = |step| why_not(step).is_empty();
    let is_news = standing.state != ItemState::Published;
    Onward {
        version: item.version,
        standing,
        told: told(item),
        publish: may_write.then(|| offer(Step::Publish, Publication { unit: unit(), id }.to_string())),
        submit: (may_write && is_news && !waits)
            .then(|| offer(Step::Submit, Submission { unit: unit(), id }.to_string())),
        recall_href: (may_write && waits).then(|| Submission { unit: unit(), id }.to_string()),
        send_back: (may_publish && waits).then(|| SendingBack {
            href: SendingBackPath { unit: unit(), id }.to_string(),
            typed: reason.0,
            fault: reason.1,
        }),
        schedule_href: may_publish.then(|| ItemSchedule { unit: unit(), id }.to_string()),
        withdraw: may_publish.then(|| offer(Step::Withdraw, Withdrawal { unit: unit(), id }.to_string())),
        putting_away_href: (moves(Step::Archive) || moves(Step::Unarchive)).then_some(away),
        preview_href: Some(Preview { unit: unit(), id }.to_string()),
        revisions: Some((Revisions { unit: unit(), id }.to_string(), revisions)),
        sharing_href: may_write.then(|| Sharing { unit: unit(), id }.to_string()),
        care: may_write.then(|| (ItemCare { unit: unit(), id }.to_string(), care(item))),
        public_href: item
            .slug
            .as_ref()
            .filter(|_| standing.state.is_public())
            .zip(place.registry.public_origin(&place.unit))
            .map(|(slug, origin)| format!("{origin}{}", of_item(kind, slug))),
        remarks_href: Remarks { unit: unit(), id }.to_string(),
        remarks: remarks
            .into_iter()
            .filter(|remark| remark.settled.is_none())
            .take(REMARKS)
            .map(|remark| OpenRemark { by: format!("{}, {}", remark.by, day_and_time(remark.at)), words: remark.words })
            .collect(),
    }
}

/// What happened on its way, and what is to happen by itself.
pub(in crate::web::desk) fn told(item: &DeskItem) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(submitted) = &item.way.submitted {
        told.push(format!("{} gửi duyệt lúc {}.", submitted.by, day_and_time(submitted.at)));
    }
    if let Some(scheduled) = &item.way.scheduled {
        told.push(format!(
            "Bản {} sẽ tự đăng lúc {}; {} đã duyệt.",
            scheduled.number,
            day_and_time(scheduled.at),
            scheduled.by
        ));
        if scheduled.number < item.number {
            told.push(format!("Bản {} mới hơn, chưa được duyệt.", item.number));
        }
    }
    if let Some(end) = item.way.expires {
        told.push(format!("Công khai đến {}, sau đó tự hết hạn.", day_and_time(end)));
    }
    told
}

fn care(item: &DeskItem) -> String {
    let day = item.care.review_on.map(CivilDate::short);
    match (&item.owner, day) {
        (Some(name), Some(day)) => format!("{name} phụ trách; xem lại ngày {day}."),
        (Some(name), None) => format!("{name} phụ trách."),
        (None, Some(day)) => format!("Chưa có người phụ trách; xem lại ngày {day}."),
        (None, None) => "Chưa có người phụ trách.".to_owned(),
    }
}
