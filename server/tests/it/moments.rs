//! Moments set beforehand stay in their order: what is to end begins before.

use domain::access::Role;

use super::approval::{item, post};
use super::support::world::World;

#[tokio::test]
async fn a_text_is_not_put_off_behind_the_end_of_its_item() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::Approver, &world.a).await;
    let page = item(&world.a, world.a.draft.0);
    let begins = |clock: &'static str| [("viec", "hen"), ("ngay_dang", "30/01/2024"), ("gio_dang", clock)];
    let ends = [("viec", "han"), ("ngay_het_han", "30/01/2024"), ("gio_het_han", "17:00")];
    post(&mut desk, &page, "/hen-gio", &begins("7:30")).await.leads_to(&format!("{page}?da=hen"));
    post(&mut desk, &page, "/hen-gio", &ends).await.leads_to(&format!("{page}?da=han"));
    // At 17:00 it would not be public yet, and from 18:00 on without an end.
    for late in ["18:00", "17:00"] {
        let answer = post(&mut desk, &page, "/hen-gio", &begins(late)).await.expect(422).shows("trước hạn");
        assert_eq!(answer.value_of("gio_dang"), late);
    }
    post(&mut desk, &page, "/hen-gio", &begins("16:59")).await.leads_to(&format!("{page}?da=hen"));
    post(&mut desk, &page, "/hen-gio", &[("viec", "bo_han")]).await.leads_to(&format!("{page}?da=bo-han"));
    post(&mut desk, &page, "/hen-gio", &begins("18:00")).await.leads_to(&format!("{page}?da=hen"));
}
