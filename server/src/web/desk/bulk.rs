//! One deed on many items, each in a transaction of its own: one that cannot be done leaves the others standing.

use app::paths::desk::Unit;
use axum::response::Response;
use domain::access::Power;
use domain::bulk::{BulkDeed, EXPLANATION_FIELD, MOST, chosen};
use domain::category::CategoryId;
use domain::item::{ItemId, ItemState, Refusal};
use domain::withdrawal::{WithdrawalForm, WithdrawalOrder, WithdrawalReason};
use http::StatusCode;

use crate::actions::categorising::{self, CategoriseOutcome};
use crate::actions::review::{self, WriterStep};
use crate::actions::steps::StepOutcome;
use crate::actions::withdrawal::{self, WithdrawOutcome};
use crate::web::desk::editor::load;
use crate::web::desk::items;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::respond::error::ErrorKind;

const CHANGED: &str = "có người vừa thay đổi bài này; hãy xem lại rồi làm lần nữa.";

/// `POST /don-vi/{unit}/hang-loat`; answers with the list and, line by line, what became of each.
pub async fn act(request: DeskRequest) -> Result<Response, DeskFault> {
    let place = request.place()?;
    let fields = &request.posted.fields;
    let back = back(place, fields.get("ve"));
    let told = async |status, report| items::list(place, &back, status, report).await;
    let refuse = async |sentence: &str| told(StatusCode::UNPROCESSABLE_ENTITY, vec![sentence.to_owned()]).await;
    if !request.posted.trusted {
        let note = "Chưa làm gì: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy chọn lại rồi bấm lần nữa.";
        return told(StatusCode::FORBIDDEN, vec![note.to_owned()]).await;
    }
    let chosen: Vec<_> = fields.all("chon").filter_map(chosen).take(MOST).collect();
    if chosen.is_empty() {
        return refuse("Hãy đánh dấu ít nhất một bài trong danh sách rồi bấm lần nữa.").await;
    }
    let deed = match BulkDeed::from_code(fields.get("viec")) {
        Some(BulkDeed::Categorise) => match fields.get("muc_moi").parse() {
            Ok(category) => Deed::Categorise(CategoryId(category)),
            Err(_) => return refuse("Hãy chọn chuyên mục muốn xếp các bài vào.").await,
        },
        Some(BulkDeed::Archive) => Deed::Archive(order(fields.get(EXPLANATION_FIELD))),
        None => return refuse("Hãy bấm một trong các nút ở cuối danh sách.").await,
    };
    let mut report = Vec::new();
    for (id, version) in chosen {
        report.push(one(place, id, version, &deed).await?);
    }
    told(StatusCode::OK, report).await
}

/// What is done to each.
enum Deed {
    Categorise(CategoryId),
    /// With what readers are told of an item that is taken back, or why that cannot be.
    Archive(Result<WithdrawalOrder, String>),
}

/// What was public goes because it holds no more, and readers are told why.
fn order(explanation: &str) -> Result<WithdrawalOrder, String> {
    let form = WithdrawalForm {
        reason: WithdrawalReason::NoLongerValid.code().to_owned(),
        replacement: String::new(),
        explanation: explanation.to_owned(),
    };
    form.check().map_err(|faults| faults.into_iter().map(|(_, sentence)| sentence).collect::<Vec<_>>().join(" "))
}

/// The list it came from, if that is a list of this desk.
fn back(place: &Place, posted: &str) -> String {
    let own = Unit { unit: place.unit.slug.clone() }.to_string();
    posted.strip_prefix(&own).and_then(|rest| rest.strip_prefix('?')).unwrap_or_default().to_owned()
}

async fn one(place: &Place, id: ItemId, version: i64, deed: &Deed) -> Result<String, DeskFault> {
    let item = match load(place, id).await {
        Ok(item) => item,
        Err(DeskFault::Kind(ErrorKind::NotFound)) => return Ok("Một bài đã chọn không còn ở đơn vị này.".to_owned()),
        Err(fault) => return Err(fault),
    };
    let title = &item.text.title;
    Ok(match deed {
        Deed::Categorise(category) => categorise(place, id, version, *category, title).await?,
        Deed::Archive(order) if item.state.is_public() => withdraw(place, id, version, order, title).await?,
        Deed::Archive(_) if matches!(item.state, ItemState::Withdrawn | ItemState::Expired) => {
            format!("“{title}” đã rời trang công khai từ trước, không cần cất.")
        }
        Deed::Archive(_) => put_away(place, id, version, title).await?,
    })
}

async fn categorise(
    place: &Place,
    id: ItemId,
    version: i64,
    category: CategoryId,
    title: &str,
) -> Result<String, DeskFault> {
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    Ok(match categorising::categorise(&place.app.core, writer, id, version, category).await? {
        CategoriseOutcome::Done { is_public: true } => format!("Đã xếp “{title}”, người dân thấy ngay."),
        CategoriseOutcome::Done { is_public: false } => format!("Đã xếp “{title}” trong bản nháp."),
        CategoriseOutcome::NothingNew => format!("“{title}” đã ở chuyên mục ấy từ trước."),
        CategoriseOutcome::NoArticle => format!("Chưa xếp “{title}”: chỉ tin bài có chuyên mục."),
        CategoriseOutcome::UnknownCategory => {
            format!("Chưa xếp “{title}”: chuyên mục đã chọn không còn dùng; hãy chọn mục khác.")
        }
        CategoriseOutcome::Waits(refusals) => {
            format!("Đã xếp “{title}” trong bản nháp, chưa đăng. {}", sentences(&refusals))
        }
        CategoriseOutcome::Stale(_) => format!("Chưa xếp “{title}”: {CHANGED}"),
        CategoriseOutcome::Missing => format!("“{title}” không còn ở đơn vị này."),
    })
}

async fn withdraw(
    place: &Place,
    id: ItemId,
    version: i64,
    order: &Result<WithdrawalOrder, String>,
    title: &str,
) -> Result<String, DeskFault> {
    if !place.desk.may(Power::Publish) {
        return Ok(format!("Chưa gỡ “{title}”: {}", Refusal::NoPower.sentence()));
    }
    let order = match order {
        Ok(order) => order.clone(),
        Err(sentence) => return Ok(format!("Chưa gỡ “{title}”: {sentence}")),
    };
    let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    Ok(match withdrawal::withdraw(&place.app.core, publisher, id, version, order).await? {
        WithdrawOutcome::Withdrawn => format!("Đã gỡ “{title}” khỏi trang."),
        WithdrawOutcome::Refused(refusals) => format!("Chưa gỡ “{title}”. {}", sentences(&refusals)),
        WithdrawOutcome::ReplacementUnknown | WithdrawOutcome::Stale(_) => format!("Chưa gỡ “{title}”: {CHANGED}"),
        WithdrawOutcome::Missing => format!("“{title}” không còn ở đơn vị này."),
    })
}

async fn put_away(place: &Place, id: ItemId, version: i64, title: &str) -> Result<String, DeskFault> {
    let writer = place.desk.writer().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    Ok(match review::take(&place.app.core, writer, id, version, WriterStep::Archive).await? {
        StepOutcome::Done { .. } => format!("Đã cất “{title}”."),
        StepOutcome::Refused(refusals) => format!("Chưa cất “{title}”. {}", sentences(&refusals)),
        StepOutcome::Stale(_) => format!("Chưa cất “{title}”: {CHANGED}"),
        StepOutcome::Missing => format!("“{title}” không còn ở đơn vị này."),
    })
}

fn sentences(refusals: &[Refusal]) -> String {
    refusals.iter().map(Refusal::sentence).collect::<Vec<_>>().join(" ")
}
