//! Asking the team of a hamlet: without account, cookie or script. The form is made anew for everybody who asks for it: its
//! stamp says when, and its number, by chance, makes one request of a form that is sent twice. The code follows from
//! that number by our key, so it is the same again and stands nowhere.

use app::paths::desk::HelpRequests;
use app::paths::public::AskTeam as AskPath;
use app::screens::public::{AskTeam, AskedTeam, Section, TRAP};
use axum::response::Response;
use domain::hamlet::HamletId;
use domain::help_request::{RequestField, RequestForm, TrackingCode, timing};
use domain::moment::Moment;
use domain::typed::Fault;
use http::{HeaderValue, StatusCode, header};
use store::{PublicHamlet, StoreError};

use crate::actions::help_requests::{self, NewRequest, Whose};
use crate::secret::token_digest;
use crate::web::allowance::Allowed;
use crate::web::app::App;
use crate::web::form;
use crate::web::public::frame;
use crate::web::public_form::{PublicFault, PublicPost, STAMP};
use crate::web::respond::error::{ErrorKind, dressed};
use crate::web::respond::{self, CachePolicy, page};

/// The name of the field with the number of the form.
const NUMBER: &str = "lan";
/// Nobody reads the page and writes a sentence in less, in microseconds.
const SOONEST: i64 = 3_000_000;
/// A page may lie open as long, in microseconds.
const LATEST: i64 = 12 * 3_600 * 1_000_000;
/// Of one network to one unit: a family, a class, an office that helps others to ask.
const TO_ONE: Allowed = Allowed { times: 10, within: 3_600 };
/// Of one network to all units.
const TO_ALL: Allowed = Allowed { times: 40, within: 3_600 };

/// What the page shows.
#[derive(Default)]
struct Shown {
    form: RequestForm,
    faults: Vec<Fault<RequestField>>,
    note: Option<&'static str>,
    /// Number and stamp of the form that was sent, where they are to be used again.
    proof: Option<(String, String)>,
}

/// `GET /hoi-to-cong-nghe`
pub async fn show(post: PublicPost) -> Result<Response, PublicFault> {
    let hamlets = hamlets(&post).await?;
    screen(&post, &hamlets, StatusCode::OK, Shown::default()).await
}

/// `POST /hoi-to-cong-nghe`
pub async fn ask(post: PublicPost) -> Result<Response, PublicFault> {
    let hamlets = hamlets(&post).await?;
    let PublicPost { app, site, fields, client, at, .. } = &post;
    let (number, stamp) = (fields.get(NUMBER), fields.get(STAMP));
    let form = RequestForm::filled(|name| fields.get(name));
    let again = |status, shown| screen(&post, &hamlets, status, shown);
    let Some(age) = form::stamp_age(&app.form_key, &purpose(&post, number), stamp, *at).filter(|age| *age < LATEST)
    else {
        const NOTE: &str = "Chưa gửi: trang đã mở quá lâu. Những gì ông/bà ghi vẫn còn ở dưới; hãy xem lại rồi bấm Gửi yêu cầu lần nữa.";
        return again(StatusCode::FORBIDDEN, Shown { form, note: Some(NOTE), ..Shown::default() }).await;
    };
    let proof = Some((number.to_owned(), stamp.to_owned()));
    let code = code(app, number);
    if is_known(&post, &code).await? {
        return asked(&post, &code, *at).await;
    }
    if age < SOONEST {
        const NOTE: &str = "Chưa gửi: biểu mẫu được gửi nhanh quá nên máy ngỡ là chương trình tự động. Hãy xem lại rồi bấm Gửi yêu cầu lần nữa.";
        return again(StatusCode::FORBIDDEN, Shown { form, note: Some(NOTE), proof, ..Shown::default() }).await;
    }
    let found = |slug: &str| find(&hamlets, slug).map(|hamlet| hamlet.id);
    let checked = match form.check(found) {
        Ok(checked) => checked,
        Err(faults) => {
            return again(StatusCode::UNPROCESSABLE_ENTITY, Shown { form, faults, proof, ..Shown::default() }).await;
        }
    };
    for (purpose, allowed) in [(format!("hoi-to {}", site.unit.id.0), TO_ONE), ("hoi-to".to_owned(), TO_ALL)] {
        if let Some(seconds) = app.allowance.take(&purpose, *client, allowed, *at) {
            const NOTE: &str = "Chưa gửi: từ mạng này vừa có nhiều yêu cầu quá. Những gì ông/bà ghi vẫn còn ở dưới; hãy thử lại sau một giờ, hoặc gọi điện cho tổ.";
            let shown = Shown { form, note: Some(NOTE), proof, ..Shown::default() };
            let mut response = again(StatusCode::TOO_MANY_REQUESTS, shown).await?;
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
            return Ok(response);
        }
    }
    let hamlet = checked.hamlet.and_then(|id| name_of(&hamlets, id));
    // A program fills in every box; a person whose browser did so is not lost, somebody looks first.
    let is_held = checked.is_suspicious() || !fields.get(TRAP).is_empty();
    let new = NewRequest { asked: checked, hamlet, code: code.clone(), is_held };
    help_requests::ask(&app.core, whose(app, &site.unit), new).await?;
    asked(&post, &code, *at).await
}

/// Whose requests they are, and where people of the unit read them.
pub fn whose(app: &App, unit: &domain::unit::Unit) -> Whose {
    let list = HelpRequests { unit: unit.slug.clone() };
    Whose { unit: unit.id, name: unit.full_name.clone(), desk: format!("{}{list}", app.origin.below("studio")) }
}

/// The hamlets to choose from. Where there is none, there is nobody to ask and no such page.
async fn hamlets(post: &PublicPost) -> Result<Vec<PublicHamlet>, PublicFault> {
    let snapshot = post.app.core.store.snapshot().await?;
    let hamlets = snapshot.site(post.site.unit.id).hamlets().await?;
    snapshot.end().await?;
    if hamlets.is_empty() { Err(PublicFault::Kind(ErrorKind::NotFound)) } else { Ok(hamlets) }
}

fn find<'a>(hamlets: &'a [PublicHamlet], slug: &str) -> Option<&'a PublicHamlet> {
    hamlets.iter().find(|hamlet| hamlet.slug.as_str() == slug)
}

fn name_of(hamlets: &[PublicHamlet], id: HamletId) -> Option<String> {
    hamlets.iter().find(|hamlet| hamlet.id == id).map(|hamlet| hamlet.text.full_name())
}

fn purpose(post: &PublicPost, number: &str) -> String {
    format!("hoi-to {} {number}", post.site.unit.id.0)
}

/// The code of the request a form becomes: by our key from the number, so that nobody else can tell one from the other.
fn code(app: &App, number: &str) -> TrackingCode {
    let digest = token_digest(&form::sealed(&app.form_key, &format!("ma-yeu-cau {number}")));
    let (head, _) = digest.split_at(8);
    TrackingCode::from_random(head.iter().fold(0, |bits, byte| bits << 8 | u64::from(*byte)))
}

async fn is_known(post: &PublicPost, code: &TrackingCode) -> Result<bool, StoreError> {
    let snapshot = post.app.core.store.snapshot().await?;
    let found = snapshot.site(post.site.unit.id).tracked(&token_digest(&code.plain())).await?;
    snapshot.end().await?;
    Ok(found.is_some())
}

/// `Tổ trả lời trước 17:00 ngày 30/01/2024.`
fn promise(at: Moment) -> String {
    let due = timing::due(at);
    format!("Tổ trả lời trước {} ngày {}.", due.vietnam_clock(), due.vietnam_date().short())
}

async fn asked(post: &PublicPost, code: &TrackingCode, at: Moment) -> Result<Response, PublicFault> {
    let site = dressed(&post.app, &post.site).await;
    let frame = frame::of(&post.app, &post.registry, &site, &AskPath.to_string(), Section::Other);
    let screen = AskedTeam { frame, code: code.in_groups(), promise: promise(at) };
    Ok(respond::html(StatusCode::OK, page::render(screen, &post.app.assets.urls), CachePolicy::NoStore))
}

async fn screen(
    post: &PublicPost,
    hamlets: &[PublicHamlet],
    status: StatusCode,
    shown: Shown,
) -> Result<Response, PublicFault> {
    let PublicPost { app, registry, at, .. } = post;
    let (number, stamp) = if let Some(proof) = shown.proof {
        proof
    } else {
        let number = app.core.entropy.token()?;
        let stamp = form::stamp(&app.form_key, &purpose(post, &number), *at);
        (number, stamp)
    };
    let site = dressed(app, &post.site).await;
    let screen = AskTeam {
        frame: frame::of(app, registry, &site, &AskPath.to_string(), Section::Other),
        proof: vec![(NUMBER, number), (STAMP, stamp)],
        hamlets: hamlets.iter().map(|hamlet| (hamlet.slug.to_string(), hamlet.text.full_name())).collect(),
        form: shown.form,
        faults: shown.faults,
        note: shown.note.map(str::to_owned),
        promise: promise(*at),
    };
    Ok(respond::html(status, page::render(screen, &app.assets.urls), CachePolicy::NoStore))
}
