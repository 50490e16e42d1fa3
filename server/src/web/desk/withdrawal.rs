//! Taking an article back: the page that asks why, and the deed.

use app::paths::desk::{Article, Withdrawal};
use app::screens::desk::WithdrawPage;
use axum::response::Response;
use domain::article::{ArticleId, Refusal, withdraw_refusals};
use domain::withdrawal::{WithdrawalField, WithdrawalForm};
use http::StatusCode;
use store::DeskArticle;

use crate::actions::withdrawal::{self, WithdrawOutcome};
use crate::web::desk::articles::day_and_time;
use crate::web::desk::request::{DeskFault, DeskRequest, Place};
use crate::web::form::Fields;
use crate::web::respond::error::ErrorKind;
use crate::web::respond::{self, CachePolicy, page, see_other};

/// `GET /don-vi/{unit}/bai-viet/{id}/go`
pub async fn show(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.article()?);
    let article = load(place, id).await?;
    let refusals = withdraw_refusals(article.state, true);
    let note = (!refusals.is_empty()).then(|| sentences(&refusals));
    Ok(respond_with(place, StatusCode::OK, &article, WithdrawalForm::default(), Vec::new(), note))
}

/// `POST /don-vi/{unit}/bai-viet/{id}/go`
pub async fn withdraw(request: DeskRequest) -> Result<Response, DeskFault> {
    let (place, id) = (request.place()?, request.article()?);
    let fields = &request.posted.fields;
    let Some(version) = fields.get("phien_ban").parse().ok().filter(|_| request.posted.trusted) else {
        const NOTE: &str = "Chưa gỡ: trang này đã mở từ trước khi bạn đăng nhập lại. Hãy xem lại rồi gửi lần nữa.";
        return typed_again(place, id, fields, StatusCode::FORBIDDEN, NOTE).await;
    };
    let typed = typed(fields);
    let again = async |status, typed, faults, note| {
        let article = load(place, id).await?;
        Ok(respond_with(place, status, &article, typed, faults, note))
    };
    let order = match typed.check() {
        Ok(order) => order,
        Err(faults) => return again(StatusCode::UNPROCESSABLE_ENTITY, typed, faults, None).await,
    };
    let publisher = place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    match withdrawal::withdraw(&place.app.core, publisher, id, version, order).await? {
        WithdrawOutcome::Withdrawn => Ok(see_other(&format!("{}?da=go", article_path(place, id)))),
        WithdrawOutcome::Refused(refusals) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, typed, Vec::new(), Some(sentences(&refusals))).await
        }
        WithdrawOutcome::ReplacementUnknown => {
            let sentence =
                "Bài thay thế phải là một bài khác đang đăng trên trang của đơn vị mình. Hãy kiểm tra lại địa chỉ.";
            let faults = vec![(WithdrawalField::Replacement, sentence.to_owned())];
            again(StatusCode::UNPROCESSABLE_ENTITY, typed, faults, None).await
        }
        WithdrawOutcome::Stale(article) => {
            let note = format!(
                "Chưa gỡ: {} vừa thay đổi bài này lúc {}. Hãy xem lại bài rồi gửi lần nữa.",
                article.saved_by,
                day_and_time(article.saved_at)
            );
            again(StatusCode::CONFLICT, typed, Vec::new(), Some(note)).await
        }
        WithdrawOutcome::Missing => Err(DeskFault::Kind(ErrorKind::NotFound)),
    }
}

/// The page with what was posted, nothing done, and a note why.
pub async fn typed_again(
    place: &Place,
    id: ArticleId,
    fields: &Fields,
    status: StatusCode,
    note: &str,
) -> Result<Response, DeskFault> {
    // The power was checked on the way here, but not on the way through the sign-in page.
    place.desk.publisher().ok_or(DeskFault::Kind(ErrorKind::NotFound))?;
    let article = load(place, id).await?;
    Ok(respond_with(place, status, &article, typed(fields), Vec::new(), Some(note.to_owned())))
}

async fn load(place: &Place, id: ArticleId) -> Result<DeskArticle, DeskFault> {
    let snapshot = place.app.core.store.snapshot().await?;
    let article = snapshot.desk(&place.desk).article(id).await?;
    snapshot.end().await?;
    article.ok_or(DeskFault::Kind(ErrorKind::NotFound))
}

fn typed(fields: &Fields) -> WithdrawalForm {
    let get = |field: WithdrawalField| fields.get(field.name()).to_owned();
    WithdrawalForm {
        reason: get(WithdrawalField::Reason),
        replacement: get(WithdrawalField::Replacement),
        explanation: get(WithdrawalField::Explanation),
    }
}

fn sentences(refusals: &[Refusal]) -> String {
    refusals.iter().map(|refusal| refusal.sentence()).collect::<Vec<_>>().join(" ")
}

fn article_path(place: &Place, id: ArticleId) -> Article {
    Article { unit: place.unit.slug.clone(), id: id.0 }
}

fn respond_with(
    place: &Place,
    status: StatusCode,
    article: &DeskArticle,
    typed: WithdrawalForm,
    faults: Vec<(WithdrawalField, String)>,
    fault_note: Option<String>,
) -> Response {
    let screen = WithdrawPage {
        frame: place.frame(None),
        action: Withdrawal { unit: place.unit.slug.clone(), id: article.id.0 }.to_string(),
        csrf: place.person.csrf.clone(),
        version: article.version,
        title: article.text.title.clone(),
        typed,
        faults,
        back_href: article_path(place, article.id).to_string(),
        fault_note,
    };
    respond::html(status, page::render(screen, &place.app.assets.urls), CachePolicy::NoStore)
}
