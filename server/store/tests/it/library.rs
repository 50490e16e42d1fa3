//! The library: who is handed which bytes, what needs a file, and pictures on their way.

use domain::item::{ItemId, ItemText};
use domain::media::{About, FileId, FileSort, Focus, Lacks, MediaKey, RenditionName};
use domain::moment::Moment;
use domain::withdrawal::WithdrawalReason;
use store::{Claim, Described, FileState, LibraryQuery, NewFile, NewRendition, Prepared, Removed, Saved, Tx};

use crate::deeds::{Do, stepped, turn};
use crate::world::{Twin, World, minute, order, text, version_of};

both_engines! {
    a_library_lists_its_own_files_newest_first_and_finds_by_folded_words,
    bytes_are_residents_while_a_readable_text_names_them,
    a_text_that_grows_names_what_it_names_now,
    what_is_needed_cannot_be_removed_and_what_is_not_can,
    what_a_text_lacks_is_told,
    a_description_is_written_over_the_version_that_was_seen,
    of_many_who_claim_a_picture_one_gets_it_and_a_claim_that_came_to_nothing_is_taken_up,
    a_claim_that_is_over_writes_nothing,
    what_fails_beside_a_picture_that_is_ready_takes_nothing_of_it_away,
    what_whoever_may_not_publish_says_changes_nothing_residents_see,
    originals_of_old_pictures_are_forgotten_and_bytes_in_use_are_known,
    nothing_of_the_twin_can_be_reached,
    a_unit_that_goes_takes_its_library_along,
}

fn key(letter: char) -> MediaKey {
    MediaKey::parse(&letter.to_string().repeat(MediaKey::LENGTH)).unwrap()
}

pub(crate) fn file(letter: char, sort: FileSort, name: &str) -> NewFile {
    NewFile {
        key: key(letter),
        sort,
        digest: letter.to_string().repeat(64),
        name: name.to_owned(),
        alt: String::new(),
        caption: None,
        media_type: if sort == FileSort::Picture { "image/jpeg" } else { "application/pdf" }.to_owned(),
        bytes: 1_000,
    }
}

fn size(letter: char, format: &'static str, width: u32) -> NewRendition {
    NewRendition { format, width, height: width / 2, digest: format!("{letter}{width}{format}"), bytes: 10 }
}

fn ready(letter: char) -> Prepared {
    let renditions = vec![
        size(letter, "webp", 480),
        size(letter, "jpg", 480),
        size(letter, "webp", 960),
        size(letter, "jpg", 960),
        size(letter, "card", 1200),
    ];
    Prepared::Ready { width: 960, height: 480, colour: 12, renditions }
}

fn about(alt: &str) -> About {
    About {
        name: "Ảnh".to_owned(),
        alt: alt.to_owned(),
        is_decorative: false,
        caption: None,
        credit: None,
        shows_minors: false,
        has_consent: false,
        focus: Focus::MIDDLE,
    }
}

pub(crate) fn naming(title: &str, letter: char) -> ItemText {
    text(title, &format!("![Lễ ra quân](/anh/{})", key(letter)))
}

fn picture(letter: char, width: u32) -> RenditionName {
    RenditionName::parse(&format!("{}-{width}.webp", key(letter))).unwrap()
}

impl World {
    pub(crate) async fn add(&self, twin: &Twin, new: NewFile, at: Moment) -> FileId {
        let (writer, new) = (twin.writer.writer().unwrap(), &new);
        self.store.write(|tx: Tx| async move { tx.library(writer).add(new, at).await }).await.unwrap()
    }

    /// A picture that is ready.
    pub(crate) async fn picture(&self, twin: &Twin, letter: char) -> FileId {
        let id = self.add(twin, file(letter, FileSort::Picture, "Lễ ra quân"), minute(0)).await;
        let claim = self.claim(minute(0)).await.unwrap();
        assert!(self.prepared(&claim, &ready(letter)).await);
        id
    }

    async fn claim(&self, now: Moment) -> Option<Claim> {
        self.store.claim_picture(now, now.plus_seconds(60)).await.unwrap()
    }

    async fn prepared(&self, claim: &Claim, prepared: &Prepared) -> bool {
        self.store.write(|tx: Tx| async move { tx.prepared(claim, prepared).await }).await.unwrap()
    }

    async fn describe(&self, twin: &Twin, id: FileId, version: i64, about: &About) -> Described {
        let writer = twin.writer.writer().unwrap();
        self.store.write(|tx: Tx| async move { tx.library(writer).describe(id, version, about).await }).await.unwrap()
    }

    async fn remove(&self, twin: &Twin, id: FileId) -> Removed {
        let writer = twin.writer.writer().unwrap();
        self.store.write(|tx: Tx| async move { tx.library(writer).remove(id).await }).await.unwrap()
    }

    /// Whether residents of a unit are handed a size of a picture.
    pub(crate) async fn shown(&self, twin: &Twin, letter: char) -> bool {
        let snapshot = self.snapshot().await;
        snapshot.site(twin.unit).rendition(&picture(letter, 480)).await.unwrap().is_some()
    }

    async fn names(&self, twin: &Twin, words: &str, sort: Option<FileSort>) -> Vec<String> {
        let query = LibraryQuery { sort, words: words.to_owned() };
        let page = self.snapshot().await.desk(&twin.writer).library(&query, 1, 10).await.unwrap();
        assert_eq!(page.total, page.files.len() as u64);
        page.files.into_iter().map(|file| file.about.name).collect()
    }
}

async fn a_library_lists_its_own_files_newest_first_and_finds_by_folded_words(world: World) {
    let ours = &world.commune;
    world.add(ours, file('a', FileSort::Picture, "Lễ ra quân ấp Đông"), minute(1)).await;
    world.add(ours, file('b', FileSort::Document, "Quyết định 12%"), minute(2)).await;
    world.add(&world.ward, file('c', FileSort::Picture, "Lễ ra quân ấp Đông"), minute(3)).await;
    assert_eq!(world.names(ours, "", None).await, ["Quyết định 12%", "Lễ ra quân ấp Đông"]);
    assert_eq!(world.names(ours, "", Some(FileSort::Picture)).await, ["Lễ ra quân ấp Đông"]);
    assert_eq!(world.names(ours, "ap dong", None).await, ["Lễ ra quân ấp Đông"]);
    assert_eq!(world.names(ours, "12%", None).await, ["Quyết định 12%"], "a sign is a sign");
    assert_eq!(world.names(ours, "1%2", None).await, [""; 0]);
}

async fn bytes_are_residents_while_a_readable_text_names_them(world: World) {
    let ours = &world.commune;
    world.picture(ours, 'a').await;
    world.add(ours, file('b', FileSort::Document, "Quyết định"), minute(1)).await;
    let named = text("Bài", &format!("![Lễ](/anh/{})\n\n[Q](/tep/{})", key('a'), key('b')));
    let id = world.create(ours, &named).await;
    assert!(!world.shown(ours, 'a').await, "a draft shows nothing");
    world.publish(ours, id, 1, minute(2)).await;
    let snapshot = world.snapshot().await;
    let found = snapshot.site(ours.unit).rendition(&picture('a', 480)).await.unwrap().unwrap();
    assert_eq!((found.digest.as_str(), found.media_type.as_str(), found.length), ("a480webp", "image/webp", 10));
    let file = snapshot.site(ours.unit).document(&key('b')).await.unwrap().unwrap();
    assert_eq!((file.name.as_str(), file.media_type.as_str(), file.length), ("Quyết định", "application/pdf", 1_000));
    assert!(snapshot.site(ours.unit).document(&key('a')).await.unwrap().is_none(), "a picture is no download");
    snapshot.end().await.unwrap();
    // A newer text without them changes nothing until it is public; then they are gone.
    let version = version_of(world.save(ours, id, 2, &text("Bài", "x")).await);
    assert!(world.shown(ours, 'a').await);
    world.publish(ours, id, version, minute(3)).await;
    assert!(!world.shown(ours, 'a').await);
    // Taken back with a notice it stays readable; taken back as an error it does not.
    for (reason, is_shown) in [(WithdrawalReason::NoLongerValid, true), (WithdrawalReason::InError, false)] {
        let (id, version, _) = world.published(ours, &naming("Bài", 'a'), minute(5)).await;
        assert!(world.shown(ours, 'a').await);
        world.withdraw(ours, id, version, &order(reason, None, Some("x"))).await;
        assert_eq!(world.shown(ours, 'a').await, is_shown, "{reason:?}");
        let version = version_of(world.save(ours, id, version + 1, &text("Bài", "x")).await);
        world.publish(ours, id, version, minute(6)).await;
    }
}

async fn a_text_that_grows_names_what_it_names_now(world: World) {
    let ours = &world.commune;
    let ids = [world.picture(ours, 'a').await, world.picture(ours, 'b').await];
    let id = world.create(ours, &text("Bài", "x")).await;
    let save = async |version, letter, number| {
        let saved = world.auto(ours, id, version, &naming("Bài", letter), number).await;
        assert!(matches!(saved, Saved::Done { .. }), "{saved:?}");
        version_of(saved)
    };
    let version = save(1, 'a', 1).await;
    let uses = async |id| world.snapshot().await.desk(&ours.writer).file_uses(id).await.unwrap().len();
    assert_eq!((uses(ids[0]).await, uses(ids[1]).await), (1, 0));
    save(version, 'b', 2).await;
    assert_eq!((uses(ids[0]).await, uses(ids[1]).await), (0, 1), "the same saved text, grown");
}

impl World {
    async fn auto(&self, twin: &Twin, id: ItemId, version: i64, text: &ItemText, number: i64) -> Saved {
        let (writer, turn) = (twin.writer.writer().unwrap(), &turn('k', number));
        self.store
            .write(
                |tx: Tx| async move { tx.writer(writer).turning(Some(turn)).save(id, version, text, minute(2)).await },
            )
            .await
            .unwrap()
    }
}

async fn what_is_needed_cannot_be_removed_and_what_is_not_can(world: World) {
    let ours = &world.commune;
    let id = world.picture(ours, 'a').await;
    let cover = ItemText { cover: Some(key('a')), ..text("Có ảnh bìa", "x") };
    let draft = world.create(ours, &cover).await;
    let Removed::Needed(uses) = world.remove(ours, id).await else { panic!("it is needed") };
    assert_eq!((uses[0].item, uses[0].title.as_str(), uses[0].is_live), (draft, "Có ảnh bìa", false));
    // A text approved for a moment needs it although a newer one does not.
    let version = stepped(world.step(ours, draft, 1, Do::Schedule(minute(90)), minute(2)).await);
    let version = version_of(world.save(ours, draft, version, &text("Không còn", "x")).await);
    assert!(matches!(world.remove(ours, id).await, Removed::Needed(_)));
    stepped(world.step(ours, draft, version, Do::Unschedule, minute(3)).await);
    assert!(matches!(world.remove(ours, id).await, Removed::Done(_)));
    assert_eq!(world.remove(ours, id).await, Removed::Missing);
    assert!(world.snapshot().await.desk(&ours.writer).file(id).await.unwrap().is_none());
}

async fn what_a_text_lacks_is_told(world: World) {
    let ours = &world.commune;
    let lacks = async |text: &ItemText| world.snapshot().await.desk(&ours.writer).lacks(text).await.unwrap();
    let bare = text("Bài", &format!("![](/anh/{})", key('a')));
    assert!(lacks(&bare).await.missing);
    let id = world.add(ours, file('a', FileSort::Picture, "Lễ"), minute(0)).await;
    assert_eq!(lacks(&bare).await, Lacks { waiting: true, undescribed: true, ..Lacks::default() });
    let claim = world.claim(minute(1)).await.unwrap();
    assert!(world.prepared(&claim, &ready('a')).await);
    assert_eq!(lacks(&bare).await, Lacks { undescribed: true, ..Lacks::default() });
    world.describe(ours, id, 1, &About { shows_minors: true, ..about("Lễ ra quân") }).await;
    assert_eq!(lacks(&bare).await, Lacks { unconsented: true, ..Lacks::default() });
    world.describe(ours, id, 2, &about("Lễ ra quân")).await;
    assert_eq!(lacks(&bare).await, Lacks::default());
}

async fn a_description_is_written_over_the_version_that_was_seen(world: World) {
    let ours = &world.commune;
    let id = world.picture(ours, 'a').await;
    assert_eq!(world.describe(ours, id, 1, &about("Một")).await, Described::Done);
    let Described::Stale(now) = world.describe(ours, id, 1, &about("Hai")).await else { panic!("stale") };
    assert_eq!((now.about.alt.as_str(), now.version), ("Một", 2));
    // Another part to keep asks for another card, and for nothing else.
    assert!(world.claim(minute(1)).await.is_none());
    let moved = About { focus: Focus::new(8).unwrap(), ..about("Một") };
    assert_eq!(world.describe(ours, id, 2, &moved).await, Described::Done);
    let claim = world.claim(minute(1)).await.unwrap();
    assert_eq!((claim.largest.as_deref(), claim.focus.number()), (Some("a960jpg"), 8));
    assert!(world.prepared(&claim, &Prepared::Card(size('z', "card", 1200))).await);
    let card = RenditionName::parse(&format!("{}-card.jpg", key('a'))).unwrap();
    let found = world.snapshot().await.desk(&ours.writer).rendition(&card).await.unwrap().unwrap();
    assert_eq!(found.digest, "z1200card");
    assert!(world.claim(minute(2)).await.is_none());
}

async fn of_many_who_claim_a_picture_one_gets_it_and_a_claim_that_came_to_nothing_is_taken_up(world: World) {
    let ours = &world.commune;
    let id = world.add(ours, file('a', FileSort::Picture, "Lễ"), minute(0)).await;
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let store = world.store.clone();
            tokio::spawn(async move { store.claim_picture(minute(1), minute(2)).await.unwrap() })
        })
        .collect();
    let mut claims = Vec::new();
    for task in tasks {
        claims.extend(task.await.unwrap());
    }
    assert_eq!(claims.len(), 1);
    assert_eq!((claims[0].file, claims[0].is_hopeless), (id, false));
    assert!(world.claim(minute(1)).await.is_none());
    // Whoever had it went away, and again, and again.
    for at in [3, 5, 7] {
        let claim = world.claim(minute(at)).await.unwrap();
        assert_eq!(claim.is_hopeless, at == 7, "after {at} minutes");
    }
}

async fn a_claim_that_is_over_writes_nothing(world: World) {
    let ours = &world.commune;
    let id = world.add(ours, file('a', FileSort::Picture, "Lễ"), minute(0)).await;
    let late = world.claim(minute(1)).await.unwrap();
    let next = world.claim(minute(3)).await.unwrap();
    assert!(!world.prepared(&late, &Prepared::Broken("hỏng".to_owned())).await);
    assert!(world.prepared(&next, &ready('a')).await && !world.prepared(&next, &ready('a')).await);
    let file = world.snapshot().await.desk(&ours.writer).file(id).await.unwrap().unwrap();
    assert_eq!((file.state, file.size), (FileState::Ready, Some((960, 480))));
}

async fn what_fails_beside_a_picture_that_is_ready_takes_nothing_of_it_away(world: World) {
    let ours = &world.commune;
    let id = world.picture(ours, 'a').await;
    world.published(ours, &naming("Bài", 'a'), minute(2)).await;
    let focused = |focus| About { focus: Focus::new(focus).unwrap(), ..about("Lễ") };
    let describe = async |version, about: &About| {
        let publisher = Twin { writer: ours.approver.clone(), ..ours.clone() };
        assert_eq!(world.describe(&publisher, id, version, about).await, Described::Done);
    };
    describe(1, &focused(8)).await;
    // The place of the bytes fails again and again: that is no try.
    for at in [3, 5, 7, 9, 11] {
        let claim = world.claim(minute(at)).await.unwrap();
        assert!(!claim.is_hopeless, "after {at} minutes");
        let claim = &claim;
        world.store.write(|tx: Tx| async move { tx.gave_up(claim).await }).await.unwrap();
    }
    // Another part is chosen while the card of the last is made: it is asked for again.
    let claim = world.claim(minute(13)).await.unwrap();
    describe(2, &focused(1)).await;
    assert!(world.prepared(&claim, &Prepared::Card(size('y', "card", 1200))).await);
    let claim = world.claim(minute(14)).await.unwrap();
    assert_eq!(claim.focus.number(), 1);
    assert!(world.prepared(&claim, &Prepared::NoCard).await);
    assert!(world.claim(minute(16)).await.is_none());
    assert!(world.shown(ours, 'a').await);
    let file = world.snapshot().await.desk(&ours.writer).file(id).await.unwrap().unwrap();
    assert_eq!(file.state, FileState::Ready);
}

async fn what_whoever_may_not_publish_says_changes_nothing_residents_see(world: World) {
    let ours = &world.commune;
    let id = world.picture(ours, 'a').await;
    let (draft, ..) = world.published(ours, &naming("Bài", 'a'), minute(2)).await;
    let Described::Public(uses) = world.describe(ours, id, 1, &about("Bôi nhọ")).await else {
        panic!("it is public")
    };
    assert_eq!((uses[0].item, uses[0].is_live), (draft, true));
    let approver = Twin { writer: ours.approver.clone(), ..ours.clone() };
    assert_eq!(world.describe(&approver, id, 1, &about("Lễ ra quân")).await, Described::Done);
    // Nor what is approved for a moment to come.
    let other = world.picture(ours, 'b').await;
    let draft = world.create(ours, &naming("Sắp đăng", 'b')).await;
    assert_eq!(world.describe(ours, other, 1, &about("Lễ")).await, Described::Done);
    stepped(world.step(ours, draft, 1, Do::Schedule(minute(90)), minute(2)).await);
    assert!(matches!(world.describe(ours, other, 2, &about("Bôi nhọ")).await, Described::Public(_)));
}

async fn originals_of_old_pictures_are_forgotten_and_bytes_in_use_are_known(world: World) {
    let ours = &world.commune;
    let id = world.picture(ours, 'a').await;
    world.add(ours, file('b', FileSort::Picture, "Còn chờ"), minute(0)).await;
    world.add(ours, file('c', FileSort::Document, "Quyết định"), minute(0)).await;
    let digests = ["a", "b", "c", "d"].map(|letter| letter.repeat(64));
    let needed = async || {
        let mut needed = world.store.needed_bytes(&digests).await.unwrap();
        needed.sort();
        needed.iter().map(|digest| digest[..1].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(needed().await, ["a", "b", "c"]);
    let forget =
        async |before| world.store.write(|tx: Tx| async move { tx.forget_originals(before).await }).await.unwrap();
    assert_eq!((forget(minute(0)).await, forget(minute(1)).await), (0, 1));
    assert_eq!(needed().await, ["b", "c"], "what still waits, and every file, is kept");
    let made = world.store.needed_bytes(&["a480webp".to_owned(), "x".to_owned()]).await.unwrap();
    assert_eq!(made, ["a480webp"]);
    let file = world.snapshot().await.desk(&ours.writer).file(id).await.unwrap().unwrap();
    assert_eq!(file.state, FileState::Ready);
}

async fn nothing_of_the_twin_can_be_reached(world: World) {
    let (ours, theirs) = (&world.commune, &world.ward);
    let id = world.picture(ours, 'a').await;
    world.published(ours, &naming("Bài", 'a'), minute(2)).await;
    // Naming it, even in public, shows nothing.
    world.published(theirs, &naming("Bài", 'a'), minute(2)).await;
    assert!(world.shown(ours, 'a').await && !world.shown(theirs, 'a').await);
    let snapshot = world.snapshot().await;
    let desk = snapshot.desk(&theirs.writer);
    assert!(desk.file(id).await.unwrap().is_none() && desk.file_by_key(&key('a')).await.unwrap().is_none());
    assert!(desk.rendition(&picture('a', 480)).await.unwrap().is_none());
    assert_eq!(desk.file_uses(id).await.unwrap(), []);
    assert_eq!(desk.shelved(&[key('a')]).await.unwrap(), store::Shelved::default());
    assert!(desk.lacks(&naming("Bài", 'a')).await.unwrap().missing);
    snapshot.end().await.unwrap();
    assert_eq!(world.describe(theirs, id, 1, &about("Cướp")).await, Described::Missing);
    assert_eq!(world.remove(theirs, id).await, Removed::Missing);
    assert!(matches!(world.remove(ours, id).await, Removed::Needed(uses) if uses[0].is_live));
}

async fn a_unit_that_goes_takes_its_library_along(world: World) {
    let ours = &world.commune;
    world.picture(ours, 'a').await;
    world.published(ours, &naming("Bài", 'a'), minute(2)).await;
    world.execute(&format!("DELETE FROM units WHERE id = {}", ours.unit.0)).await;
    assert_eq!(world.store.needed_bytes(&["a".repeat(64), "a480webp".to_owned()]).await.unwrap(), [""; 0]);
}
