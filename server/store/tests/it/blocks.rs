//! Blocks: a text reads the nearest one, whoever shows one is touched, and what is needed stays.

use domain::block::{BlockId, BlockKey, BlockKind, BlockText};
use domain::item::ItemText;
use domain::unit::UnitId;
use domain::withdrawal::WithdrawalReason;
use store::{BlockSaved, Saved, Tx};

use crate::deeds::{Do, stepped, turn};
use crate::world::{Twin, World, minute, order, text, version_of};

both_engines! {
    a_text_reads_the_nearest_block,
    whoever_shows_a_block_is_touched_and_nobody_else,
    what_is_needed_stays_unless_something_above_stands_in_its_place,
    a_text_that_grows_names_what_it_names_now,
    whoever_saw_an_older_block_changes_nothing,
    a_unit_that_goes_takes_its_blocks_along,
}

fn key() -> BlockKey {
    BlockKey::parse("tong-dai").unwrap()
}

fn says(value: &str) -> BlockText {
    BlockText { kind: BlockKind::Text, label: "Tổng đài".to_owned(), value: value.to_owned() }
}

fn naming(title: &str) -> ItemText {
    text(title, "Hỏi {{tong-dai}}.")
}

impl World {
    async fn add_block(&self, twin: &Twin, value: &str) -> BlockId {
        let (publisher, key, text) = (twin.approver.publisher().unwrap(), &key(), &says(value));
        let write = |tx: Tx| async move { tx.publisher(publisher).add_block(key, text, minute(1)).await };
        match self.store.write(write).await.unwrap() {
            BlockSaved::Done(id) => id,
            other => panic!("{other:?}"),
        }
    }

    async fn save_block(&self, twin: &Twin, id: BlockId, version: i64, value: &str) -> BlockSaved {
        let (publisher, text) = (twin.approver.publisher().unwrap(), &says(value));
        let write = |tx: Tx| async move { tx.publisher(publisher).save_block(id, version, text, minute(2)).await };
        self.store.write(write).await.unwrap()
    }

    async fn remove_block(&self, twin: &Twin, id: BlockId, version: i64) -> BlockSaved {
        let publisher = twin.approver.publisher().unwrap();
        let write = |tx: Tx| async move { tx.publisher(publisher).remove_block(id, version).await };
        self.store.write(write).await.unwrap()
    }

    /// What residents of a unit read under the key.
    async fn told(&self, unit: UnitId) -> Option<String> {
        let found = self.snapshot().await.site(unit).blocks(&[key()]).await.unwrap();
        found.into_iter().next().map(|block| block.text.value)
    }

    fn versions_of(&self, twins: [&Twin; 3]) -> [u64; 3] {
        twins.map(|twin| self.store.versions().of(twin.unit))
    }
}

async fn a_text_reads_the_nearest_block(world: World) {
    let (province, ours, theirs) = (world.province().await, &world.commune, &world.ward);
    assert_eq!(world.told(ours.unit).await, None);
    let lacks = async |twin: &Twin| world.snapshot().await.desk(&twin.writer).lacks(&naming("Bài")).await.unwrap();
    assert_eq!(lacks(ours).await.blocks, [key()]);
    world.add_block(&province, "1022").await;
    assert_eq!(lacks(ours).await.blocks, []);
    world.add_block(ours, "số của xã").await;
    assert_eq!(world.told(ours.unit).await.as_deref(), Some("số của xã"));
    assert_eq!(world.told(theirs.unit).await.as_deref(), Some("1022"), "two levels above");
    assert_eq!(world.told(province.unit).await.as_deref(), Some("1022"));
    let snapshot = world.snapshot().await;
    let at_hand = snapshot.desk(&ours.writer).blocks_at_hand().await.unwrap();
    assert_eq!(at_hand.iter().map(|found| found.of).collect::<Vec<_>>(), [ours.unit]);
    let above = snapshot.desk(&ours.writer).blocks_above().await.unwrap();
    assert_eq!(above.iter().map(|found| found.of).collect::<Vec<_>>(), [province.unit]);
    // The same key again is refused by the engine, whoever was faster.
    let (publisher, key, text) = (ours.approver.publisher().unwrap(), &key(), &says("x"));
    let write = |tx: Tx| async move { tx.publisher(publisher).add_block(key, text, minute(1)).await };
    assert!(matches!(world.store.write(write).await.unwrap(), BlockSaved::Taken(_)));
}

async fn whoever_shows_a_block_is_touched_and_nobody_else(world: World) {
    let (province, ours, theirs) = (world.province().await, &world.commune, &world.ward);
    let all = [&province, ours, theirs];
    let changed = |before: [u64; 3]| {
        let after = world.versions_of(all);
        [0, 1, 2].map(|at| before[at] != after[at])
    };
    let id = world.add_block(&province, "1022").await;
    for twin in [ours, theirs] {
        world.published(twin, &naming("Bài"), minute(5)).await;
    }
    let before = world.versions_of(all);
    world.save_block(&province, id, 1, "1900 1234").await;
    assert_eq!(changed(before), [false, true, true]);
    let before = world.versions_of(all);
    world.save_block(&province, id, 2, "1900 1234").await;
    assert_eq!(changed(before), [false; 3], "residents read the same");
    let before = world.versions_of(all);
    let own = world.add_block(ours, "số của xã").await;
    assert_eq!(changed(before), [false, true, false]);
    let before = world.versions_of(all);
    world.save_block(&province, id, 3, "1022").await;
    assert_eq!(changed(before), [false, false, true], "whose own stands before it");
    let before = world.versions_of(all);
    assert_eq!(world.remove_block(ours, own, 1).await, BlockSaved::Done(own));
    assert_eq!(changed(before), [false, true, false]);
    // A draft is shown to nobody.
    world.create(&province, &naming("Nháp")).await;
    let before = world.versions_of(all);
    world.save_block(&province, id, 4, "1080").await;
    assert_eq!(changed(before), [false, true, true]);
}

async fn what_is_needed_stays_unless_something_above_stands_in_its_place(world: World) {
    let (province, ours) = (world.province().await, &world.commune);
    let id = world.add_block(&province, "1022").await;
    let (item, version, _) = world.published(ours, &naming("Bài"), minute(5)).await;
    let BlockSaved::Needed(needing) = world.remove_block(&province, id, 1).await else { panic!("it is needed") };
    assert_eq!(needing.iter().map(|reach| (reach.unit, reach.texts)).collect::<Vec<_>>(), [(ours.unit, 1)]);
    let reach = async |twin: &Twin| world.snapshot().await.desk(&twin.writer).block_reach(&[key()]).await.unwrap();
    assert_eq!((reach(&province).await, reach(ours).await), (needing, Vec::new()));
    let own = world.add_block(ours, "x").await;
    assert_eq!(world.remove_block(ours, own, 1).await, BlockSaved::Done(own));
    // What holds no more needs nothing, and what was approved for a moment does.
    world.withdraw(ours, item, version, &order(WithdrawalReason::NoLongerValid, None, Some("x"))).await;
    let draft = world.create(ours, &naming("Hai")).await;
    let version = stepped(world.step(ours, draft, 1, Do::Schedule(minute(90)), minute(2)).await);
    let version = version_of(world.save(ours, draft, version, &text("Hai", "x")).await);
    assert!(matches!(world.remove_block(&province, id, 1).await, BlockSaved::Needed(_)));
    stepped(world.step(ours, draft, version, Do::Unschedule, minute(3)).await);
    assert_eq!(world.remove_block(&province, id, 1).await, BlockSaved::Done(id));
    assert_eq!(world.remove_block(&province, id, 1).await, BlockSaved::Missing);
}

async fn a_text_that_grows_names_what_it_names_now(world: World) {
    let ours = &world.commune;
    let uses = async || world.snapshot().await.desk(&ours.writer).block_uses(&key()).await.unwrap();
    let id = world.create(ours, &text("Bài", "x")).await;
    let auto = async |version, text: &ItemText, number| {
        let (writer, turn) = (ours.writer.writer().unwrap(), &turn('k', number));
        let write =
            |tx: Tx| async move { tx.writer(writer).turning(Some(turn)).save(id, version, text, minute(2)).await };
        let saved = world.store.write(write).await.unwrap();
        assert!(matches!(saved, Saved::Done { .. }), "{saved:?}");
        version_of(saved)
    };
    let version = auto(1, &naming("Bài"), 1).await;
    let told = uses().await;
    assert_eq!((told[0].item, told[0].title.as_str(), told[0].is_live), (id, "Bài", false));
    let counts = world.snapshot().await.desk(&ours.writer).block_counts().await.unwrap();
    assert_eq!(counts, [(key(), 1)], "also of what nobody has");
    let version = auto(version, &text("Bài", "`{{tong-dai}}`"), 2).await;
    assert_eq!(uses().await, []);
    auto(version, &naming("Bài"), 3).await;
    assert_eq!(uses().await.len(), 1);
    assert_eq!(world.snapshot().await.desk(&world.ward.writer).block_uses(&key()).await.unwrap(), []);
}

async fn whoever_saw_an_older_block_changes_nothing(world: World) {
    let ours = &world.commune;
    let id = world.add_block(ours, "một").await;
    assert_eq!(world.save_block(ours, id, 1, "hai").await, BlockSaved::Done(id));
    let BlockSaved::Stale(saved) = world.save_block(ours, id, 1, "ba").await else { panic!("it is stale") };
    assert_eq!((saved.block.text.value.as_str(), saved.version), ("hai", 2));
    assert_eq!(saved.changed_by.as_deref(), Some("Trần Văn Hải"));
    assert!(matches!(world.remove_block(ours, id, 1).await, BlockSaved::Stale(_)));
    // And nothing of the twin's is reached.
    let theirs = &world.ward;
    assert_eq!(world.save_block(theirs, id, 2, "bốn").await, BlockSaved::Missing);
    assert_eq!(world.remove_block(theirs, id, 2).await, BlockSaved::Missing);
    assert_eq!(world.snapshot().await.desk(&theirs.writer).block(id).await.unwrap(), None);
    assert_eq!(world.told(ours.unit).await.as_deref(), Some("hai"));
}

async fn a_unit_that_goes_takes_its_blocks_along(world: World) {
    for twin in [&world.commune, &world.ward] {
        world.add_block(twin, "x").await;
        world.published(twin, &naming("Bài"), minute(5)).await;
    }
    world.execute(&format!("DELETE FROM units WHERE id = {}", world.commune.unit.0)).await;
    let raw = world.raw().await;
    for table in ["blocks", "block_uses"] {
        let count = crate::schema::number(&raw, &format!("SELECT count(*) FROM {table}")).await;
        assert_eq!(count, 1, "{table}");
    }
}
