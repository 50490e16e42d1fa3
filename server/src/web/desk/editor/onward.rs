//! What can be done next with a saved item, by this person, now.

use app::paths::desk::{
    GuideSteps, ItemCare, ItemSchedule, ItemShare, Preview, Publication, PuttingAway, Remarks, Revisions,
    SendingBack as SendingBackPath, Sharing, Submission, Withdrawal,
};
use app::paths::of_item;
use app::screens::desk::{GuideCorner, Offer, Onward, OpenRemark, SendingBack};
use domain::access::Power;
use domain::guide::Guide;
use domain::item::{Circumstances, ItemKind, ItemState, Review, Step, refusals};
use domain::media::Lacks;
use domain::moment::CivilDate;
use domain::number::integer;
use store::{Answers, DeskItem, Remark, Workflow};

use crate::web::desk::items::day_and_time;
use crate::web::desk::request::Place;

/// Open remarks shown beside the text; the others are a step away.
const REMARKS: usize = 5;

/// What is known beside the item.
pub(super) struct Beside {
    pub(super) workflow: Workflow,
    /// What the item's pictures, files and blocks lack.
    pub(super) lacks: Lacks,
    pub(super) revisions: u64,
    pub(super) remarks: Vec<Remark>,
    /// Of a guide: what residents answered.
    pub(super) answers: Answers,
    /// The reason of a return as typed, and what is wrong with it.
    pub(super) reason: (String, Option<String>),
}

pub(super) fn of(place: &Place, item: &DeskItem, beside: Beside) -> Onward {
    let Beside { workflow, lacks, revisions, remarks, answers, reason } = beside;
    let (unit, id) = (|| place.unit.slug.clone(), item.id.0);
    let (standing, kind) = (item.standing(), item.text.details.kind());
    let why_not = |step| {
        let now = Circumstances {
            desk: &place.desk,
            saved_by: item.penned.person,
            self_approval: workflow.self_approval,
            text: &item.text,
            day: place.app.core.clock.now().vietnam_date(),
            lacks: &lacks,
        };
        refusals(step, standing, now)
    };
    let offer = |step, href: String| {
        let refusals = why_not(step).into_iter().map(|refusal| refusal.sentence().into_owned()).collect();
        Offer { href, refusals }
    };
    let (may_write, may_publish) = (place.desk.may_write(kind), place.desk.may(Power::Publish));
    let may_write_all = place.desk.may(Power::Write);
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
        sharing_href: may_write_all.then(|| Sharing { unit: unit(), id }.to_string()),
        share_href: (may_write_all && place.registry.practice(place.unit.id).is_none())
            .then(|| ItemShare { unit: unit(), id }.to_string()),
        care: may_write_all.then(|| (ItemCare { unit: unit(), id }.to_string(), care(item))),
        guide: (kind == ItemKind::Guide).then(|| guide_corner(place, item, answers)),
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

fn guide_corner(place: &Place, item: &DeskItem, answers: Answers) -> GuideCorner {
    let Answers { helped, helped_not } = answers;
    GuideCorner {
        steps_href: GuideSteps { unit: place.unit.slug.clone(), id: item.id.0 }.to_string(),
        steps: Guide::parse(&item.text.body).steps.len(),
        answers: match helped + helped_not {
            0 => "Chưa có ai trả lời hướng dẫn có giúp được không.".to_owned(),
            all => format!(
                "{} người trả lời: {} làm được, {} chưa làm được.",
                integer(all),
                integer(helped),
                integer(helped_not)
            ),
        },
    }
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
