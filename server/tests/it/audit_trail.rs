//! The record at the desk: what is told of a deed and what never is, who reads it, how it is searched and taken along.

use std::collections::BTreeSet;
use std::path::Path;

use domain::access::Role;
use domain::audit_words::DEEDS;
use domain::origin::Origin;
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use server::web::app::App;
use server::web::assets::AssetTable;
use server::web::service::Service;
use store::Location;

use super::process::run;
use super::support::client::Client;
use super::support::world::{ORIGIN, PASSWORD, Twin, World, email, sign_in};

fn path(twin: &Twin) -> String {
    format!("/don-vi/{}/nhat-ky", twin.slug)
}

async fn raw(database: &Location) -> DatabaseConnection {
    let Location::Sqlite(file) = database else { panic!("these tests run on SQLite") };
    Database::connect(format!("sqlite:{}", file.display())).await.expect("the file")
}

/// Every column of every entry whose action begins so, in the order of the numbers.
async fn rows(database: &Location, action: &str) -> Vec<String> {
    let raw = raw(database).await;
    let sql = format!(
        "SELECT action || '|' || coalesce(person_id, '-') || '|' || coalesce(person_name, '-') || '|' || \
         coalesce(unit_id, '-') || '|' || coalesce(unit_name, '-') || '|' || coalesce(object_kind, '-') || '|' || \
         coalesce(object_id, '-') || '|' || detail || '|' || coalesce(client, '-') || '|' || coalesce(request, '-') \
         FROM audit WHERE action LIKE '{action}%' ORDER BY id"
    );
    let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql)).await.expect("rows");
    let lines = rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect();
    raw.close().await.expect("an end");
    lines
}

async fn csrf_of(client: &mut Client) -> String {
    client.get("/").await.expect(200).value_of("csrf")
}

/// Deeds as they stand on the page: who did what to what.
fn sentences(page: &super::support::answer::Answer) -> Vec<String> {
    let words = |text: &str| {
        let pieces = text.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, words)| words);
        pieces.collect::<String>()
    };
    let text = page.text();
    let deeds = text.split("<p><strong>").skip(1).filter_map(|rest| rest.split_once("</p>"));
    deeds.map(|(deed, _)| words(&format!("<x>{deed}"))).collect()
}

#[test]
fn every_deed_of_the_actions_has_its_words_and_no_words_are_left_over() {
    let groups = [
        "item",
        "file",
        "block",
        "category",
        "officer",
        "hamlet",
        "team",
        "request",
        "activity",
        "report",
        "equipment",
        "campaign",
        "alert",
        "share",
        "directive",
        "unit",
        "person",
        "session",
    ];
    let is_code = |text: &str| {
        text.split_once('.').is_some_and(|(group, deed)| {
            groups.contains(&group) && !deed.is_empty() && deed.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        })
    };
    let mut places = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/actions")];
    let mut used = BTreeSet::new();
    while let Some(place) = places.pop() {
        if place.is_dir() {
            places.extend(std::fs::read_dir(place).expect("the actions").map(|entry| entry.expect("an entry").path()));
            continue;
        }
        let text = std::fs::read_to_string(place).expect("a file");
        used.extend(text.split('"').filter(|text| is_code(text)).map(str::to_owned));
        // What is recorded under another prefix would not be found above.
        for action in text.split("action: \"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(is_code(action), "{action}: add its group to this test");
        }
    }
    let known: BTreeSet<String> = DEEDS.iter().map(|deed| deed.code.to_owned()).collect();
    assert!(used.len() > 25, "{used:?}");
    assert_eq!(used, known);
}

#[tokio::test]
async fn of_an_officer_no_value_is_kept_but_that_it_changed() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let csrf = csrf_of(&mut desk).await;
    let list = format!("/don-vi/{}/can-bo", world.a.slug);
    let officer = |phone: &'static str, version: &'static str| {
        vec![
            ("csrf", csrf.clone()),
            ("phien_ban", version.to_owned()),
            ("loai", "contact".to_owned()),
            ("ho_ten", "Võ Thị Tám".to_owned()),
            ("chuc_vu", "Công chức Tư pháp".to_owned()),
            ("dien_thoai", phone.to_owned()),
            ("thu_dien_tu", "tam.vo@phuochung.example.vn".to_owned()),
        ]
    };
    let pairs = |fields: &[(&'static str, String)]| {
        fields.iter().map(|(name, value)| (*name, value.clone())).collect::<Vec<_>>()
    };
    for (at, phone, version) in [("", "0254 3852 123", "0"), ("/1", "0254 3852 999", "1")] {
        let fields = pairs(&officer(phone, version));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        desk.post(&format!("{list}{at}"), &fields).await.expect(303);
    }
    desk.post(&format!("{list}/1/xoa"), &[("csrf", &csrf), ("phien_ban", "2")]).await.expect(303);
    let facts = [
        ("csrf", csrf.as_str()),
        ("phien_ban", "0"),
        ("dia_chi", "Ấp Bắc, xã Phước Hưng"),
        ("dien_thoai", "Văn phòng: 0254 3852 777"),
        ("thu_dien_tu", "vanphong@phuochung.example.vn"),
        ("nguoi_chiu_trach_nhiem", "Nguyễn Văn Ẩn"),
        ("chuc_vu", "Chủ tịch Ủy ban"),
        ("gioi_thieu", "Bà Lê Thị Bảy ở số 5 kể lại."),
    ];
    desk.post(&format!("/don-vi/{}/thong-tin", world.a.slug), &facts).await.expect(303);

    let everything = rows(&world.database, "").await.join("\n");
    let personal = [
        "3852",
        "852123",
        "852999",
        "Võ Thị Tám",
        "Tư pháp",
        "tam.vo",
        "vanphong@",
        "Văn Ẩn",
        "Chủ tịch Ủy",
        "Thị Bảy",
        "example.vn",
    ];
    for value in personal {
        assert!(!everything.contains(value), "{value} is in the record:\n{everything}");
    }
    let officers = rows(&world.database, "officer.").await;
    let actions: Vec<_> = officers.iter().map(|row| row.split('|').next().expect("an action")).collect();
    assert_eq!(actions, ["officer.add", "officer.save", "officer.remove"]);
    let fields = |row: &String| row.matches("\"field\":\"").count();
    assert_eq!(officers.iter().map(fields).collect::<Vec<_>>(), [5, 1, 5], "{officers:?}");
    assert!(officers[1].contains("\"field\":\"phone\""), "{}", officers[1]);
    assert!(rows(&world.database, "unit.facts").await[0].contains("Ấp Bắc, xã Phước Hưng"), "{everything}");

    let page = desk.get(&path(&world.a)).await.expect(200);
    let told = page.words();
    assert!(told.contains("Điện thoại công vụ") && told.contains("Đã thay. Mã đối chiếu"), "{told}");
    assert!(!told.contains("3852"), "{told}");
    let table = desk.get(&format!("{}?dang=csv", path(&world.a))).await.expect(200);
    assert!(!table.text().contains("3852") && table.text().contains("Điện thoại công vụ: ["), "{}", table.text());
}

#[tokio::test]
async fn a_deed_is_a_sentence_with_what_was_and_what_is() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let csrf = csrf_of(&mut desk).await;
    let item = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.a.draft.0);
    let page = desk.get(&item).await.expect(200);
    let version = page.value_of("phien_ban");
    let body = "Một nội dung hoàn toàn khác";
    let fields = [
        ("csrf", csrf.as_str()),
        ("phien_ban", &version),
        ("tieu_de", "=Bản nháp “đã” sửa"),
        ("tom_tat", "Tóm tắt mới"),
        ("noi_dung", body),
    ];
    desk.post(&item, &fields).await.expect(303);
    let version = desk.get(&item).await.expect(200).value_of("phien_ban");
    desk.post(&format!("{item}/dang"), &[("csrf", &csrf), ("phien_ban", &version)]).await.expect(303);

    let unit = format!("/don-vi/{}", world.a.slug);
    desk.get(&unit).await.expect(200).shows(&format!("href=\"{}\"", path(&world.a)));
    let page = desk.get(&path(&world.a)).await.expect(200);
    let name = "Nguyễn Thị Ngọc Lan";
    let told = sentences(&page);
    let number = world.a.draft.0;
    assert_eq!(told[0], format!("{name} đăng bài “=Bản nháp “đã” sửa” (số {number})"));
    assert_eq!(told[1], format!("{name} lưu bài “=Bản nháp “đã” sửa” (số {number})"));
    assert!(told.contains(&format!("{name} thêm chuyên mục “Lịch tiếp công dân tháng 02”")), "{told:?}");
    let words = page.words();
    for part in [
        "Thứ Bảy, 27/01/2024",
        "TrướcBản nháp chưa duyệt",
        "Sau=Bản nháp “đã” sửa",
        "SauTóm tắt mới",
        "Từ đâumạng 127.0.0.0/24",
        "Mã tra cứu",
        "Mọi việc với đối tượng này",
    ] {
        let squeezed: String = words.replace("  ", " ").replace("Trước ", "Trước").replace("Sau ", "Sau");
        assert!(squeezed.contains(part), "{part} is not in {squeezed}");
    }
    page.hides(body).shows(&format!("href=\"{item}\""));

    // In a spreadsheet a title is no formula.
    let table = desk.get(&format!("{}?dang=csv&viec=item.publish", path(&world.a))).await.expect(200);
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(table.header("content-disposition"), format!("attachment; filename=\"nhat-ky-{}.csv\"", world.a.slug));
    let text = table.text();
    let lines: Vec<_> = text.strip_prefix('\u{FEFF}').expect("a mark of UTF-8").split_terminator("\r\n").collect();
    assert!(lines[0].starts_with("Số,Thời điểm,Người làm,"), "{text}");
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[1].contains(",'=Bản nháp “đã” sửa,") && lines[1].contains(",đăng bài,item.publish,"), "{text}");
}

#[tokio::test]
async fn the_record_is_searched_by_person_deed_thing_and_day() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let at = path(&world.a);
    let all = sentences(&desk.get(&at).await.expect(200));
    assert_eq!(all.len(), 7 + 1, "{all:?}");
    let counted = async |desk: &mut Client, query: &str| {
        let page = desk.get(&format!("{at}?{query}")).await.expect(200);
        sentences(&page).len()
    };
    for (query, count) in [
        ("viec=bai-viet", 3),
        ("viec=item.publish", 1),
        ("viec=nguoi-dung", 4),
        ("viec=dang-nhap", 0),
        ("loai=category", 0),
        ("tu_ngay=27/01/2024", 8),
        ("tu_ngay=27/01/2024&den_ngay=27/01/2024", 8),
        ("den_ngay=26/01/2024", 0),
        ("tu_ngay=28/01/2024", 0),
        ("nguoi=khac", 4),
    ] {
        assert_eq!(counted(&mut desk, query).await, count, "{query}");
    }
    let own = format!("loai=item&so={}", world.a.published.0);
    assert_eq!(counted(&mut desk, &own).await, 2);
    // The twin's article is no thing of ours, and its people did nothing here.
    assert_eq!(counted(&mut desk, &format!("loai=item&so={}", world.b.published.0)).await, 0);
    let page = desk.get(&at).await.expect(200);
    let lan = page.text().split("<option value=\"").find_map(|rest| {
        let (id, label) = rest.split_once("\">")?;
        label.starts_with("Nguyễn").then(|| id.to_owned())
    });
    assert_eq!(counted(&mut desk, &format!("nguoi={}", lan.expect("somebody"))).await, 4);

    let page = desk.get(&format!("{at}?tu_ngay=31/02/2024&so=x&viec=khong-co&loai=x&nguoi=y")).await.expect(422);
    let words = page.words();
    for fault in ["không có ngày 31", "phải là một số", "Việc: hãy chọn", "Đối tượng: hãy chọn", "Người làm: hãy chọn"]
    {
        assert!(words.contains(fault), "{fault} is not in {words}");
    }
    assert_eq!(page.value_of("tu_ngay"), "31/02/2024");
    let page = desk.get(&format!("{at}?tu_ngay=28/01/2024&den_ngay=27/01/2024&dang=csv")).await.expect(422);
    page.shows("ngày cuối đang đứng trước");
    desk.get(&format!("{at}?den_ngay=26/01/2024")).await.expect(200).shows("Không có việc nào khớp");
}

#[tokio::test]
async fn pages_follow_each_other_and_a_table_says_when_it_is_cut() {
    let world = World::new().await;
    let raw = raw(&world.database).await;
    let more = |from: i64, to: i64| {
        format!(
            "INSERT INTO audit (at, unit_id, action, object_kind, object_id, detail) \
             WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {to}) \
             SELECT 1806317200000000 + i / 3, {}, 'item.save', 'item', i, '{{}}' FROM n",
            world.a.unit.0
        )
    };
    raw.execute_unprepared(&more(1, 120)).await.expect("entries");
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let mut at = format!("{}?viec=item.save", path(&world.a));
    let mut seen = Vec::new();
    for _ in 0..3 {
        let page = desk.get(&at).await.expect(200);
        seen.extend(sentences(&page));
        let older = page.links().into_iter().find(|link| link.contains("truoc="));
        at = older.unwrap_or_default();
        // Somebody works on meanwhile.
        raw.execute_unprepared(&more(1000 + 10 * i64::try_from(seen.len()).expect("few"), 1000))
            .await
            .expect("an entry");
    }
    assert_eq!(at, "", "the last page leads on");
    let wanted: Vec<String> = (1..=120).rev().map(|n| format!("Hệ thống lưu bài số {n}")).collect();
    assert_eq!(seen, wanted);
    let last = desk.get(&format!("{}?viec=item.save&truoc=999999999", path(&world.a))).await.expect(200);
    assert_eq!(sentences(&last).len(), 50, "a place that is not there is the newest");

    let table = desk.get(&format!("{}?viec=item.save&dang=csv", path(&world.a))).await.expect(200).text();
    assert_eq!(table.lines().count(), 1 + 120 + 3);
    raw.execute_unprepared(&more(5000, 54_999)).await.expect("entries");
    let table = desk.get(&format!("{}?dang=csv", path(&world.a))).await.expect(200).text();
    assert_eq!(table.lines().count(), 1 + 50_000 + 1);
    assert!(table.lines().next_back().expect("a line").starts_with("Còn nữa: bảng chỉ chứa 50.000 dòng"));
}

#[tokio::test]
async fn the_platform_reads_everything_and_a_unit_its_own() {
    let world = World::new().await;
    for twin in [&world.a, &world.b] {
        let mut desk = world.signed_in(Role::UnitAdmin, twin).await;
        let page = desk.get(&path(twin)).await.expect(200).shows("Bản nháp chưa duyệt").shows("Nhật ký");
        let other = if twin.slug == world.a.slug { &world.b } else { &world.a };
        page.hides(other.slug).hides("đăng nhập không thành công");
        desk.get(&path(other)).await.expect(404);
        desk.get(&format!("{}?dang=csv", path(other))).await.expect(404);
        desk.get("/nen-tang/nhat-ky?dang=csv").await.expect(404);
    }
    let mut approver = world.signed_in(Role::Approver, &world.a).await;
    approver.get(&path(&world.a)).await.expect(403);
    approver.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200).hides("/nhat-ky");

    let mut platform = world.signed_in(Role::PlatformAdmin, &world.a).await;
    platform.get("/nen-tang/don-vi").await.expect(200).shows("href=\"/nen-tang/nhat-ky\"");
    let page = platform.get("/nen-tang/nhat-ky").await.expect(200);
    page.shows("Xã Phước Hưng").shows("Phường Phước Hưng").shows("/nen-tang/don-vi/xa-phuoc-hung").shows("đăng nhập");
    let csrf = csrf_of(&mut platform).await;
    let suspension = format!("/nen-tang/don-vi/{}/tam-ngung", world.b.slug);
    platform.post(&suspension, &[("csrf", &csrf), ("viec", "ngung")]).await.expect(303);
    let page = platform.get("/nen-tang/nhat-ky?viec=don-vi").await.expect(200);
    let suspended = "Nguyễn Thị Ngọc Lan tạm ngừng trang của đơn vị “Phường Phước Hưng”";
    assert_eq!(sentences(&page), [suspended]);
    // The unit sees what was done to it.
    let mut desk = world.signed_in(Role::UnitAdmin, &world.b).await;
    desk.get(&path(&world.b)).await.expect(200).shows("tạm ngừng trang của đơn vị");
    let table = platform.get("/nen-tang/nhat-ky?dang=csv").await.expect(200);
    assert_eq!(table.header("content-disposition"), "attachment; filename=\"nhat-ky-nen-tang.csv\"");
}

#[tokio::test]
async fn signing_in_and_out_is_recorded_and_a_failure_names_nobody() {
    let world = World::new().await;
    let mut client = world.on("studio");
    let known = email(Role::Writer, world.a.slug);
    for account in [known.as_str(), "khong-ai@xa-phuoc-hung.example.vn"] {
        sign_in(&mut client, account, "sai mật khẩu rồi", &[]).await.expect(422);
    }
    sign_in(&mut client, &known, PASSWORD, &[]).await.expect(303);
    let csrf = csrf_of(&mut client).await;
    client.post("/dang-xuat", &[("csrf", &csrf)]).await.expect(303);
    let told = rows(&world.database, "session.").await;
    let heads: Vec<_> = told.iter().map(|row| row.splitn(3, '|').take(2).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(heads[..2], ["session.sign_in_failed|-", "session.sign_in_failed|-"]);
    assert!(heads[2].starts_with("session.sign_in|") && !heads[2].ends_with('-'), "{heads:?}");
    assert!(heads[3].starts_with("session.sign_out|") && !heads[3].ends_with('-'), "{heads:?}");
    let shape = |row: &String| {
        let digest = row.split("\"digests\":[\"\",\"").nth(1).expect("a digest");
        row.replace(digest.split('"').next().expect("its end"), "x").rsplit_once('|').expect("a number").0.to_owned()
    };
    assert_eq!(shape(&told[0]), shape(&told[1]), "a failure tells whether there is such an account");
    assert!(!told.join("\n").contains("example.vn"), "{told:?}");
}

#[tokio::test]
async fn where_a_deed_came_from_is_a_network_told_by_a_trusted_proxy_only() {
    let world = World::new().await;
    let trusting = App::new(
        world.core.clone(),
        Origin::parse(ORIGIN).expect("an origin"),
        vec!["127.0.0.0/8".parse().expect("a network")],
        1 << 20,
        AssetTable::embedded(),
    );
    let trusting = Service::new(trusting.await.expect("an app"));
    let forwarded = [("x-forwarded-for", "203.0.113.77"), ("content-type", "application/x-www-form-urlencoded")];
    for service in [world.service.clone(), trusting] {
        let mut client = Client { service, ..world.signed_in(Role::UnitAdmin, &world.a).await };
        let csrf = csrf_of(&mut client).await;
        let body = form_urlencoded::Serializer::new(String::new()).append_pair("csrf", &csrf).finish();
        let usual = format!("/don-vi/{}/chuyen-muc/{}", world.a.slug, world.a.published.0);
        let body = format!("{body}&viec=doi_ten&ten=Tên");
        client.send(http::Method::POST, &usual, &forwarded, Some(body)).await.expect(303);
    }
    let from: Vec<String> = rows(&world.database, "category.save").await;
    let from: Vec<_> = from.iter().map(|row| row.rsplit('|').nth(1).expect("a client")).collect();
    assert_eq!(from, ["127.0.0.0/24", "203.0.113.0/24"]);
    assert!(!rows(&world.database, "").await.join("\n").contains("113.77"));
}

#[tokio::test]
async fn the_command_line_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let add = ["people", "add", "--email", "lan@nen-tang.example.vn", "--name", "Lan", "--role", "platform_admin"];
    assert!(run(folder.path(), &add, PASSWORD).status.success());
    let told = rows(&Location::Sqlite(folder.path().join("trangxa.sqlite")), "person.grant").await;
    assert!(!told.is_empty() && told.iter().all(|row| row.ends_with("|command line|-")), "{told:?}");
}
