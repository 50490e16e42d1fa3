//! People, their roles and their one-time links.

use domain::access::{Actor, Membership, Role};
use domain::one_time_link::LinkPurpose;
use domain::person::{EmailAddress, PersonId};
use store::{LinkRow, StoreError, Tx};

use crate::world::{World, minute};

both_engines! {
    a_person_is_found_by_address_and_number,
    an_address_belongs_to_one_person,
    an_actor_has_every_role_and_a_disabled_person_is_none,
    a_person_without_roles_is_an_actor_without_desks,
    whether_somebody_runs_the_platform,
    a_password_can_be_set,
    a_link_is_used_once_however_many_try,
    an_expired_or_unknown_link_is_none,
    voided_links_open_nothing_and_later_ones_do,
    the_last_of_two_administrators_stays_however_they_race,
    whom_a_unit_invited_it_sees_as_a_stranger_until_they_come,
}

async fn a_person_is_found_by_address_and_number(world: World) {
    let lan = EmailAddress::parse("lan@xa-phuoc-hung.gov.vn").unwrap();
    let person = world.store.people().by_email(&lan).await.unwrap().unwrap();
    assert_eq!((person.id, person.name.as_str()), (world.commune.writer.person(), "Nguyễn Thị Lan"));
    assert_eq!((person.password_hash.as_deref(), person.disabled), (Some("a hash"), false));
    assert_eq!(world.store.people().by_id(person.id).await.unwrap(), Some(person.clone()));
    let shown = format!("{person:?}");
    assert!(!shown.contains("hash") && !shown.contains("lan@") && !shown.contains("Lan"), "{shown}");
    let nobody = EmailAddress::parse("ai@do.vn").unwrap();
    assert_eq!(world.store.people().by_email(&nobody).await.unwrap(), None);
    assert_eq!(world.store.people().by_id(PersonId(i64::MAX)).await.unwrap(), None);
}

async fn an_address_belongs_to_one_person(world: World) {
    let lan = &EmailAddress::parse("lan@xa-phuoc-hung.gov.vn").unwrap();
    let again = world.store.write(|tx: Tx| async move { tx.people().add(lan, "Khác", None, minute(1)).await });
    assert!(matches!(again.await, Err(StoreError::Duplicate("e-mail address"))));
    assert_eq!(world.store.people().by_email(lan).await.unwrap().unwrap().name, "Nguyễn Thị Lan");
}

async fn an_actor_has_every_role_and_a_disabled_person_is_none(world: World) {
    let (ours, theirs) = (world.commune.unit, world.ward.unit);
    let lan = world.commune.writer.person();
    let both = Membership { role: Role::Approver, unit: Some(theirs) };
    for _ in 0..2 {
        world.store.write(|tx: Tx| async move { tx.people().grant(lan, both).await }).await.unwrap();
    }
    let actor = world.store.people().actor(lan).await.unwrap().unwrap();
    assert_eq!(actor.memberships().len(), 2, "granting twice is granting once");
    assert!(actor.desk(ours).unwrap().publisher().is_none());
    assert!(actor.desk(theirs).unwrap().publisher().is_some());
    assert!(world.store.write(|tx: Tx| async move { tx.people().revoke(lan, both).await }).await.unwrap());
    assert!(!world.store.write(|tx: Tx| async move { tx.people().revoke(lan, both).await }).await.unwrap());
    assert!(world.store.people().actor(lan).await.unwrap().unwrap().desk(theirs).is_none());

    world.store.write(|tx: Tx| async move { tx.people().set_disabled(lan, true).await }).await.unwrap();
    assert_eq!(world.store.people().actor(lan).await.unwrap(), None);
    assert_eq!(world.store.people().actor(PersonId(i64::MAX)).await.unwrap(), None);
}

async fn a_person_without_roles_is_an_actor_without_desks(world: World) {
    let email = &EmailAddress::parse("moi@trangxa.vn").unwrap();
    let person =
        world.store.write(|tx: Tx| async move { tx.people().add(email, "Mới", None, minute(1)).await }).await.unwrap();
    let actor = world.store.people().actor(person).await.unwrap().unwrap();
    assert!(actor.memberships().is_empty());
    assert_eq!(world.store.people().by_id(person).await.unwrap().unwrap().password_hash, None);
}

async fn whether_somebody_runs_the_platform(world: World) {
    assert!(world.store.people().any_platform_admin().await.unwrap());
    let admin = world.admin;
    let on_platform = Membership { role: Role::PlatformAdmin, unit: None };
    world.store.write(|tx: Tx| async move { tx.people().grant(admin, on_platform).await }).await.unwrap();
    assert_eq!(world.store.people().actor(admin).await.unwrap().unwrap().memberships().len(), 1);
    world.store.write(|tx: Tx| async move { tx.people().set_disabled(admin, true).await }).await.unwrap();
    assert!(!world.store.people().any_platform_admin().await.unwrap());
    // The role tied to a unit is worth nothing.
    let (lan, unit) = (world.commune.writer.person(), Some(world.commune.unit));
    let odd = Membership { role: Role::PlatformAdmin, unit };
    world.store.write(|tx: Tx| async move { tx.people().grant(lan, odd).await }).await.unwrap();
    assert!(!world.store.people().any_platform_admin().await.unwrap());
}

async fn a_password_can_be_set(world: World) {
    let lan = world.commune.writer.person();
    assert!(world.store.write(|tx: Tx| async move { tx.people().set_password(lan, "another").await }).await.unwrap());
    let hash = world.store.people().by_id(lan).await.unwrap().unwrap().password_hash;
    assert_eq!(hash.as_deref(), Some("another"));
    let nobody = PersonId(i64::MAX);
    assert!(!world.store.write(|tx: Tx| async move { tx.people().set_password(nobody, "x").await }).await.unwrap());
}

async fn a_link_is_used_once_however_many_try(world: World) {
    let (lan, digest) = (world.commune.writer.person(), [7; 32]);
    world.store.write(|tx: Tx| async move { tx.people().add_link(&digest, &link(lan)).await }).await.unwrap();
    let wanted = link(lan);
    assert_eq!(world.store.people().link(&digest, minute(9)).await.unwrap(), Some(wanted));
    let mut tasks = Vec::new();
    for _ in 0..16 {
        let store = world.store.clone();
        tasks.push(tokio::spawn(async move {
            store.write(|tx: Tx| async move { tx.people().use_link(&digest, minute(9)).await }).await.unwrap()
        }));
    }
    let mut used = 0;
    for task in tasks {
        used += u32::from(task.await.unwrap());
    }
    assert_eq!(used, 1);
    assert_eq!(world.store.people().link(&digest, minute(9)).await.unwrap(), None);
}

async fn an_expired_or_unknown_link_is_none(world: World) {
    let (lan, digest) = (world.commune.writer.person(), [8; 32]);
    world.store.write(|tx: Tx| async move { tx.people().add_link(&digest, &link(lan)).await }).await.unwrap();
    assert_eq!(world.store.people().link(&digest, minute(10)).await.unwrap(), None);
    assert_eq!(world.store.people().link(&[9; 32], minute(1)).await.unwrap(), None);
    let late = world.store.write(|tx: Tx| async move { tx.people().use_link(&digest, minute(10)).await });
    assert!(!late.await.unwrap());
    let in_time = world.store.write(|tx: Tx| async move { tx.people().use_link(&digest, minute(9)).await });
    assert!(in_time.await.unwrap(), "trying too late does not use it up");
}

async fn voided_links_open_nothing_and_later_ones_do(world: World) {
    let (lan, used, unused, later) = (world.commune.writer.person(), [7; 32], [8; 32], [9; 32]);
    for digest in [&used, &unused] {
        world.store.write(|tx: Tx| async move { tx.people().add_link(digest, &link(lan)).await }).await.unwrap();
    }
    assert!(world.store.write(|tx: Tx| async move { tx.people().use_link(&used, minute(1)).await }).await.unwrap());
    assert_eq!(world.store.write(|tx: Tx| async move { tx.people().void_links().await }).await.unwrap(), 1);
    assert_eq!(world.store.people().link(&unused, minute(2)).await.unwrap(), None);
    assert!(!world.store.write(|tx: Tx| async move { tx.people().use_link(&unused, minute(2)).await }).await.unwrap());
    world.store.write(|tx: Tx| async move { tx.people().add_link(&later, &link(lan)).await }).await.unwrap();
    assert!(world.store.people().link(&later, minute(2)).await.unwrap().is_some());
}

fn link(person: PersonId) -> LinkRow {
    LinkRow { person, purpose: LinkPurpose::Password, email: None, expires_at: minute(10) }
}

async fn the_last_of_two_administrators_stays_however_they_race(world: World) {
    let unit = Some(world.commune.unit);
    let pair = [world.commune.writer.person(), world.commune.approver.person()];
    let runs = Membership { role: Role::UnitAdmin, unit };
    for _ in 0..20 {
        let give = world.store.write(|tx: Tx| async move {
            for person in pair {
                tx.people().grant(person, runs).await?;
            }
            Ok::<_, StoreError>(())
        });
        give.await.unwrap();
        let tasks = pair.map(|person| {
            let store = world.store.clone();
            tokio::spawn(async move {
                let taken = store.write(|tx: Tx| async move {
                    tx.people().one_at_a_time().await?;
                    let others = tx.people().administrators(unit).await?.iter().any(|other| *other != person);
                    if others { tx.people().revoke(person, runs).await } else { Ok(false) }
                });
                taken.await.unwrap()
            })
        });
        let mut taken = 0;
        for task in tasks {
            taken += u32::from(task.await.unwrap());
        }
        assert_eq!(taken, 1);
        let left = world.store.write(|tx: Tx| async move { tx.people().administrators(unit).await });
        assert_eq!(left.await.unwrap().len(), 1);
    }
}

async fn whom_a_unit_invited_it_sees_as_a_stranger_until_they_come(world: World) {
    let (unit, lan) = (world.ward.unit, world.commune.writer.person());
    let what = Membership { role: Role::Writer, unit: Some(unit) };
    let invite = world.store.write(|tx: Tx| async move {
        tx.people().grant(lan, what).await?;
        tx.people().note_invited(lan, what, "Bạn Quen").await
    });
    invite.await.unwrap();
    let runs = Membership { role: Role::UnitAdmin, unit: Some(unit) };
    let by = Actor::new(PersonId(1), vec![runs]).desk(unit).unwrap().administrator().unwrap();
    let seen = async || {
        let people = world.store.people().of_unit(by, minute(6)).await.unwrap();
        let lan = people.into_iter().find(|person| person.id == lan).unwrap();
        (lan.name, lan.accepted)
    };
    assert_eq!(seen().await, ("Bạn Quen".to_owned(), false));
    assert!(world.store.people().is_waited_for(lan, unit).await.unwrap());
    assert!(!world.store.people().is_waited_for(lan, world.commune.unit).await.unwrap());
    world.store.write(|tx: Tx| async move { tx.people().note_came(lan, unit).await }).await.unwrap();
    assert_eq!(seen().await, ("Nguyễn Thị Lan".to_owned(), true));
}
