//! The palette of a unit: chosen at its desk, worn by its pages and by nobody else's.

use domain::access::Role;
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, Statement};
use store::Location;

use super::process::run;
use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{PASSWORD, Twin, World, email, sign_in};

fn path(twin: &Twin) -> String {
    format!("/don-vi/{}/giao-dien", twin.slug)
}

async fn opened(desk: &mut Client, twin: &Twin) -> (String, String) {
    let page = desk.get(&path(twin)).await.expect(200);
    (page.value_of("csrf"), page.value_of("phien_ban"))
}

async fn choose(desk: &mut Client, twin: &Twin, palette: &str) -> Answer {
    let (csrf, version) = opened(desk, twin).await;
    desk.post(&path(twin), &[("csrf", &csrf), ("phien_ban", &version), ("bo_mau", palette)]).await
}

/// The palette of whose button is pressed.
fn pressed(page: &Answer) -> Option<String> {
    let text = page.text();
    let radios = text.split("<input ").filter(|tag| tag.starts_with("type=\"radio\""));
    let mut chosen =
        radios.filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag).filter(|tag| tag.contains("checked"));
    let value = chosen.next()?.split_once("value=\"")?.1.split_once('"')?.0.to_owned();
    assert!(chosen.next().is_none(), "two are pressed in:\n{text}");
    Some(value)
}

pub(super) async fn audited(world: &World, action: &str) -> Vec<(i64, String)> {
    let Location::Sqlite(file) = &world.database else { panic!("these tests run on SQLite") };
    let raw = Database::connect(format!("sqlite:{}", file.display())).await.expect("the file");
    let sql = format!("SELECT unit_id, detail FROM audit WHERE action = '{action}' ORDER BY id");
    let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql)).await.expect("rows");
    let rows =
        rows.iter().map(|row| (row.try_get_by_index(0).expect("a unit"), row.try_get_by_index(1).expect("a text")));
    rows.collect()
}

#[tokio::test]
async fn what_the_administrator_chooses_every_page_of_the_unit_wears_and_no_page_of_its_twin() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let (mut site, mut twin) = (world.on(world.a.slug), world.on(world.b.slug));
    let (worn, usual) = ("<html lang=\"vi\" class=\"palette-bien\">", "<html lang=\"vi\" class=\"palette-nuoc\">");
    let article = "/tin-tuc/lich-tiep-cong-dan-thang-02";
    let kept = site.get("/").await.expect(200).shows(usual).header("etag").to_owned();
    twin.get("/").await.expect(200).shows(usual);
    desk.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200).shows(&path(&world.a));
    assert_eq!(pressed(&desk.get(&path(&world.a)).await.expect(200)).as_deref(), Some("nuoc"));

    choose(&mut desk, &world.a, "bien").await.leads_to(&format!("{}?da=luu", path(&world.a)));
    // A reader who kept the page is not told that it is still the same.
    let page = site.get_with("/", &[("if-none-match", &kept)]).await.expect(200).shows(worn);
    assert!(!page.text().contains("palette-nuoc\""), "{}", page.text());
    for at in ["/", "/tin-tuc", article, "/tro-nang"] {
        site.get(at).await.expect(200).shows(worn);
    }
    site.get("/khong-co").await.expect(404).shows(worn);
    site.get("/tin-tuc/khong-co").await.expect(404).shows(worn);
    desk.get(&format!("/don-vi/{}/bai-viet/{}/xem-truoc", world.a.slug, world.a.draft.0)).await.expect(200).shows(worn);
    for at in ["/", article, "/khong-co"] {
        twin.get(at).await.shows(usual);
    }
    world.on("").get("/").await.expect(200).shows(usual);
    let page = desk.get(&format!("{}?da=luu", path(&world.a))).await.expect(200).shows("Mọi trang của đơn vị");
    assert_eq!(pressed(&page).as_deref(), Some("bien"));
    let told = r#"{"changes":[{"after":"bien","before":"nuoc","field":"palette"}]}"#.to_owned();
    assert_eq!(audited(&world, "unit.palette").await, [(world.a.unit.0, told)]);
}

#[tokio::test]
async fn the_portal_wears_what_the_province_chose() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let province = "/don-vi/tinh-ba-ria-vung-tau/giao-dien";
    let page = desk.get(province).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    desk.post(province, &[("csrf", &csrf), ("phien_ban", &version), ("bo_mau", "sen")]).await.expect(303);
    for at in ["/", "/tin-tuc", "/tim-don-vi", "/khong-co"] {
        world.on("").get(at).await.shows("class=\"palette-sen\"");
    }
    world.on(world.a.slug).get("/").await.expect(200).shows("class=\"palette-nuoc\"");
}

#[tokio::test]
async fn what_is_no_palette_is_refused_and_a_stale_choice_is_shown_again() {
    let world = World::new().await;
    let mut one = world.signed_in(Role::UnitAdmin, &world.a).await;
    for none in ["", "xanh", "palette-bien"] {
        let page = choose(&mut one, &world.a, none).await.expect(422).shows("Hãy chọn một trong các bộ màu");
        assert_eq!(pressed(&page), None, "{none:?}");
    }
    // Somebody else saves what the unit says of itself, then a palette.
    let mut other = world.signed_in(Role::PlatformAdmin, &world.a).await;
    let (csrf, version) = opened(&mut one, &world.a).await;
    choose(&mut other, &world.a, "rung").await.expect(303);
    let fields = [("csrf", csrf.as_str()), ("phien_ban", &version), ("bo_mau", "dat")];
    let page = one.post(&path(&world.a), &fields).await.expect(409).shows("Chưa lưu: thông tin của đơn vị vừa được");
    assert_eq!(pressed(&page).as_deref(), Some("dat"));
    world.on(world.a.slug).get("/").await.expect(200).shows("palette-rung");
    // Having seen that, they may go on.
    let version = page.value_of("phien_ban");
    let fields = [("csrf", csrf.as_str()), ("phien_ban", &version), ("bo_mau", "dat")];
    one.post(&path(&world.a), &fields).await.expect(303);
    world.on(world.a.slug).get("/").await.expect(200).shows("palette-dat");
    // A form of another session changes nothing.
    let version = opened(&mut one, &world.a).await.1;
    let fields = [("csrf", "của phiên trước"), ("phien_ban", version.as_str()), ("bo_mau", "sen")];
    let page = one.post(&path(&world.a), &fields).await.expect(403);
    assert_eq!(pressed(&page).as_deref(), Some("sen"));
    world.on(world.a.slug).get("/").await.expect(200).shows("palette-dat");
}

#[tokio::test]
async fn a_choice_made_while_the_session_ended_is_there_after_signing_in_again() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let (_, version) = opened(&mut desk, &world.a).await;
    desk.cookie = None;
    let at = path(&world.a);
    desk.post(&at, &[("csrf", "cũ"), ("phien_ban", &version), ("bo_mau", "sen")]).await.expect(401);
    let more = [("tiep", at.as_str()), ("giu.bo_mau", "sen"), ("giu.phien_ban", &version)];
    let page = sign_in(&mut desk, &email(Role::UnitAdmin, world.a.slug), PASSWORD, &more).await.expect(200);
    assert_eq!(pressed(&page).as_deref(), Some("sen"));
    world.on(world.a.slug).get("/").await.expect(200).shows("palette-nuoc");
}

#[test]
fn the_command_line_chooses_by_the_same_rules() {
    let folder = tempfile::tempdir().expect("a folder");
    let choose = |unit: &str, palette: &str| {
        let output = run(folder.path(), &["units", "palette", "--unit", unit, "--palette", palette], "");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.success(), format!("{}{}", text(&output.stdout), text(&output.stderr)))
    };
    let (done, said) = choose("xa-hoa-long", "bien");
    assert!(done && said.contains("Xã Hòa Long wears Biển."), "{said}");
    let (done, said) = choose("xa-hoa-long", "xanh");
    assert!(!done && said.contains("none of nuoc, rung, dat, bien, sen"), "{said}");
    let (done, said) = choose("xa-khong-co", "sen");
    assert!(!done && said.contains("there is no unit"), "{said}");
}
