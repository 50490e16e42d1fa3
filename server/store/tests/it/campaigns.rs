//! Campaigns: residents see those that are for them, a day has one count, and nothing of the twin's is reached.

use domain::access::Publisher;
use domain::campaign::{CampaignField, CampaignForm, CampaignId, CampaignText, Figure};
use domain::moment::CivilDate;
use store::{Campaign, CampaignSaved, Tx};

use crate::world::{Twin, World, minute};

fn signatures(is_public: bool) -> CampaignText {
    let mut form = CampaignForm::default();
    for (field, typed) in [
        (CampaignField::Title, "Cấp chữ ký số"),
        (CampaignField::Noun, "chữ ký số cá nhân"),
        (CampaignField::Target, "4.608"),
        (CampaignField::Topic, "chu-ky-so"),
    ] {
        form.set(field, typed);
    }
    CampaignText { is_public, ..form.check().unwrap() }
}

fn figure(day: u8, done: u32) -> Figure {
    Figure { as_of: CivilDate::new(2024, 1, day).unwrap(), done }
}

fn by(twin: &Twin) -> Publisher<'_> {
    twin.approver.publisher().unwrap()
}

async fn add(world: &World, twin: &Twin, is_public: bool) -> CampaignId {
    let text = &signatures(is_public);
    let write = |tx: Tx| async move { tx.publisher(by(twin)).add_campaign(text, minute(1)).await };
    let CampaignSaved::Done(id) = world.store.write(write).await.unwrap() else { panic!("not added") };
    id
}

async fn note(world: &World, twin: &Twin, id: CampaignId, figure: Figure) -> CampaignSaved {
    let write = |tx: Tx| async move { tx.publisher(by(twin)).note_figure(id, figure, minute(2)).await };
    world.store.write(write).await.unwrap()
}

async fn public(world: &World, twin: &Twin) -> Vec<Campaign> {
    world.snapshot().await.site(twin.unit).campaigns().await.unwrap()
}

both_engines! {
    residents_see_what_is_for_them_and_the_newest_count,
    a_day_has_one_count_and_it_can_be_taken_back,
    a_campaign_is_nobody_elses,
    whoever_saw_an_older_campaign_changes_nothing,
}

async fn residents_see_what_is_for_them_and_the_newest_count(world: World) {
    let shelf = async |twin: &Twin| world.snapshot().await.site(twin.unit).shelves().await.unwrap().campaigns;
    add(&world, &world.commune, false).await;
    assert!(public(&world, &world.commune).await.is_empty() && !shelf(&world.commune).await);
    let id = add(&world, &world.commune, true).await;
    assert!(shelf(&world.commune).await && !shelf(&world.ward).await);
    let shown = public(&world, &world.commune).await;
    assert_eq!((shown.len(), shown[0].id, shown[0].newest()), (1, id, None));
    note(&world, &world.commune, id, figure(27, 980)).await;
    note(&world, &world.commune, id, figure(10, 310)).await;
    let shown = public(&world, &world.commune).await;
    assert_eq!(shown[0].figures, [figure(27, 980), figure(10, 310)]);
    assert_eq!(shown[0].text.percent(shown[0].newest()), "21,27%");
}

async fn a_day_has_one_count_and_it_can_be_taken_back(world: World) {
    let id = add(&world, &world.commune, true).await;
    note(&world, &world.commune, id, figure(27, 98)).await;
    assert_eq!(note(&world, &world.commune, id, figure(27, 980)).await, CampaignSaved::Done(id));
    assert_eq!(public(&world, &world.commune).await[0].figures, [figure(27, 980)]);
    let remove = async |day| {
        let twin = &world.commune;
        let day = CivilDate::new(2024, 1, day).unwrap();
        let write = |tx: Tx| async move { tx.publisher(by(twin)).remove_figure(id, day).await };
        world.store.write(write).await.unwrap()
    };
    assert_eq!(remove(26).await, None);
    assert_eq!(remove(27).await, Some(figure(27, 980)));
    assert_eq!(remove(27).await, None);
    assert_eq!(public(&world, &world.commune).await[0].newest(), None);
}

async fn a_campaign_is_nobody_elses(world: World) {
    let (ours, theirs) = (add(&world, &world.commune, true).await, add(&world, &world.ward, true).await);
    assert_eq!(note(&world, &world.commune, theirs, figure(27, 4_608)).await, CampaignSaved::Missing);
    let twin = &world.commune;
    let remove = |tx: Tx| async move { tx.publisher(by(twin)).remove_campaign(theirs, 1).await };
    assert_eq!(world.store.write(remove).await.unwrap(), CampaignSaved::Missing);
    let snapshot = world.snapshot().await;
    assert_eq!(snapshot.desk(&twin.writer).campaign(theirs).await.unwrap(), None);
    let listed = snapshot.desk(&twin.writer).campaigns().await.unwrap();
    assert_eq!(listed.iter().map(|campaign| campaign.id).collect::<Vec<_>>(), [ours]);
    snapshot.end().await.unwrap();
    assert_eq!(public(&world, &world.ward).await[0].figures, []);
}

async fn whoever_saw_an_older_campaign_changes_nothing(world: World) {
    let (twin, id) = (&world.commune, add(&world, &world.commune, true).await);
    let save = async |version, is_public| {
        let text = &signatures(is_public);
        let write = |tx: Tx| async move { tx.publisher(by(twin)).save_campaign(id, version, text, minute(3)).await };
        world.store.write(write).await.unwrap()
    };
    assert_eq!(save(1, false).await, CampaignSaved::Done(id));
    assert!(matches!(save(1, true).await, CampaignSaved::Stale(saved) if !saved.campaign.text.is_public));
    assert!(public(&world, twin).await.is_empty());
    note(&world, twin, id, figure(27, 980)).await;
    let remove = async |version| {
        let write = |tx: Tx| async move { tx.publisher(by(twin)).remove_campaign(id, version).await };
        world.store.write(write).await.unwrap()
    };
    assert!(matches!(remove(1).await, CampaignSaved::Stale(_)));
    assert_eq!(remove(2).await, CampaignSaved::Done(id));
    assert!(world.snapshot().await.desk(&twin.writer).campaigns().await.unwrap().is_empty());
}
