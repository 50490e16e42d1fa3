//! Which site a host means, and how it follows changes.

use domain::host::HostName;
use server::core::ActionError;
use store::Store;

use super::support::world::{World, item, publish, serving, withdraw};

#[tokio::test]
async fn an_unknown_host_is_nobodys() {
    let world = World::new().await;
    for host in ["example.org", "xa-khong-co.localhost", "huyen-long-dien.localhost:3000", "127.0.0.1:3000"] {
        let mut client = world.on("");
        client.host = host.to_owned();
        for path in ["/", "/tin-tuc", "/dang-nhap"] {
            client.get(path).await.expect(421).shows("http://localhost:3000").hides("Phước Hưng");
        }
    }
}

#[tokio::test]
async fn probes_answer_on_every_host() {
    let world = World::new().await;
    for host in ["localhost:3000", "studio.localhost", "xa-phuoc-hung.localhost:3000", "example.org", "127.0.0.1"] {
        let mut client = world.on("");
        client.host = host.to_owned();
        client.get("/healthz").await.expect(200);
        client.get("/readyz").await.expect(200);
    }
}

#[tokio::test]
async fn spelling_of_the_host_does_not_matter() {
    let world = World::new().await;
    for host in ["XA-Phuoc-Hung.LOCALHOST:3000", "xa-phuoc-hung.localhost.", "xa-phuoc-hung.localhost"] {
        let mut client = world.on(world.a.slug);
        client.host = host.to_owned();
        client.get("/").await.expect(200).shows(world.a.secret);
    }
}

#[tokio::test]
async fn an_old_address_on_an_old_host_is_one_hop_from_its_page() {
    let world = World::new().await;
    let (core, unit) = (&world.core, world.a.unit);
    let actor = World::actor(domain::person::PersonId(1), unit);
    let old = publish(core, &actor, unit, &item("Bài cũ", world.a.secret)).await;
    publish(core, &actor, unit, &item("Bài mới", world.a.secret)).await;
    withdraw(core, &actor, unit, old, "consolidated", "bai-moi").await;
    let written = core.store.write(|tx| async move {
        tx.units().add_former_slug(unit, "xa-phuoc-hung-cu").await?;
        tx.units().add_host(unit, &HostName::parse("phuochung.example.vn").expect("a host"), true).await?;
        tx.units().add_host(unit, &HostName::parse("www.phuochung.example.vn").expect("a host"), false).await?;
        Ok::<_, ActionError>(())
    });
    written.await.expect("hosts");
    world.app.follow_registry().await.expect("the registry");
    for host in ["xa-phuoc-hung-cu.localhost:3000", "xa-phuoc-hung.localhost:3000", "www.phuochung.example.vn:3000"] {
        let mut client = world.on(world.a.slug);
        client.host = host.to_owned();
        let canonical = "http://phuochung.example.vn:3000";
        client.get("/tin-tuc/bai-cu").await.expect(301).leads_to(&format!("{canonical}/tin-tuc/bai-moi"));
        client.get("/").await.expect(301).leads_to(&format!("{canonical}/"));
        client.get("/tin-tuc?trang=1&x=y").await.expect(301).leads_to(&format!("{canonical}/tin-tuc"));
        client.get("/khong-co").await.expect(404);
    }
    let mut client = world.on(world.a.slug);
    client.host = "phuochung.example.vn:3000".to_owned();
    client
        .get("/tin-tuc/bai-moi")
        .await
        .expect(200)
        .shows("rel=\"canonical\" href=\"http://phuochung.example.vn:3000/tin-tuc/bai-moi\"");
}

#[tokio::test]
async fn a_final_slash_is_one_redirect() {
    let world = World::new().await;
    let mut client = world.on(world.a.slug);
    client.get("/tin-tuc/?trang=2").await.expect(301).leads_to("/tin-tuc?trang=2");
}

#[tokio::test]
async fn another_process_is_followed_by_the_next_look() {
    let world = World::new().await;
    let mut client = world.on(world.a.slug);
    client.get("/tin-tuc").await.expect(200);
    // A second process over the same file, as `trangxa import` beside a server would be.
    let mut other = world.core.clone();
    other.store = Store::open(&world.database).await.expect("the store opens twice");
    let actor = World::actor(domain::person::PersonId(1), world.a.unit);
    publish(&other, &actor, world.a.unit, &item("Tin từ nơi khác", world.a.secret)).await;
    let added = other.store.write(|tx| async move {
        tx.units().add_host(world.a.unit, &HostName::parse("moi.example.vn").expect("a host"), false).await?;
        Ok::<_, ActionError>(())
    });
    added.await.expect("a host");
    world.app.follow().await.expect("a look");
    client.get("/tin-tuc").await.expect(200).shows("Tin từ nơi khác");
    client.host = "moi.example.vn".to_owned();
    client.get("/").await.expect(301).leads_to("http://xa-phuoc-hung.localhost:3000/");
    // A node that starts now knows it all.
    let (_, service) = serving(&other, 0).await;
    let mut late = world.on(world.a.slug);
    late.service = service;
    late.get("/tin-tuc").await.expect(200).shows("Tin từ nơi khác");
}
