//! The 82 real units, as a first start loads them, served from a database of their own.

use std::sync::Arc;

use domain::access::{Actor, Membership, Role};
use domain::item::ItemId;
use domain::password::Password;
use domain::person::{EmailAddress, PersonId};
use server::actions::people::{self, NewPerson};
use server::core::Core;
use server::seed;
use server::web::app::App;

use super::answer::Answer;
use super::client::Client;
use super::world::{PASSWORD, World, item, publish, serving, sign_in};

/// The province with all its units.
pub(crate) struct Province {
    pub(crate) world: World,
    pub(crate) core: Core,
    pub(crate) app: Arc<App>,
    pub(crate) portal: Client,
    _folder: tempfile::TempDir,
}

impl Province {
    pub(crate) async fn new() -> Self {
        let world = World::new().await;
        let folder = tempfile::tempdir().expect("a folder");
        let mut core = world.core.clone();
        let location = store::Location::Sqlite(folder.path().join("x.sqlite"));
        core.store = store::Store::open(&location).await.expect("a store");
        core.store.migrate::<migrations::Migrator>().await.expect("the schema");
        seed::fill(&core).await.expect("the units");
        let (app, service) = serving(&core, 64 << 20).await;
        let portal = Client { service, ..world.on("") };
        Self { world, core, app, portal, _folder: folder }
    }

    pub(crate) fn on(&self, slug: &str) -> Client {
        Client { service: self.portal.service.clone(), ..self.world.on(slug) }
    }

    pub(crate) async fn publish(&self, slug: &str, title: &str) -> ItemId {
        let unit = self.app.registry().by_slug(slug).expect("a unit").id;
        publish(&self.core, &everywhere(), unit, &item(title, "x")).await
    }

    /// The platform's administrator at the desk, with the token of the forms.
    pub(crate) async fn administrator(&self) -> (Client, String) {
        let email = "lan@nen-tang.example.vn";
        let person = NewPerson {
            email: EmailAddress::parse(email).expect("an address"),
            name: "Nguyễn Thị Ngọc Lan".to_owned(),
            membership: Membership { role: Role::PlatformAdmin, unit: None },
        };
        people::add(&self.core, person, Some(Password::typed(PASSWORD))).await.expect("a person");
        let mut client = self.on("studio");
        sign_in(&mut client, email, PASSWORD, &[]).await.expect(303);
        let csrf = client.get("/").await.expect(200).value_of("csrf");
        (client, csrf)
    }
}

pub(crate) fn everywhere() -> Actor {
    Actor::new(PersonId(1), vec![Membership { role: Role::PlatformAdmin, unit: None }])
}

/// The names in the list of what was found.
pub(crate) fn hits(answer: &Answer) -> Vec<String> {
    let text = answer.text();
    let list = text.split_once("<ol class=\"hits\">").and_then(|(_, rest)| rest.split_once("</ol>"));
    let items = list.map(|(list, _)| list).unwrap_or_default().split("</a>");
    let name = |item: &str| item.rsplit_once('>').map(|(_, name)| name.to_owned());
    items.filter(|item| item.contains("<a ")).filter_map(name).collect()
}

/// Types into the box of the portal.
pub(crate) async fn find(client: &mut Client, typed: &str) -> Answer {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("ten", typed).finish();
    let answer = client.get(&format!("/tim-don-vi?{query}")).await.expect(200);
    assert_eq!(answer.value_of("ten"), typed, "the box holds what was typed");
    answer
}
