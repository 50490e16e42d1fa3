//! What stands beside a text at the desk: links to the draft, remarks, who has it open, who looks after it.

use domain::access::{Actor, Desk, Membership, Role};
use domain::care::Care;
use domain::item::ItemId;
use domain::moment::Moment;
use domain::person::{EmailAddress, PersonId};
use domain::remark::RemarkWords;
use store::{Present, SECONDS_PRESENT, Stepped, StoreError, Tx};

use crate::deeds::{Do, key};
use crate::schema::number;
use crate::world::{Twin, World, day, minute, text};

both_engines! {
    a_link_reads_the_newest_text_until_it_ends_or_is_over,
    links_are_listed_newest_first_while_they_read,
    a_link_is_made_and_ended_at_its_own_desk_alone,
    remarks_are_told_open_ones_first_with_who_when_and_about_which_text,
    a_remark_is_settled_once_and_at_its_own_desk,
    somebody_who_has_an_item_open_is_told_to_the_others_for_a_while,
    a_page_is_present_once_and_gone_when_it_says_so,
    nobody_is_present_at_the_twin,
    whoever_writes_here_may_look_after_an_item,
    an_item_says_who_looks_after_it_and_when_it_is_read_again,
}

/// One more person of the commune.
async fn colleague(world: &World, name: &str, role: Role) -> Desk {
    let unit = world.commune.unit;
    let email = &EmailAddress::parse(&format!("{}@xa-phuoc-hung.gov.vn", role.code().replace('_', "-"))).unwrap();
    let membership = Membership { role, unit: Some(unit) };
    let person = world.store.write(|tx: Tx| async move {
        let person = tx.people().add(email, name, Some("a hash"), minute(0)).await?;
        tx.people().grant(person, membership).await?;
        Ok::<_, StoreError>(person)
    });
    Actor::new(person.await.unwrap(), vec![membership]).desk(unit).unwrap()
}

async fn link(world: &World, desk: &Desk, id: ItemId, digest: u8, until: Moment) -> bool {
    let writer = desk.writer().unwrap();
    let made = world
        .store
        .write(|tx: Tx| async move { tx.make_draft_link(writer, id, &[digest; 32], until, minute(3)).await });
    made.await.unwrap()
}

/// What a link shows: its unit's number, the title and the end.
async fn linked(world: &World, digest: u8, now: Moment) -> Option<(i64, String, Moment)> {
    let found = world.snapshot().await.linked_draft(&[digest; 32], now).await.unwrap();
    found.map(|(unit, item, until)| (unit.0, item.text.title, until))
}

async fn ended(world: &World, desk: &Desk, id: ItemId, link: i64) -> bool {
    world.store.write(|tx: Tx| async move { tx.end_draft_link(desk, id, link, minute(9)).await }).await.unwrap()
}

async fn a_link_reads_the_newest_text_until_it_ends_or_is_over(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Một", "x")).await;
    assert!(link(&world, &ours.writer, id, 1, minute(60)).await);
    let read = |title: &str, until| Some((ours.unit.0, title.to_owned(), minute(until)));
    assert_eq!(linked(&world, 1, minute(4)).await, read("Một", 60));
    world.save(ours, id, 1, &text("Hai", "x")).await;
    assert_eq!(linked(&world, 1, minute(59)).await, read("Hai", 60));
    assert_eq!((linked(&world, 1, minute(60)).await, linked(&world, 2, minute(4)).await), (None, None));
    // A public item with a newer text shows that one, and only to who has the link.
    world.publish(ours, id, 2, minute(5)).await;
    world.save(ours, id, 3, &text("Ba", "chưa duyệt")).await;
    assert_eq!(linked(&world, 1, minute(6)).await, read("Ba", 60));
    let number = world.snapshot().await.desk(&ours.writer).draft_links(id, minute(6)).await.unwrap()[0].id;
    assert!(ended(&world, &ours.approver, id, number).await && !ended(&world, &ours.approver, id, number).await);
    assert_eq!(linked(&world, 1, minute(6)).await, None);
}

async fn links_are_listed_newest_first_while_they_read(world: World) {
    let ours = &world.commune;
    let [id, other] = [world.create(ours, &text("Một", "x")).await, world.create(ours, &text("Một", "x")).await];
    link(&world, &ours.writer, id, 1, minute(60)).await;
    link(&world, &ours.approver, id, 2, minute(30)).await;
    link(&world, &ours.writer, other, 3, minute(60)).await;
    let listed = async |now: i64| {
        let links = world.snapshot().await.desk(&ours.writer).draft_links(id, minute(now)).await.unwrap();
        assert!(links.iter().all(|link| link.made_at == minute(3)));
        links.into_iter().map(|link| (link.made_by, link.expires_at)).collect::<Vec<_>>()
    };
    let (lan, hai) = ("Nguyễn Thị Lan".to_owned(), "Trần Văn Hải".to_owned());
    assert_eq!(listed(4).await, [(hai, minute(30)), (lan.clone(), minute(60))]);
    assert_eq!(listed(30).await, [(lan, minute(60))]);
    assert_eq!(listed(60).await, []);
}

async fn a_link_is_made_and_ended_at_its_own_desk_alone(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let id = world.create(theirs, &theirs.marked("Một", "mot")).await;
    assert!(!link(&world, &ours.writer, id, 1, minute(60)).await);
    assert!(!link(&world, &ours.writer, ItemId(i64::MAX), 1, minute(60)).await);
    assert_eq!(linked(&world, 1, minute(4)).await, None);
    assert!(link(&world, &theirs.writer, id, 2, minute(60)).await);
    let number = world.snapshot().await.desk(&theirs.writer).draft_links(id, minute(4)).await.unwrap()[0].id;
    let mine = world.create(ours, &text("Một", "x")).await;
    assert!(!ended(&world, &ours.writer, id, number).await && !ended(&world, &ours.writer, mine, number).await);
    assert_eq!(world.snapshot().await.desk(&ours.writer).draft_links(id, minute(4)).await.unwrap(), []);
    assert!(linked(&world, 2, minute(4)).await.is_some());
}

async fn remark(world: &World, desk: &Desk, id: ItemId, words: &str, at: i64) -> Option<i64> {
    let words = &RemarkWords::parse(words).unwrap();
    world.store.write(|tx: Tx| async move { tx.remark(desk, id, words, minute(at)).await }).await.unwrap()
}

async fn settle(world: &World, desk: &Desk, id: ItemId, remark: i64) -> bool {
    world.store.write(|tx: Tx| async move { tx.settle_remark(desk, id, remark, minute(9)).await }).await.unwrap()
}

async fn remarks_are_told_open_ones_first_with_who_when_and_about_which_text(world: World) {
    let ours = &world.commune;
    let id = world.create(ours, &text("Một", "x")).await;
    let first = remark(&world, &ours.approver, id, "Thiếu giờ họp.", 3).await.unwrap();
    world.save(ours, id, 1, &text("Hai", "x")).await;
    remark(&world, &ours.writer, id, "Đã thêm giờ.", 4).await.unwrap();
    let third = remark(&world, &ours.approver, id, "Được.", 5).await.unwrap();
    assert!(settle(&world, &ours.writer, id, third).await);
    let told = async || {
        let remarks = world.snapshot().await.desk(&ours.writer).remarks(id).await.unwrap();
        remarks.into_iter().map(|told| (told.number, told.words, told.by, told.at, told.settled)).collect::<Vec<_>>()
    };
    let (lan, hai) = ("Nguyễn Thị Lan", "Trần Văn Hải");
    let line = |number, words: &str, by: &str, at, settled: Option<&str>| {
        let settled = settled.map(|by| (minute(9), by.to_owned()));
        (number, words.to_owned(), by.to_owned(), minute(at), settled)
    };
    let (one, two) = (line(1, "Thiếu giờ họp.", hai, 3, None), line(2, "Đã thêm giờ.", lan, 4, None));
    let three = line(2, "Được.", hai, 5, Some(lan));
    assert_eq!(told().await, [two.clone(), one, three.clone()]);
    assert!(settle(&world, &ours.approver, id, first).await);
    assert_eq!(told().await, [two, three, line(1, "Thiếu giờ họp.", hai, 3, Some(hai))]);
}

async fn a_remark_is_settled_once_and_at_its_own_desk(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let id = world.create(theirs, &text("Một", "x")).await;
    assert_eq!(remark(&world, &ours.approver, id, "Của xã", 3).await, None);
    let about = remark(&world, &theirs.approver, id, "Của phường", 3).await.unwrap();
    let mine = world.create(ours, &text("Một", "x")).await;
    assert!(!settle(&world, &ours.approver, id, about).await && !settle(&world, &ours.approver, mine, about).await);
    assert_eq!(world.snapshot().await.desk(&ours.writer).remarks(id).await.unwrap(), []);
    let other = world.create(theirs, &text("Hai", "x")).await;
    assert!(!settle(&world, &theirs.writer, other, about).await, "of another item");
    assert!(settle(&world, &theirs.writer, id, about).await && !settle(&world, &theirs.approver, id, about).await);
    let settled = world.snapshot().await.desk(&theirs.writer).remarks(id).await.unwrap()[0].settled.clone();
    assert_eq!(settled.unwrap().1, "Lê Thị Lan", "who did it first");
}

async fn present(world: &World, desk: &Desk, id: ItemId, page: char, at: Moment) -> bool {
    let page = &key(page);
    world.store.write(|tx: Tx| async move { tx.be_present(desk, id, page, at).await }).await.unwrap()
}

async fn others(world: &World, desk: &Desk, id: ItemId, now: Moment) -> Vec<Present> {
    world.snapshot().await.desk(desk).others_at(id, now).await.unwrap()
}

fn seen(name: &str, seen_at: Moment) -> Present {
    Present { name: name.to_owned(), seen_at }
}

async fn somebody_who_has_an_item_open_is_told_to_the_others_for_a_while(world: World) {
    let ours = &world.commune;
    let member = colleague(&world, "An", Role::TeamMember).await;
    let id = world.create(ours, &text("Một", "x")).await;
    assert!(present(&world, &ours.writer, id, 'a', minute(3)).await);
    assert!(present(&world, &ours.approver, id, 'b', minute(3)).await);
    let (lan, hai) = (seen("Nguyễn Thị Lan", minute(3)), seen("Trần Văn Hải", minute(3)));
    assert_eq!(others(&world, &ours.writer, id, minute(3)).await, std::slice::from_ref(&hai));
    assert_eq!(others(&world, &ours.approver, id, minute(3)).await, std::slice::from_ref(&lan));
    assert_eq!(others(&world, &member, id, minute(3)).await, [lan, hai]);
    let last = minute(3).plus_seconds(SECONDS_PRESENT - 1);
    assert_eq!(others(&world, &ours.writer, id, last).await.len(), 1);
    assert_eq!(others(&world, &ours.writer, id, last.plus_seconds(1)).await, []);
    // Another item is another place.
    let other = world.create(ours, &text("Một", "x")).await;
    assert_eq!(others(&world, &ours.writer, other, minute(3)).await, []);
}

async fn a_page_is_present_once_and_gone_when_it_says_so(world: World) {
    let (ours, raw) = (&world.commune, world.raw().await);
    let id = world.create(ours, &text("Một", "x")).await;
    for (page, at) in [('a', 3), ('b', 4), ('a', 5)] {
        assert!(present(&world, &ours.writer, id, page, minute(at)).await);
    }
    let count = async || number(&raw, "SELECT count(*) FROM presence").await;
    assert_eq!(count().await, 2);
    // Two pages of one person are one person, last seen where they were last.
    assert_eq!(others(&world, &ours.approver, id, minute(5)).await, [seen("Nguyễn Thị Lan", minute(5))]);
    let gone = async |twin: &Twin, page: char| {
        let (unit, page) = (twin.unit, &key(page));
        world.store.write(|tx: Tx| async move { tx.be_gone(unit, id, page).await }).await.unwrap();
    };
    gone(&world.ward, 'a').await;
    assert_eq!(count().await, 2);
    gone(ours, 'a').await;
    assert_eq!(others(&world, &ours.approver, id, minute(4)).await, [seen("Nguyễn Thị Lan", minute(4))]);
    gone(ours, 'b').await;
    assert_eq!((others(&world, &ours.approver, id, minute(4)).await, count().await), (vec![], 0));
    // What nobody took away is swept by the next one, an hour later.
    present(&world, &ours.writer, id, 'a', minute(10)).await;
    present(&world, &ours.writer, id, 'b', minute(70)).await;
    assert_eq!(count().await, 2);
    present(&world, &ours.writer, id, 'b', minute(70).plus_seconds(1)).await;
    assert_eq!(count().await, 1);
}

async fn nobody_is_present_at_the_twin(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let id = world.create(theirs, &text("Một", "x")).await;
    assert!(!present(&world, &ours.writer, id, 'a', minute(3)).await);
    assert!(!present(&world, &ours.writer, ItemId(i64::MAX), 'a', minute(3)).await);
    assert!(present(&world, &theirs.writer, id, 'a', minute(3)).await);
    assert_eq!(others(&world, &ours.approver, id, minute(3)).await, []);
    assert_eq!(others(&world, &theirs.approver, id, minute(3)).await, [seen("Lê Thị Lan", minute(3))]);
    // Sweeping at one unit leaves the other's.
    let mine = world.create(ours, &text("Một", "x")).await;
    present(&world, &ours.writer, mine, 'a', minute(600)).await;
    assert_eq!(number(&world.raw().await, "SELECT count(*) FROM presence").await, 2);
}

async fn may_own(world: &World, twin: &Twin, person: PersonId) -> bool {
    let writer = twin.writer.writer().unwrap();
    world.store.write(|tx: Tx| async move { tx.writer(writer).may_own(person).await }).await.unwrap()
}

async fn whoever_writes_here_may_look_after_an_item(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let member = colleague(&world, "An", Role::TeamMember).await;
    let admin = colleague(&world, "Bình", Role::UnitAdmin).await;
    let writers = async |twin: &Twin| world.snapshot().await.desk(&twin.writer).writers().await.unwrap();
    let told = |people: &[(PersonId, String)]| people.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
    assert_eq!(told(&writers(ours).await), ["Bình", "Nguyễn Thị Lan", "Trần Văn Hải"]);
    assert_eq!(told(&writers(theirs).await), ["Lê Thị Lan", "Phạm Văn Hải"]);
    assert!(may_own(&world, ours, ours.writer.person()).await && may_own(&world, ours, admin.person()).await);
    for person in [member.person(), theirs.writer.person(), world.admin, PersonId(i64::MAX)] {
        assert!(!may_own(&world, ours, person).await, "{person:?}");
    }
    // Who left looks after nothing any more, and whoever has two roles is one person.
    let two = Membership { role: Role::Approver, unit: Some(ours.unit) };
    let person = admin.person();
    world.store.write(|tx: Tx| async move { tx.people().grant(person, two).await }).await.unwrap();
    assert_eq!(writers(ours).await.len(), 3);
    world.execute(&format!("UPDATE people SET disabled = TRUE WHERE id = {}", person.0)).await;
    assert!(!may_own(&world, ours, person).await && writers(ours).await.len() == 2);
}

async fn an_item_says_who_looks_after_it_and_when_it_is_read_again(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let (id, version, _) = world.published(ours, &text("Một", "x"), minute(5)).await;
    let set = async |twin: &Twin, version, care| {
        let writer = twin.writer.writer().unwrap();
        let set =
            world.store.write(|tx: Tx| async move { tx.writer(writer).set_care(id, version, care, minute(6)).await });
        set.await.unwrap()
    };
    let care = Care { owner: Some(ours.approver.person()), review_on: Some(day(5)) };
    let stored = world.stored_version(ours).await;
    assert_eq!(set(ours, version, care).await, Stepped::Done { version: version + 1 });
    let item = world.item(ours, id).await;
    assert_eq!((item.care, item.owner.as_deref(), item.number), (care, Some("Trần Văn Hải"), 1));
    assert!(matches!(set(ours, version, Care::default()).await, Stepped::Stale(_)));
    assert_eq!(set(theirs, version + 1, Care::default()).await, Stepped::Missing);
    assert_eq!(world.item(ours, id).await.care, care);
    // It stays through what becomes of the text, and residents see nothing of it.
    world.save(ours, id, version + 1, &text("Hai", "x")).await;
    world.done(ours, id, Do::Submit, minute(7)).await;
    assert_eq!((world.item(ours, id).await.care, world.stored_version(ours).await), (care, stored));
    let version = world.item(ours, id).await.version;
    assert_eq!(set(ours, version, Care::default()).await, Stepped::Done { version: version + 1 });
    assert_eq!(world.item(ours, id).await.owner, None);
}
