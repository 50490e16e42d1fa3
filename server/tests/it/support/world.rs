//! The fixed cast: two communes that could be confused, with the same slugs, titles and names,
//! told apart by a secret word of each; people in every role at both; one platform administrator.

use std::sync::Arc;

use blobs::Blobs;
use domain::access::{Actor, Membership, Role};
use domain::category::CategoryName;
use domain::item::{ItemField, ItemForm, ItemId, ItemKind};
use domain::letter::Letter;
use domain::moment::Moment;
use domain::origin::Origin;
use domain::person::{EmailAddress, Password, PersonId};
use domain::unit::{UnitId, UnitKind, Validity};
use domain::withdrawal::WithdrawalForm;
use server::actions::categories;
use server::actions::people::{self, NewPerson};
use server::actions::publication::{self, PublishOutcome};
use server::actions::withdrawal::{self, WithdrawOutcome};
use server::actions::writing::{self, SaveOutcome};
use server::clock::Clock;
use server::core::{ActionError, Core};
use server::entropy::Entropy;
use server::mail::place::Mail;
use server::mail::sending;
use server::secret::Passwords;
use server::web::app::App;
use server::web::assets::AssetTable;
use server::web::service::Service;
use store::{Location, NewUnit, Store};
use tempfile::TempDir;

use super::client::Client;

pub(crate) const ORIGIN: &str = "http://localhost:3000";
pub(crate) const PASSWORD: &str = "một câu rất dài để nhớ";
/// A day in January 2024, 08:00 in Vietnam.
const START: i64 = 1_706_317_200_000_000;

/// One of the twins.
#[derive(Clone, Debug)]
pub(crate) struct Twin {
    pub(crate) unit: UnitId,
    pub(crate) slug: &'static str,
    /// Stands in every text of this commune and in no other.
    pub(crate) secret: &'static str,
    pub(crate) published: ItemId,
    pub(crate) draft: ItemId,
}

pub(crate) struct World {
    pub(crate) core: Core,
    pub(crate) clock: Clock,
    pub(crate) app: Arc<App>,
    pub(crate) service: Service,
    pub(crate) a: Twin,
    pub(crate) b: Twin,
    pub(crate) database: Location,
    /// Where its letters go.
    mail: Mail,
    pub(crate) _folder: TempDir,
}

impl World {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let database = Location::Sqlite(folder.path().join("test.sqlite"));
        Self::over(database, folder).await
    }

    /// The same over any empty database.
    pub(crate) async fn over(database: Location, folder: TempDir) -> Self {
        let store = Store::open(&database).await.expect("the store opens");
        store.migrate::<migrations::Migrator>().await.expect("the schema");
        let entropy = Entropy::seeded(7);
        let clock = Clock::fixed(Moment::from_micros(START));
        let passwords = Passwords::new(&entropy).expect("hashing");
        let core = Core { store, blobs: Blobs::memory(), clock: clock.clone(), entropy, passwords };
        let (province, [a, b]) = units(&core).await;
        let hash = core.passwords.hash(Password::typed(PASSWORD), &core.entropy).await.expect("hashing");
        cast(&core, &hash, province, a, b).await;
        let a = twin(&core, a, "xa-phuoc-hung", "chim-bồ-câu-của-xã").await;
        let b = twin(&core, b, "phuong-phuoc-hung", "hoa-sen-của-phường").await;
        let (app, service) = serving(&core, 64 << 20).await;
        let mail = Mail::memory(EmailAddress::parse("trang-xa@trang.example.vn").expect("an address"));
        Self { core, clock, app, service, a, b, database, mail, _folder: folder }
    }

    /// Sends what waits; every letter sent so far, oldest first: to whom, about what, and its text.
    pub(crate) async fn letters(&self) -> Vec<(String, String, String)> {
        sending::all(&self.core, &self.mail).await.expect("letters are sent");
        let told = |letter: &Letter| (letter.to().to_string(), letter.subject().to_owned(), letter.body().to_owned());
        self.mail.kept().iter().map(told).collect()
    }

    /// A browser on a host that must never see the twin's secret.
    pub(crate) fn on(&self, label: &str) -> Client {
        let host = if label.is_empty() { "localhost:3000".to_owned() } else { format!("{label}.localhost:3000") };
        let forbidden = match label {
            _ if label == self.a.slug => vec![self.b.secret.to_owned()],
            _ if label == self.b.slug => vec![self.a.secret.to_owned()],
            "studio" => Vec::new(),
            _ => vec![self.a.secret.to_owned(), self.b.secret.to_owned()],
        };
        Client { service: self.service.clone(), host, cookie: None, forbidden }
    }

    /// A browser on the studio, signed in; sees nothing of a twin its role has no business with.
    pub(crate) async fn signed_in(&self, role: Role, at: &Twin) -> Client {
        let mut client = self.on("studio");
        let answer = sign_in(&mut client, &email(role, at.slug), PASSWORD, &[]).await;
        answer.expect(303);
        if role != Role::PlatformAdmin {
            let other = if at.slug == self.a.slug { &self.b } else { &self.a };
            client.forbidden = vec![other.secret.to_owned()];
        }
        client
    }

    /// Somebody who may publish at a unit, without a way through the sign-in page.
    pub(crate) fn actor(person: PersonId, unit: UnitId) -> Actor {
        Actor::new(person, vec![Membership { role: Role::Approver, unit: Some(unit) }])
    }
}

/// The e-mail of a role at a twin: the same name in front, so that mistaking one for the other
/// is easy.
pub(crate) fn email(role: Role, slug: &str) -> String {
    match role {
        Role::PlatformAdmin => "lan@nen-tang.example.vn".to_owned(),
        Role::ProvinceEditor => "lan@tinh.example.vn".to_owned(),
        role => format!("lan-{}@{slug}.example.vn", role.code().replace('_', "-")),
    }
}

/// Signs in by the form, as a person does.
pub(crate) async fn sign_in(
    client: &mut Client,
    email: &str,
    password: &str,
    more: &[(&str, &str)],
) -> super::answer::Answer {
    let page = client.get("/dang-nhap").await.expect(200);
    let csrf = page.value_of("csrf");
    let mut fields = vec![("email", email), ("password", password), ("csrf", csrf.as_str())];
    fields.extend_from_slice(more);
    client.post("/dang-nhap", &fields).await
}

/// A second way to serve the same store, with a page cache of its own.
pub(crate) async fn serving(core: &Core, page_cache_bytes: u64) -> (Arc<App>, Service) {
    let origin = Origin::parse(ORIGIN).expect("an origin");
    let app =
        App::new(core.clone(), origin, Vec::new(), page_cache_bytes, AssetTable::embedded()).await.expect("an app");
    (Arc::clone(&app), Service::new(app))
}

async fn units(core: &Core) -> (UnitId, [UnitId; 2]) {
    core.store
        .write(|tx| async move {
            let units = tx.units();
            let province =
                units.add(unit(None, UnitKind::Province, "tinh-ba-ria-vung-tau", "Bà Rịa - Vũng Tàu")).await?;
            let long_dien =
                units.add(unit(Some(province), UnitKind::RuralDistrict, "huyen-long-dien", "Long Điền")).await?;
            let ba_ria =
                units.add(unit(Some(province), UnitKind::ProvincialCity, "thanh-pho-ba-ria", "Bà Rịa")).await?;
            let a = units.add(unit(Some(long_dien), UnitKind::Commune, "xa-phuoc-hung", "Phước Hưng")).await?;
            let b = units.add(unit(Some(ba_ria), UnitKind::Ward, "phuong-phuoc-hung", "Phước Hưng")).await?;
            Ok::<_, ActionError>((province, [a, b]))
        })
        .await
        .expect("units")
}

fn unit(parent: Option<UnitId>, kind: UnitKind, slug: &str, name: &str) -> NewUnit {
    NewUnit {
        parent,
        kind,
        slug: slug.to_owned(),
        name: name.to_owned(),
        full_name: format!("{} {name}", kind.label()),
        codes: Vec::new(),
        validity: Validity::default(),
    }
}

async fn cast(core: &Core, hash: &str, province: UnitId, a: UnitId, b: UnitId) {
    for role in Role::ALL {
        let places = match role {
            Role::PlatformAdmin => vec![(None, "")],
            Role::ProvinceEditor => vec![(Some(province), "")],
            _ => vec![(Some(a), "xa-phuoc-hung"), (Some(b), "phuong-phuoc-hung")],
        };
        for (unit, slug) in places {
            let email = EmailAddress::parse(&email(role, slug)).expect("an address");
            let person =
                NewPerson {
                    email, name: "Nguyễn Thị Ngọc Lan".to_owned(), membership: Membership { role, unit }
                };
            let id = people::add(core, person, None).await.expect("a person");
            let set = core.store.write(|tx| async move {
                tx.people().set_password(id, hash).await?;
                Ok::<_, ActionError>(())
            });
            set.await.expect("a password");
        }
    }
}

async fn twin(core: &Core, unit: UnitId, slug: &'static str, secret: &'static str) -> Twin {
    let email = EmailAddress::parse(&email(Role::Approver, slug)).expect("an address");
    let person = core.store.people().by_email(&email).await.expect("people").expect("the approver").id;
    let actor = Actor::new(person, vec![Membership { role: Role::Approver, unit: Some(unit) }]);
    let desk = actor.desk(unit).expect("a desk");
    let name = CategoryName::parse("Lịch tiếp công dân tháng 02").expect("a name");
    categories::add(core, desk.publisher().expect("a publisher"), name).await.expect("an action");
    let snapshot = core.store.snapshot().await.expect("a snapshot");
    let own = snapshot.desk(&desk).categories().await.expect("a read").first().expect("a category").id;
    snapshot.end().await.expect("an end");
    let form = item("Lịch tiếp công dân tháng 02", secret).with(ItemField::Category, own.0.to_string());
    let published = publish(core, &actor, unit, &form).await;
    let draft = draft(core, &actor, unit, &item("Bản nháp chưa duyệt", &format!("{secret} nháp-bí-mật"))).await.0;
    Twin { unit, slug, secret, published, draft }
}

/// An item whose every field but the title carries the secret.
pub(crate) fn item(title: &str, secret: &str) -> ItemForm {
    ItemForm::default()
        .with(ItemField::Title, title)
        .with(ItemField::Summary, format!("Tóm tắt {secret}"))
        .with(ItemField::Body, format!("Nội dung {secret}.\n\n## Mục\n\n- một\n- hai"))
        .with(ItemField::Author, format!("Tác giả {secret}"))
        .with(ItemField::Source, format!("Nguồn {secret}"))
        .with(ItemField::WrittenOn, "27/01/2024")
}

/// Through the action: a draft with its version.
pub(crate) async fn draft(core: &Core, actor: &Actor, unit: UnitId, form: &ItemForm) -> (ItemId, i64) {
    draft_of(ItemKind::Article, core, actor, unit, form).await
}

/// The same of any kind.
pub(crate) async fn draft_of(
    kind: ItemKind,
    core: &Core,
    actor: &Actor,
    unit: UnitId,
    form: &ItemForm,
) -> (ItemId, i64) {
    let desk = actor.desk(unit).expect("a desk");
    let text = form.check(kind).expect("a good form");
    match writing::create(core, desk.writer().expect("a writer"), text.into()).await.expect("an action") {
        SaveOutcome::Saved { id, version, .. } => (id, version),
        other => panic!("{other:?}"),
    }
}

/// Through the actions: an article residents can read.
pub(crate) async fn publish(core: &Core, actor: &Actor, unit: UnitId, form: &ItemForm) -> ItemId {
    publish_of(ItemKind::Article, core, actor, unit, form).await
}

/// The same of any kind.
pub(crate) async fn publish_of(kind: ItemKind, core: &Core, actor: &Actor, unit: UnitId, form: &ItemForm) -> ItemId {
    let (id, version) = draft_of(kind, core, actor, unit, form).await;
    let desk = actor.desk(unit).expect("a desk");
    let outcome = publication::publish(core, desk.publisher().expect("a publisher"), id, version).await;
    assert!(matches!(outcome, Ok(PublishOutcome::Published { .. })), "{outcome:?}");
    id
}

/// Through the action: taken back at whatever version it has.
pub(crate) async fn withdraw(core: &Core, actor: &Actor, unit: UnitId, id: ItemId, reason: &str, replacement: &str) {
    let desk = actor.desk(unit).expect("a desk");
    let snapshot = core.store.snapshot().await.expect("a snapshot");
    let item = snapshot.desk(&desk).item(id).await.expect("a read").expect("the item");
    let form = WithdrawalForm {
        reason: reason.to_owned(),
        replacement: replacement.to_owned(),
        explanation: "Lịch đã thay đổi.".to_owned(),
    };
    let order = form.check().expect("a good form");
    let outcome = withdrawal::withdraw(core, desk.publisher().expect("a publisher"), id, item.version, order).await;
    assert!(matches!(outcome, Ok(WithdrawOutcome::Withdrawn)), "{outcome:?}");
}
