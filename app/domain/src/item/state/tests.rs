use super::*;
use crate::access::{Actor, Desk, Membership, Role};
use crate::block::BlockKey;
use crate::item::{Circumstances, ItemField, ItemForm, ItemKind, ItemText, Refusal, refusals};
use crate::media::Lacks;
use crate::moment::CivilDate;
use crate::person::PersonId;
use crate::unit::UnitId;

fn day(text: &str) -> CivilDate {
    CivilDate::parse(text).unwrap()
}

fn text(kind: ItemKind, values: &[(ItemField, &str)]) -> ItemText {
    let form = ItemForm::default().with(ItemField::Title, "x");
    values.iter().fold(form, |form, (field, value)| form.with(*field, *value)).check(kind).unwrap()
}

const LAN: PersonId = PersonId(7);

fn desk(role: Role) -> Desk {
    let unit = UnitId(1);
    Actor::new(LAN, vec![Membership { role, unit: Some(unit) }]).desk(unit).unwrap()
}

fn approver() -> Desk {
    desk(Role::Approver)
}

fn able<'a>(desk: &'a Desk, text: &'a ItemText) -> Circumstances<'a> {
    const NOTHING: &Lacks =
        &Lacks { missing: false, waiting: false, undescribed: false, unconsented: false, blocks: Vec::new() };
    Circumstances { desk, saved_by: LAN, self_approval: true, text, day: day("05/02/2024"), lacks: NOTHING }
}

fn standing(state: ItemState) -> Standing {
    Standing { state, ..Standing::NEW }
}

fn why_not(state: ItemState, text: &ItemText) -> Vec<Refusal> {
    refusals(Step::Publish, standing(state), able(&approver(), text))
}

const STEPS: [Step; 13] = [
    Step::Save,
    Step::Submit,
    Step::Recall,
    Step::Return,
    Step::Publish,
    Step::Schedule,
    Step::Unschedule,
    Step::PublishOnTime { is_newest: true },
    Step::PublishOnTime { is_newest: false },
    Step::Withdraw,
    Step::Expire,
    Step::Archive,
    Step::Unarchive,
];

fn everywhere() -> impl Iterator<Item = Standing> {
    let reviews = [Review::Open, Review::Submitted, Review::Returned];
    ItemState::ALL.into_iter().flat_map(move |state| {
        reviews
            .into_iter()
            .flat_map(move |review| [false, true].map(|is_scheduled| Standing { state, review, is_scheduled }))
    })
}

#[test]
fn buttons_know_why_not() {
    let ready = text(ItemKind::Article, &[(ItemField::Body, "x")]);
    assert_eq!(why_not(ItemState::Draft, &ready), []);
    let empty = text(ItemKind::Article, &[]);
    let writer = desk(Role::Writer);
    let all = refusals(Step::Publish, standing(ItemState::Published), able(&writer, &empty));
    assert_eq!(all, [Refusal::NoPower, Refusal::EmptyBody, Refusal::NothingNew]);
    let withdraw = |state| refusals(Step::Withdraw, standing(state), able(&approver(), &ready));
    assert_eq!(withdraw(ItemState::PublishedWithDraft), []);
    assert_eq!(withdraw(ItemState::Withdrawn), [Refusal::NotPublic]);
}

#[test]
fn a_unit_may_want_two_pairs_of_eyes() {
    let ready = text(ItemKind::Article, &[(ItemField::Body, "x")]);
    let approver = approver();
    let strict = Circumstances { self_approval: false, ..able(&approver, &ready) };
    for step in [Step::Publish, Step::Schedule] {
        assert_eq!(refusals(step, Standing::NEW, strict), [Refusal::OwnText]);
        assert_eq!(refusals(step, Standing::NEW, Circumstances { saved_by: PersonId(8), ..strict }), []);
    }
    for step in [Step::Submit, Step::Save] {
        assert_eq!(refusals(step, Standing::NEW, strict), []);
    }
    let member = desk(Role::TeamMember);
    let watching = Circumstances { desk: &member, ..strict };
    assert_eq!(refusals(Step::Submit, Standing::NEW, watching), [Refusal::MayNotWrite]);
}

#[test]
fn a_notice_needs_a_last_day_that_is_not_over() {
    let body = (ItemField::Body, "x");
    let until = |day| text(ItemKind::Notice, &[body, (ItemField::ValidUntil, day)]);
    assert_eq!(why_not(ItemState::Draft, &text(ItemKind::Notice, &[body])), [Refusal::NoLastDay]);
    assert_eq!(why_not(ItemState::Draft, &until("04/02/2024")), [Refusal::AlreadyOver]);
    assert_eq!(why_not(ItemState::Draft, &until("05/02/2024")), []);
    assert_eq!(why_not(ItemState::PublishedWithDraft, &until("04/02/2024")), [], "an old notice may be corrected");
}

#[test]
fn an_event_needs_a_day_and_may_say_everything_in_it() {
    assert_eq!(why_not(ItemState::Draft, &text(ItemKind::Event, &[])), [Refusal::NoDay]);
    let event = text(ItemKind::Event, &[(ItemField::StartsOn, "01/02/2024")]);
    assert_eq!(why_not(ItemState::Draft, &event), [], "what took place may be told afterwards");
}

#[test]
fn a_guide_needs_a_topic_two_steps_and_a_day_on_which_somebody_followed_it() {
    let guide = |values: &[(ItemField, &str)]| why_not(ItemState::Draft, &text(ItemKind::Guide, values));
    let (body, topic) = ((ItemField::Body, "# Một\n\n# Hai"), (ItemField::Topic, "vneid"));
    assert_eq!(guide(&[]), [Refusal::EmptyBody, Refusal::NoTopic, Refusal::NotChecked]);
    assert_eq!(
        guide(&[(ItemField::Body, "# Một"), topic, (ItemField::CheckedOn, "05/02/2024")]),
        [Refusal::TooFewSteps]
    );
    assert_eq!(guide(&[body, topic, (ItemField::CheckedOn, "06/02/2024")]), [Refusal::CheckedLater]);
    assert_eq!(guide(&[body, topic, (ItemField::CheckedOn, "05/02/2024")]), []);
}

#[test]
fn a_step_is_refused_exactly_where_no_edge_is_drawn() {
    let ready = text(ItemKind::Article, &[(ItemField::Body, "x")]);
    for from in everywhere() {
        for step in STEPS {
            let refused = !refusals(step, from, able(&approver(), &ready)).is_empty();
            assert_eq!(refused, step.from(from).is_none(), "{step:?} from {from:?}");
        }
    }
}

#[test]
fn nothing_becomes_public_but_by_an_approval() {
    for from in everywhere().filter(|from| !from.state.is_public()) {
        for step in STEPS {
            let Some(to) = step.from(from).filter(|to| to.state.is_public()) else { continue };
            let on_time = matches!(step, Step::PublishOnTime { .. }) && from.is_scheduled;
            assert!(step == Step::Publish || on_time, "{step:?} made {from:?} into {to:?}");
        }
    }
}

#[test]
fn nothing_typed_is_refused_and_what_is_public_stays_so_while_it_is_rewritten() {
    for from in everywhere() {
        let to = Step::Save.from(from).expect("a text is always kept");
        assert_eq!(to.state.is_public(), from.state.is_public());
        assert_eq!(to.review, from.review);
    }
    for step in [Step::Submit, Step::Recall, Step::Return, Step::Schedule, Step::Unschedule] {
        for from in everywhere().filter(|from| from.state.is_public()) {
            assert!(step.from(from).is_none_or(|to| to.state.is_public()), "{step:?} from {from:?}");
        }
    }
}

#[test]
fn pictures_that_lack_something_keep_a_text_from_the_public() {
    let (approver, ready) = (desk(Role::Approver), text(ItemKind::Article, &[(ItemField::Body, "x")]));
    let block = BlockKey::parse("gio-lam-viec").unwrap();
    let all = Lacks { missing: true, waiting: true, undescribed: true, unconsented: true, blocks: vec![block.clone()] };
    let lacking = Circumstances { lacks: &all, ..able(&approver, &ready) };
    for step in [Step::Submit, Step::Publish, Step::Schedule] {
        assert_eq!(
            refusals(step, Standing::NEW, lacking),
            [
                Refusal::FileMissing,
                Refusal::PictureWaiting,
                Refusal::PictureUndescribed,
                Refusal::NoConsent,
                Refusal::BlockMissing(block.clone()),
            ]
        );
    }
    assert!(Refusal::BlockMissing(block).sentence().contains("{{gio-lam-viec}}"));
    assert_eq!(refusals(Step::Save, Standing::NEW, lacking), [], "a draft may lack them");
}
