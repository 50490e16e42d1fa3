//! The portal: the box, the map, news of all communes, figures; and the sourced facts of a commune's page.

use std::collections::BTreeSet;

use domain::person::PersonId;
use domain::unit::{UnitKind, Validity};
use server::core::ActionError;
use server::seed;
use store::NewUnit;

use super::support::client::Client;
use super::support::province::{Province, everywhere, find, hits};
use super::support::world::{World, draft, item, publish, withdraw};

#[tokio::test]
async fn the_box_finds_a_commune_however_it_is_typed() {
    let mut province = Province::new().await;
    let portal = &mut province.portal;
    portal.get("/").await.expect(200).shows("action=\"/tim-don-vi\"").shows("name=\"ten\"");
    let both = ["Phường Phước Hưng", "Xã Phước Hưng"];
    for typed in ["phuoc hung", "Phước Hưng", "PHƯỚC HƯNG", "Phu\u{31B}o\u{31B}\u{301}c Hu\u{31B}ng"] {
        assert_eq!(hits(&find(portal, typed).await), both, "{typed}");
    }
    let answer = find(portal, "phuoc hung").await;
    assert!(answer.links().contains(&"http://xa-phuoc-hung.localhost:3000".to_owned()));
    answer.shows("Huyện Long Điền").shows("Thành phố Bà Rịa");
    for typed in ["xa hoa long", "hoa long", "x. Hòa Long", "hoà long"] {
        assert_eq!(hits(&find(portal, typed).await), ["Xã Hòa Long"], "{typed}");
    }
    for typed in ["p 12", "P12", "phường 12", "12"] {
        assert_eq!(hits(&find(portal, typed).await), ["Phường 12"], "{typed}");
    }
    for typed in ["phuong 1", "p.1", "1"] {
        assert_eq!(hits(&find(portal, typed).await), ["Phường 1", "Phường 10", "Phường 11", "Phường 12"], "{typed}");
    }
    assert_eq!(hits(&find(portal, "đất đỏ").await)[0], "Thị trấn Đất Đỏ");
    assert_eq!(hits(&find(portal, "chau duc").await).len(), 16, "a district's communes");
    // Each of the 82 is found by its full name and by its slug, itself first.
    let registry = province.app.registry();
    for unit in registry.sites().skip(1) {
        for typed in [unit.full_name.clone(), unit.slug.clone()] {
            let found = hits(&find(portal, &typed).await);
            assert_eq!(found.first(), Some(&unit.full_name), "{typed}: {found:?}");
        }
    }
}

#[tokio::test]
async fn whatever_is_typed_gets_a_sentence_and_a_way_on() {
    let mut province = Province::new().await;
    let portal = &mut province.portal;
    let ways = "href=\"/#tim-xa\"";
    portal.get("/tim-don-vi").await.expect(200).shows("Hãy gõ tên").shows(ways).shows("href=\"/ban-do\"");
    find(portal, "   ").await.shows("Hãy gõ tên");
    find(portal, "Atlantis").await.shows("Không tìm thấy trang đang mở").shows(ways);
    find(portal, "\"'><script>alert(1)</script>").await.hides("<script").shows("Không tìm thấy trang đang mở");
    find(portal, "\"").await.shows("ít nhất một chữ cái").shows(ways);
    find(portal, &"a".repeat(10_000)).await.shows("dài 10.000 ký tự").shows(ways);
    portal.get("/tim-don-vi?ten=%ff%fe").await.expect(200).shows("ký tự bị hỏng");
    portal.get("/tim-don-vi?ten=%zz&trang=x").await.expect(200);
    // Another host of the portal leads to the same question.
    let alias = &mut province.on("tinh-ba-ria-vung-tau");
    alias.get("/tim-don-vi?ten=h%C3%B2a+long").await.leads_to("http://localhost:3000/tim-don-vi?ten=h%C3%B2a+long");
    province.on("xa-hoa-long").get("/tim-don-vi?ten=a").await.expect(404);
}

#[tokio::test]
async fn asking_for_anything_fills_no_memory() {
    let mut province = Province::new().await;
    province.portal.get("/").await.expect(200);
    let before = format!("{:?}", province.app.pages);
    for number in 0..50 {
        find(&mut province.portal, &format!("xã {number}")).await;
    }
    assert_eq!(format!("{:?}", province.app.pages), before);
}

#[tokio::test]
async fn the_map_links_each_of_the_82_once_and_says_what_it_is() {
    let mut province = Province::new().await;
    province.portal.get("/").await.expect(200).shows("href=\"/ban-do\"");
    let answer = province.portal.get_with("/ban-do", &[("accept-encoding", "gzip")]).await.expect(200);
    println!("the map: {} bytes with gzip", answer.bytes.len());
    assert!(answer.bytes.len() < 20_480, "{} bytes", answer.bytes.len());
    let page = province.portal.get("/ban-do").await.expect(200);
    let text = page.text();
    let groups: Vec<&str> = text.split("<g id=\"so-do-").skip(1).collect();
    assert_eq!(groups.len(), 7, "districts with communes");
    let registry = province.app.registry();
    let mut drawn = Vec::new();
    for group in groups {
        let group = group.split("</g>").next().unwrap_or_default();
        for link in group.split("<a href=\"").skip(1) {
            let name = link.split("</text>").next().and_then(|link| link.rsplit_once('>')).expect("a name").1;
            drawn.push((link.split('"').next().unwrap_or_default().to_owned(), name.to_owned()));
            assert!(link.contains(" d=\"M"), "{link}");
        }
    }
    // In the order of the list: by district, then by name.
    let listed: Vec<_> =
        registry.sites().skip(1).map(|unit| (registry.origin_of(unit), unit.full_name.clone())).collect();
    assert_eq!(drawn, listed);
    assert!(!text.contains(" style="));
    page.shows("không phải địa giới chính thức").shows("© 2017 Marc Choisy").shows("giấy phép MIT");
    province.on("xa-hoa-long").get("/ban-do").await.expect(404);
    // Where no commune has an outline there is no map and nothing that leads to one.
    let mut bare = province.world.on("");
    bare.get("/").await.expect(200).hides("/ban-do");
    bare.get("/ban-do").await.expect(404);
}

#[tokio::test]
async fn each_commune_shows_five_facts_with_their_sources() {
    let province = Province::new().await;
    let registry = province.app.registry();
    for unit in registry.sites().skip(1) {
        let answer = province.on(&unit.slug).get("/").await.expect(200);
        let words = answer.words();
        for fact in ["Loại đơn vị", "Thuộc", "Dân số", "Giáp: "] {
            assert!(words.contains(fact), "{}: {fact}", unit.slug);
        }
        assert_eq!(words.matches("Nguồn: ").count(), 3, "{}", unit.slug);
        assert!(words.contains("Nguồn vị trí và ranh giới: Sơ đồ theo dữ liệu censusVN2009"), "{}", unit.slug);
        assert!(answer.text().contains("class=\"here\""), "{}", unit.slug);
    }
    let page = province.on("xa-hoa-long").get("/").await.expect(200);
    page.shows("Tổng điều tra dân số và nhà ở năm 2019")
        .shows("01/04/2019")
        .shows("http://xa-long-phuoc.localhost:3000");
    let words = province.on("phuong-1").get("/").await.expect(200).words();
    let giap = words.split_once("Giáp: ").and_then(|(_, rest)| rest.split_once('.')).expect("neighbours").0.to_owned();
    assert!(words.contains("7.372 người"), "{words}");
    assert_eq!(giap, "Phường 2, Phường 3, Phường 4, Phường 5, Phường Thắng Nhì");
    // A unit of which nothing is known claims nothing.
    let world = &province.world;
    world.on(world.a.slug).get("/").await.expect(200).hides("Dân số").hides("Giáp: ").hides("class=\"place\"");
}

#[tokio::test]
async fn an_installation_from_before_gets_the_facts_at_its_next_start() {
    let world = World::new().await;
    let unit = NewUnit {
        parent: None,
        kind: UnitKind::Commune,
        slug: "xa-hoa-long".to_owned(),
        name: "Hòa Long".to_owned(),
        full_name: "Xã Hòa Long".to_owned(),
        codes: vec![("gso".to_owned(), "26572".to_owned())],
        validity: Validity::default(),
    };
    // The same code, for another place, since 2025-07-01: none of these facts is its own.
    let later = NewUnit {
        slug: "xa-khac".to_owned(),
        codes: vec![("gso".to_owned(), "26569".to_owned())],
        validity: Validity { from: domain::moment::CivilDate::new(2025, 7, 1), to: None },
        ..unit.clone()
    };
    let (unit, later) = (&unit, &later);
    let add = world.core.store.write(|tx| async move {
        let added = (tx.units().add(unit.clone()).await?, tx.units().add(later.clone()).await?);
        Ok::<_, ActionError>(added)
    });
    let (id, other) = add.await.expect("units");
    let facts =
        async |id| world.core.store.snapshot().await.expect("a snapshot").site(id).facts().await.expect("facts");
    assert!(facts(id).await.is_empty());
    let before = world.core.store.versions().of(id);
    seed::fill(&world.core).await.expect("a second start");
    assert_eq!((facts(id).await.len(), facts(other).await.len()), (4, 0));
    let after = world.core.store.versions().of(id);
    assert!(after > before);
    seed::fill(&world.core).await.expect("a third start");
    assert_eq!(world.core.store.versions().of(id), after, "nothing is filled in twice");
}

#[tokio::test]
async fn the_portal_shows_what_communes_publish_and_never_a_draft() {
    let world = World::new().await;
    let (core, unit) = (&world.core, world.a.unit);
    let actor = World::actor(PersonId(1), unit);
    let mut portal = world.on("");
    let link = "http://xa-phuoc-hung.localhost:3000/tin-tuc/lich-tiep-cong-dan-thang-02";
    portal.get("/").await.expect(200).shows(link).shows("Phường Phước Hưng").hides("nháp");
    draft(core, &actor, unit, &item("Còn là bản thảo", "x")).await;
    world.clock.advance(1);
    let id = publish(core, &actor, unit, &item("Họp dân ấp Đông", "x")).await;
    // Within two seconds the portal may still show what it showed.
    portal.get("/").await.expect(200).hides("Họp dân");
    world.clock.advance(2);
    let page = portal.get("/").await.expect(200).shows("Họp dân ấp Đông").hides("bản thảo");
    let text = page.text();
    assert!(text.find("Họp dân ấp Đông") < text.find(link), "newest first");
    withdraw(core, &actor, unit, id, "in_error", "").await;
    world.clock.advance(2);
    portal.get("/").await.expect(200).hides("Họp dân");
    // The communes' own pages never wait, and know nothing of each other.
    world.on(world.b.slug).get("/").await.expect(200).hides("Họp dân");
}

#[tokio::test]
async fn eight_of_all_communes_and_only_the_portal_shows_them() {
    let mut province = Province::new().await;
    let slugs: Vec<String> = province.app.registry().sites().skip(1).map(|unit| unit.slug.clone()).take(12).collect();
    for (number, slug) in slugs.iter().enumerate() {
        province.world.clock.advance(60);
        province.publish(slug, &format!("Tin thứ {number:02}")).await;
    }
    province.world.clock.advance(2);
    let page = province.portal.get("/").await.expect(200);
    let list = page
        .text()
        .split_once("<ul class=\"brief\">")
        .expect("news")
        .1
        .split_once("</ul>")
        .expect("its end")
        .0
        .to_owned();
    let order: Vec<usize> = (0..12).filter_map(|number| list.find(&format!("Tin thứ {number:02}"))).collect();
    assert_eq!(list.matches("<li>").count(), 8);
    assert!(order.len() == 8 && order.windows(2).all(|pair| pair[0] > pair[1]), "newest first: {order:?}");
    let other = province.app.registry().sites().nth(60).expect("a unit").slug.clone();
    assert!(!slugs.contains(&other));
    province.on(&other).get("/").await.expect(200).hides("Tin thứ");
}

#[tokio::test]
async fn figures_are_true_and_do_not_outlive_their_day() {
    let mut province = Province::new().await;
    let figures = async |portal: &mut Client| {
        let page = portal.get("/").await.expect(200).text();
        let list = page.split_once("<dl class=\"figures\">").expect("figures").1.split_once("</dl>").expect("end").0;
        list.split("<dd>")
            .skip(1)
            .filter_map(|rest| rest.split_once('<'))
            .map(|(value, _)| value.to_owned())
            .collect::<Vec<_>>()
    };
    // The first item stands on xã Hòa Long, and on the portal, which is no commune.
    assert_eq!(figures(&mut province.portal).await, ["82/82", "1", "1"]);
    let id = province.publish("xa-long-phuoc", "Một").await;
    province.publish("xa-long-phuoc", "Hai").await;
    province.world.clock.advance(2);
    assert_eq!(figures(&mut province.portal).await, ["82/82", "2", "3"]);
    let unit = province.app.registry().by_slug("xa-long-phuoc").expect("a unit").id;
    withdraw(&province.core, &everywhere(), unit, id, "in_error", "").await;
    province.world.clock.advance(2);
    assert_eq!(figures(&mut province.portal).await, ["82/82", "2", "2"]);
    // 08:00 on the first day; the seventh day ends at midnight in Vietnam, with nothing published in between.
    province.world.clock.advance(6 * 86_400 + 15 * 3_600);
    assert_eq!(figures(&mut province.portal).await, ["82/82", "2", "2"]);
    province.portal.get("/").await.expect(200).shows("02/02/2024");
    province.world.clock.advance(3_600);
    assert_eq!(figures(&mut province.portal).await, ["82/82", "0", "2"]);
    province.portal.get("/").await.expect(200).shows("03/02/2024");
}

#[tokio::test]
async fn small_pages_stay_small_with_the_map_on_them() {
    let province = Province::new().await;
    let registry = province.app.registry();
    let mut largest = 0;
    let slugs: BTreeSet<_> = registry.sites().skip(1).map(|unit| unit.slug.clone()).collect();
    for slug in slugs {
        let text = province.on(&slug).get("/").await.expect(200).text();
        let figure =
            text.split_once("<figure class=\"place\">").expect("a map").1.split_once("<figcaption>").expect("end").0;
        let coded = server::web::compress::Coding::Gzip
            .encode(&bytes::Bytes::from(figure.to_owned()), server::web::compress::Effort::Now);
        largest = largest.max(coded.len());
    }
    println!("the largest small map: {largest} bytes with gzip");
    assert!(largest <= 1_536, "{largest} bytes");
}
