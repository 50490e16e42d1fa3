//! After each deed: is all as the model says?

use domain::item::{ItemState, ItemText};
use store::{DeskItem, PublicItem};

use super::model::Seen;
use super::play::Play;
use super::stage::Stage;

impl Play<'_> {
    pub(super) async fn check(&self) {
        let model = &self.model;
        let item = self.item().await;
        assert_eq!((item.version, item.number, &item.text), (model.version, model.newest.number, &model.newest.text));
        assert_eq!((item.standing(), item.penned.person), (model.standing, model.newest.by));
        let promise = model.promise.as_ref().map(|promise| (promise.number, promise.at));
        assert_eq!(item.way.scheduled.as_ref().map(|scheduled| (scheduled.number, scheduled.at)), promise);
        assert_eq!(item.way.expires, model.expires);
        model.holds(&self.stage.stored(self.id).await);
        self.check_public(&item).await;
        assert_eq!(self.stage.recorded().await - self.before.0, model.recorded, "entries of the record");
        assert_eq!(self.stage.twin().await, self.before.1, "the twin");
        assert_eq!(shown(self.stage).await - self.before.2, model.shown, "changes for residents");
    }

    /// Residents read what was approved and nothing else.
    async fn check_public(&self, item: &DeskItem) {
        let snapshot = self.core().store.snapshot().await.expect("a snapshot");
        let site = snapshot.site(self.stage.world.a.unit);
        let Some(slug) = &item.slug else { return assert_eq!(self.model.seen, Seen::Never) };
        let found = site.item(slug).await.expect("a read");
        let (state, seen) = match found {
            Some(PublicItem::Live(live)) => (ItemState::Published, Some(live)),
            Some(PublicItem::WithdrawnWithNotice(live, _)) => (ItemState::Withdrawn, Some(live)),
            Some(PublicItem::Gone(_)) => (ItemState::Withdrawn, None),
            other => panic!("{other:?}"),
        };
        let said = |text: &ItemText| (text.title.clone(), text.summary.clone(), text.body.clone());
        let seen = seen.map(|live| (live.text.title, live.text.summary, live.text.body));
        let expected = match &self.model.seen {
            Seen::Live(text) => (ItemState::Published, Some(said(text))),
            Seen::UnderNotice(text) => (ItemState::Withdrawn, Some(said(text))),
            Seen::Gone => (ItemState::Withdrawn, None),
            Seen::Never => panic!("{slug} was never public"),
        };
        assert_eq!((state, seen), expected);
        let news = site.news(1, 200).await.expect("a read").items;
        let titles: Vec<_> = news.iter().filter(|line| line.slug == *slug).map(|line| &line.title).collect();
        let title = expected.1.filter(|_| state == ItemState::Published).map(|(title, _, _)| title);
        assert_eq!(titles, title.iter().collect::<Vec<_>>());
    }
}

/// The version of what residents see.
pub(super) async fn shown(stage: &Stage) -> u64 {
    let snapshot = stage.world.core.store.snapshot().await.expect("a snapshot");
    snapshot.site(stage.world.a.unit).version().await.expect("a read")
}
