//! The fixed cast: two communes anybody could take for each other, and their people.

use domain::access::{Actor, Desk, Membership, Role};
use domain::category::{CategoryId, CategoryName};
use domain::item::{Details, ItemId, ItemKind, ItemText};
use domain::moment::{CivilDate, Moment};
use domain::person::{EmailAddress, PersonId};
use domain::slug::Slug;
use domain::unit::{UnitId, UnitKind, Validity};
use domain::withdrawal::{WithdrawalOrder, WithdrawalReason};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use store::{
    CategorySaved, Created, Engine, ItemFilter, Listing, NewUnit, PublicItem, Published, Saved, Snapshot, Store,
    StoreError, Tx, Withdrawn,
};

use crate::ground::{Ground, Scene};
pub(crate) use crate::texts::{article, day, event, notice, of_kind, page, text};

/// A day in 2024, in microseconds.
pub(crate) const NOON: i64 = 1_706_331_600_000_000;

/// Minutes after [`NOON`].
pub(crate) fn minute(n: i64) -> Moment {
    Moment::from_micros(NOON + n * 60_000_000)
}

pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

/// The version of an item after a save that went through.
#[track_caller]
pub(crate) fn version_of(saved: Saved) -> i64 {
    match saved {
        Saved::Done { version, .. } => version,
        other => panic!("not saved: {other:?}"),
    }
}

pub(crate) fn order(reason: WithdrawalReason, replacement: Option<&str>, explanation: Option<&str>) -> WithdrawalOrder {
    WithdrawalOrder { reason, replacement: replacement.map(slug), explanation: explanation.map(str::to_owned) }
}

/// A redirect to an article.
pub(crate) fn moved(slug: Slug) -> PublicItem {
    PublicItem::Moved { kind: ItemKind::Article, slug }
}

/// One of the two communes.
#[derive(Clone, Debug)]
pub(crate) struct Twin {
    pub(crate) unit: UnitId,
    /// In every text of this commune and in none of the other's.
    pub(crate) token: &'static str,
    pub(crate) writer: Desk,
    pub(crate) approver: Desk,
}

/// A database with the cast, and a store over it.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) ground: Ground,
    pub(crate) store: Store,
    /// Xã Phước Hưng.
    pub(crate) commune: Twin,
    /// Phường Phước Hưng.
    pub(crate) ward: Twin,
    pub(crate) admin: PersonId,
}

impl Scene for World {
    const BARE: bool = false;

    async fn set(ground: Ground) -> Self {
        let store = ground.open().await;
        let (commune, ward, admin) = store.write(|tx: Tx| async move { cast(&tx).await }).await.unwrap();
        store.poll().await.unwrap();
        let commune = twin(&store, commune, "bímật-xã-4711").await;
        let ward = twin(&store, ward, "bímật-phường-0815").await;
        Self { ground, store, commune, ward, admin }
    }
}

type Placed = (UnitId, PersonId, PersonId);

async fn cast(tx: &Tx) -> Result<(Placed, Placed, PersonId), StoreError> {
    let add = async |parent, kind, slug: &str, name: &str, full_name: &str| {
        let (slug, name, full_name) = (slug.to_owned(), name.to_owned(), full_name.to_owned());
        let codes = vec![("test".to_owned(), slug.clone())];
        tx.units().add(NewUnit { parent, kind, slug, name, full_name, codes, validity: Validity::default() }).await
    };
    let (name, full_name) = ("Bà Rịa - Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu");
    let province = add(None, UnitKind::Province, "tinh-ba-ria-vung-tau", name, full_name).await?;
    let long_dien =
        add(Some(province), UnitKind::RuralDistrict, "huyen-long-dien", "Long Điền", "Huyện Long Điền").await?;
    let ba_ria =
        add(Some(province), UnitKind::ProvincialCity, "thanh-pho-ba-ria", "Bà Rịa", "Thành phố Bà Rịa").await?;
    let commune = add(Some(long_dien), UnitKind::Commune, "xa-phuoc-hung", "Phước Hưng", "Xã Phước Hưng").await?;
    let ward = add(Some(ba_ria), UnitKind::Ward, "phuong-phuoc-hung", "Phước Hưng", "Phường Phước Hưng").await?;

    let person = async |email: &str, name: &str, role, unit| {
        let email = EmailAddress::parse(email).unwrap();
        let person = tx.people().add(&email, name, Some("a hash"), minute(0)).await?;
        tx.people().grant(person, Membership { role, unit }).await?;
        Ok::<_, StoreError>(person)
    };
    let of_commune = (
        commune,
        person("lan@xa-phuoc-hung.gov.vn", "Nguyễn Thị Lan", Role::Writer, Some(commune)).await?,
        person("hai@xa-phuoc-hung.gov.vn", "Trần Văn Hải", Role::Approver, Some(commune)).await?,
    );
    let of_ward = (
        ward,
        person("lan@phuong-phuoc-hung.gov.vn", "Lê Thị Lan", Role::Writer, Some(ward)).await?,
        person("hai@phuong-phuoc-hung.gov.vn", "Phạm Văn Hải", Role::Approver, Some(ward)).await?,
    );
    let admin = person("quantri@trangxa.vn", "Đỗ Quản Trị", Role::PlatformAdmin, None).await?;
    Ok((of_commune, of_ward, admin))
}

async fn twin(store: &Store, (unit, writer, approver): Placed, token: &'static str) -> Twin {
    let desk = async |person| actor(store, person).await.desk(unit).unwrap();
    Twin { unit, token, writer: desk(writer).await, approver: desk(approver).await }
}

async fn actor(store: &Store, person: PersonId) -> Actor {
    store.people().actor(person).await.unwrap().unwrap()
}

impl Twin {
    /// A text marked as this commune's in every field.
    pub(crate) fn marked(&self, title: &str, slug_wish: &str) -> ItemText {
        let token = self.token;
        ItemText {
            title: format!("{title} {token}"),
            summary: Some(format!("Tóm tắt {token}")),
            body: format!("Nội dung {token}"),
            cover: None,
            author: Some(format!("Tác giả {token}")),
            source: Some(format!("Nguồn {token}")),
            written_on: None,
            slug: Some(slug(slug_wish)),
            details: Details::default(),
        }
    }
}

/// Deeds as the server's actions do them: one transaction each, touching when residents see a change.
impl World {
    pub(crate) fn engine(&self) -> Engine {
        self.ground.engine()
    }

    pub(crate) async fn raw(&self) -> DatabaseConnection {
        self.ground.raw().await
    }

    pub(crate) async fn execute(&self, sql: &str) {
        self.raw().await.execute_unprepared(sql).await.unwrap();
    }

    pub(crate) async fn create(&self, twin: &Twin, text: &ItemText) -> ItemId {
        match self.try_create(twin, text).await {
            Created::Done { id } => id,
            other @ Created::BadReference(_) => panic!("{other:?}"),
        }
    }

    pub(crate) async fn try_create(&self, twin: &Twin, text: &ItemText) -> Created {
        let writer = twin.writer.writer().unwrap();
        self.store.write(|tx: Tx| async move { tx.writer(writer).create(text, minute(1)).await }).await.unwrap()
    }

    pub(crate) async fn add_category(&self, twin: &Twin, name: &str) -> CategorySaved {
        let (publisher, unit) = (twin.approver.publisher().unwrap(), twin.unit);
        let name = &CategoryName::parse(name).unwrap();
        self.store
            .write(|tx: Tx| async move {
                tx.touch(unit);
                tx.publisher(publisher).add_category(name, minute(1)).await
            })
            .await
            .unwrap()
    }

    /// Adds a category; its number.
    pub(crate) async fn category(&self, twin: &Twin, name: &str) -> CategoryId {
        assert_eq!(self.add_category(twin, name).await, CategorySaved::Done);
        let snapshot = self.snapshot().await;
        let all = snapshot.desk(&twin.writer).categories().await.unwrap();
        all.iter().find(|category| category.name == name).unwrap().id
    }

    pub(crate) async fn save(&self, twin: &Twin, id: ItemId, version: i64, text: &ItemText) -> Saved {
        let writer = twin.writer.writer().unwrap();
        self.store
            .write(|tx: Tx| async move { tx.writer(writer).save(id, version, text, minute(2)).await })
            .await
            .unwrap()
    }

    pub(crate) async fn publish(&self, twin: &Twin, id: ItemId, version: i64, at: Moment) -> Published {
        let publisher = twin.approver.publisher().unwrap();
        let unit = twin.unit;
        self.store
            .write(|tx: Tx| async move {
                let outcome = tx.publisher(publisher).publish(id, version, at).await?;
                if matches!(outcome, Published::Done { .. }) {
                    tx.touch(unit);
                }
                Ok::<_, StoreError>(outcome)
            })
            .await
            .unwrap()
    }

    pub(crate) async fn withdraw(&self, twin: &Twin, id: ItemId, version: i64, order: &WithdrawalOrder) -> Withdrawn {
        let publisher = twin.approver.publisher().unwrap();
        let unit = twin.unit;
        self.store
            .write(|tx: Tx| async move {
                let withdrawn = tx.publisher(publisher).withdraw(id, version, order, minute(50)).await?;
                if matches!(withdrawn, Withdrawn::Done { .. }) {
                    tx.touch(unit);
                }
                Ok::<_, StoreError>(withdrawn)
            })
            .await
            .unwrap()
    }

    /// Creates and publishes; the item's number and version.
    pub(crate) async fn published(&self, twin: &Twin, text: &ItemText, at: Moment) -> (ItemId, i64, Slug) {
        let id = self.create(twin, text).await;
        match self.publish(twin, id, 1, at).await {
            Published::Done { version, slug } => (id, version, slug),
            other => panic!("{other:?}"),
        }
    }

    /// Saves and publishes again; the version.
    pub(crate) async fn republished(&self, twin: &Twin, id: ItemId, version: i64, text: &ItemText) -> (i64, Slug) {
        let Saved::Done { version, .. } = self.save(twin, id, version, text).await else { panic!("not saved") };
        match self.publish(twin, id, version, minute(30)).await {
            Published::Done { version, slug } => (version, slug),
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn snapshot(&self) -> Snapshot {
        self.store.snapshot().await.unwrap()
    }

    /// What residents of a unit find at an address.
    pub(crate) async fn read(&self, twin: &Twin, address: &str) -> Option<PublicItem> {
        let snapshot = self.snapshot().await;
        let found = snapshot.site(twin.unit).item(&slug(address)).await.unwrap();
        snapshot.end().await.unwrap();
        found
    }

    /// The text residents of a unit find at an address.
    pub(crate) async fn body(&self, twin: &Twin, address: &str) -> String {
        match self.read(twin, address).await {
            Some(PublicItem::Live(item)) => item.text.body,
            other => panic!("{address}: {other:?}"),
        }
    }

    pub(crate) async fn listed(&self, twin: &Twin) -> Vec<String> {
        let snapshot = self.snapshot().await;
        let news = snapshot.site(twin.unit).news(1, 100).await.unwrap();
        assert_eq!(news.total, u64::try_from(news.items.len()).unwrap());
        news.items.into_iter().map(|item| item.slug.to_string()).collect()
    }

    pub(crate) async fn stored_version(&self, twin: &Twin) -> u64 {
        self.snapshot().await.site(twin.unit).version().await.unwrap()
    }
}

/// A page of a desk's list.
pub(crate) fn listing(kind: Option<ItemKind>, filter: Option<ItemFilter>, page: u32, per_page: u32) -> Listing {
    Listing { kind, filter, page, per_page, ..Listing::default() }
}

/// The day on which every test takes place, in Vietnam.
pub(crate) fn today() -> CivilDate {
    minute(0).vietnam_date()
}
