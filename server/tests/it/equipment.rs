//! The ledger of equipment at the desk: the hundred phones of Xuyên Mộc, split among teams, as a page and as tables.

use domain::access::{Membership, Role};
use domain::hamlet::HamletId;
use domain::person::EmailAddress;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::workbook::Workbook;
use super::support::world::{Twin, World, email};
use super::teams::hamlet;

fn at(twin: &Twin) -> String {
    format!("/don-vi/{}/thiet-bi", twin.slug)
}

fn phones(holder: &str) -> Vec<(&'static str, String)> {
    [
        ("loai", "Điện thoại thông minh"),
        ("so_luong", "100"),
        ("dot", "Đợt 1 năm 2023"),
        ("nguon", "Sở Thông tin và Truyền thông"),
        ("to_nhan", holder),
        ("ngay_ban_giao", "26/3/2023"),
        ("tinh_trang", "tot"),
        ("ghi_chu", "Máy có hộp"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

async fn post(desk: &mut Client, path: &str, version: &str, fields: &[(&'static str, String)]) -> Answer {
    let csrf = desk.get("/").await.value_of("csrf");
    let mut all = vec![("csrf", csrf.as_str()), ("phien_ban", version)];
    all.extend(fields.iter().map(|(name, value)| (*name, value.as_str())));
    desk.post(path, &all).await
}

fn with(mut fields: Vec<(&'static str, String)>, name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    fields.retain(|(other, _)| *other != name);
    fields.push((name, value.to_owned()));
    fields
}

fn part(count: &str, holder: HamletId, condition: &str) -> Vec<(&'static str, String)> {
    let fields = [
        ("so_tach", count.to_owned()),
        ("to_nhan_moi", holder.0.to_string()),
        ("tinh_trang_moi", condition.to_owned()),
    ];
    fields.into()
}

/// Adds a line; its address.
async fn added(desk: &mut Client, twin: &Twin, fields: &[(&'static str, String)]) -> String {
    let own = at(twin);
    post(desk, &format!("{own}/moi"), "0", fields).await.leads_to(&format!("{own}?da=ghi"));
    let page = desk.get(&own).await.expect(200);
    let lines = page
        .links()
        .into_iter()
        .filter(|link| link.strip_prefix(&format!("{own}/")).is_some_and(|rest| rest.parse::<i64>().is_ok()));
    lines.max_by_key(|link| link.rsplit('/').next().and_then(|id| id.parse::<i64>().ok())).expect("a line")
}

#[tokio::test]
async fn a_hundred_phones_are_split_among_teams_and_stay_a_hundred() {
    let world = World::new().await;
    let (north, south) = (hamlet(&world, &world.a, "Ấp Bắc").await, hamlet(&world, &world.a, "Ấp Nam").await);
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let own = at(&world.a);
    desk.get(&format!("/don-vi/{}", world.a.slug)).await.expect(200).shows(&format!("href=\"{own}\""));
    let line = added(&mut desk, &world.a, &phones("")).await;
    let split = format!("{line}/tach");
    post(&mut desk, &split, "1", &part("60", north, "tot")).await.leads_to(&format!("{own}?da=tach"));
    post(&mut desk, &split, "2", &part("30", south, "hong")).await.leads_to(&format!("{own}?da=tach"));
    // Nothing may stay of a line that is split, and what was typed stays.
    let page = post(&mut desk, &split, "3", &part("10", south, "mat")).await.expect(422);
    page.shows("Số lượng tách ra phải từ 1 đến 9").shows("<details open");
    // Who saw the line before it was split changes nothing.
    post(&mut desk, &split, "2", &part("5", south, "mat")).await.expect(409).shows("Chưa tách: Nguyễn Thị Ngọc Lan");
    let page = post(&mut desk, &line, "1", &with(phones(""), "so_luong", "90")).await.expect(409);
    page.shows("Có người vừa lưu dòng này").shows("value=\"90\"").shows("Bản đã lưu");
    let words = desk.get(&own).await.expect(200).words();
    for told in
        ["Tất cả 100 chiếc", "Ấp Bắc60", "Ấp Nam30", "Đơn vị giữ10", "Đang dùng tốt70", "Hỏng30", "Đợt 1 năm 2023100"]
    {
        assert!(words.contains(told), "{told} is not in {words}");
    }
    let page = desk.get(&format!("{own}?to={}", south.0)).await.expect(200);
    assert!(page.words().contains("Tất cả 30 chiếc"), "{}", page.words());
    // Removed at the version it has, not before.
    post(&mut desk, &format!("{line}/xoa"), "1", &[]).await.expect(409).shows("Chưa xóa");
    post(&mut desk, &format!("{line}/xoa"), "3", &[]).await.leads_to(&format!("{own}?da=xoa"));
    desk.get(&line).await.expect(404);
    assert!(desk.get(&own).await.words().contains("Tất cả 90 chiếc"));
    // Residents see nothing of it, and the record all of it.
    desk.get(&format!("/don-vi/{}/nhat-ky", world.a.slug))
        .await
        .expect(200)
        .shows("tách một dòng")
        .shows("xóa khỏi sổ")
        .hides("Máy có hộp");
}

#[tokio::test]
async fn a_refused_line_comes_back_as_it_was_typed() {
    let world = World::new().await;
    let theirs = hamlet(&world, &world.b, "Ấp Bắc").await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let new = format!("{}/moi", at(&world.a));
    let wrong = with(with(phones(""), "so_luong", "12.5"), "ngay_ban_giao", "28/1/2024");
    let page = post(&mut desk, &new, "0", &wrong).await.expect(422).shows("Cần sửa").shows("ngày 28/01/2024 chưa tới");
    assert_eq!((page.value_of("so_luong"), page.value_of("dot")), ("12.5".to_owned(), "Đợt 1 năm 2023".to_owned()));
    // The twin's hamlet has the same name and is none of ours.
    let page = post(&mut desk, &new, "0", &phones(&theirs.0.to_string())).await.expect(422);
    page.shows("Tổ nhận: nơi này không có trong danh sách của đơn vị");
    desk.get(&at(&world.a)).await.expect(200).shows("Chưa có dòng nào");
    // A form of before signing in again is kept, not sent.
    let fields = phones("");
    let stale: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = desk.post(&new, &[&stale[..], &[("csrf", "old")]].concat()).await.expect(403);
    assert_eq!(page.value_of("nguon"), "Sở Thông tin và Truyền thông");
}

#[tokio::test]
async fn a_team_member_reads_the_lines_of_their_hamlet_and_no_other() {
    let world = World::new().await;
    let (north, south) = (hamlet(&world, &world.a, "Ấp Bắc").await, hamlet(&world, &world.a, "Ấp Nam").await);
    hamlet(&world, &world.b, "Ấp Bắc").await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let own = added(&mut desk, &world.a, &phones(&north.0.to_string())).await;
    let secret = world.a.secret;
    let other = added(&mut desk, &world.a, &with(phones(&south.0.to_string()), "nguon", secret)).await;
    let kept = added(&mut desk, &world.a, &with(phones(""), "nguon", secret)).await;
    let unit = world.a.unit;
    let address = EmailAddress::parse(&email(Role::TeamMember, world.a.slug)).expect("an address");
    let person = world.core.store.people().by_email(&address).await.expect("people").expect("the member").id;
    let tie = world.core.store.write(|tx| async move {
        let role = Membership { role: Role::TeamMember, unit: Some(unit) };
        tx.people().set_hamlet(person, role, Some("Ấp Bắc")).await
    });
    assert!(tie.await.expect("a write"));
    let mut member = world.signed_in(Role::TeamMember, &world.a).await;
    member.forbidden.push(secret.to_owned());
    let page = member.get(&at(&world.a)).await.expect(200);
    assert!(page.words().contains("Tất cả 100 chiếc"), "{}", page.words());
    page.hides("Ghi thiết bị mới").shows(&own).hides(&format!("\"{other}\""));
    member.get(&own).await.expect(200).shows("Máy có hộp").hides("<form method=\"post\" action=\"/don-vi");
    for (path, status) in [(other, 404), (kept, 404), (format!("{}?to={}", at(&world.a), south.0), 404)] {
        member.get(&path).await.expect(status);
    }
    for format in ["csv", "xlsx"] {
        member.get(&format!("{}?dang={format}", at(&world.a))).await.expect(200);
    }
    assert!(member.get(&format!("{}?dang=csv", at(&world.a))).await.text().contains("Ấp Bắc"));
    post(&mut member, &format!("{own}/tach"), "1", &part("1", north, "mat")).await.expect(403);
}

#[tokio::test]
async fn the_twin_has_the_same_batch_and_neither_sees_the_other() {
    let world = World::new().await;
    let mut ours = world.signed_in(Role::UnitAdmin, &world.a).await;
    let mut theirs = world.signed_in(Role::UnitAdmin, &world.b).await;
    let line = added(&mut ours, &world.a, &with(phones(""), "nguon", world.a.secret)).await;
    let other = added(&mut theirs, &world.b, &with(phones(""), "nguon", world.b.secret)).await;
    let id = other.rsplit('/').next().expect("a number");
    let mine = format!("{}/{id}", at(&world.a));
    ours.get(&mine).await.expect(404);
    for path in [mine.clone(), format!("{mine}/xoa")] {
        post(&mut ours, &path, "1", &with(phones(""), "nguon", "Cướp")).await.expect(404);
    }
    ours.get(&line).await.expect(200).shows(world.a.secret);
    theirs.get(&other).await.expect(200).shows(world.b.secret).hides("Cướp");
    ours.get(&format!("{}?dang=csv", at(&world.a))).await.expect(200).shows(world.a.secret);
}

#[tokio::test]
async fn tables_open_in_excel_with_vietnamese_intact_and_nothing_computed() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let trap = "=HYPERLINK(\"http://x.example\",\"Đợt 1\")";
    added(&mut desk, &world.a, &with(phones(""), "dot", trap)).await;
    added(&mut desk, &world.a, &with(phones(""), "ghi_chu", "+84 254")).await;
    let csv = desk.get(&format!("{}?dang=csv", at(&world.a))).await.expect(200);
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.bytes.starts_with(&[0xEF, 0xBB, 0xBF]), "no mark of UTF-8");
    let text = csv.text();
    let lines: Vec<_> = text.trim_start_matches('\u{FEFF}').split("\r\n").collect();
    assert_eq!(lines[0], "Loại thiết bị,Số lượng,Đợt,Nguồn,Tổ nhận,Ngày bàn giao,Tình trạng,Ghi chú");
    assert!(text.contains("\"'=HYPERLINK(\"\"http://x.example\"\",\"\"Đợt 1\"\")\""), "{text}");
    assert!(text.contains(",'+84 254"), "{text}");
    let answer = desk.get(&format!("{}?dang=xlsx", at(&world.a))).await.expect(200);
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"thiet-bi-xa-phuoc-hung.xlsx\"");
    let book = Workbook::of(&answer);
    assert!(!book.has_formulas(), "{}", book.sheet);
    for words in ["=HYPERLINK(", "Điện thoại thông minh", "Sở Thông tin và Truyền thông", "+84 254", "Đang dùng tốt"]
    {
        assert!(book.words.contains(words), "{words} is not in {}", book.words);
    }
    // A count is a number that Excel adds up.
    assert!(book.sheet.contains("<v>100</v>"), "{}", book.sheet);
}
