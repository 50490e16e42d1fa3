//! Hamlets and teams from a table: a report per line, nothing of refused lines, nothing the second time.

use domain::access::Role;

use super::support::answer::Answer;
use super::support::client::Client;
use super::support::world::{Twin, World};
use super::teams;

const TABLE: &str = "Loại;Tên;Số hộ;Số quyết định;Ngày quyết định;Tổ trưởng;Tổ phó;Thành viên;Nhóm Zalo\n\
    Ấp;Bắc;350;123/QĐ-UBND;15/3/2022;Trần Thị Bình (Trưởng ấp);Võ Tám;Lê Hoa (Hội Phụ nữ) | Bùi Ẩn;https://zalo.me/g/abc123\n\
    ;Ấp 2;;;;;;;\n\
    Ấp;Đông;nhiều;124/QĐ-UBND;;;;Cúc 0912345678;\n\
    Ấp;bắc;1;;;;;;\n\
    huyện;Tây;;;;;;;\n";

async fn send(desk: &mut Client, twin: &Twin, viec: &str, text: &str, file: Option<&[u8]>) -> Answer {
    let path = format!("/don-vi/{}/thon-ap/nhap", twin.slug);
    let csrf = desk.get(&path).await.value_of("csrf");
    let files: Vec<(&str, &str, &[u8])> = file.map(|bytes| ("tep_bang", "to.csv", bytes)).into_iter().collect();
    desk.upload(&path, &[("csrf", &csrf), ("bang", text), ("viec", viec)], &files).await
}

#[tokio::test]
async fn a_table_is_looked_at_line_by_line_then_taken() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let mut site = world.on(world.a.slug);
    let looked = send(&mut desk, &world.a, "xem", "", Some(format!("\u{FEFF}{TABLE}").as_bytes())).await.expect(200);
    let looked = looked.shows("2 dòng sẽ được nhập; 0 dòng đã có sẵn; 3 dòng không nhận").shows("Nhập 2 dòng");
    let looked = looked.shows("Dòng 2: Ấp Bắc").shows("Nơi mới").shows("4 thành viên").shows("Dòng 4: Ấp Đông");
    let looked =
        looked.shows("Số hộ phải là một số").shows("Ngày quyết định: hãy nhập").shows("đừng ghi số điện thoại");
    looked.shows("Trùng với dòng 2").shows("chưa có loại “huyện”").shows("Trần Thị Bình (Trưởng ấp)");
    site.get("/to-cong-nghe-so").await.expect(404);
    let list = format!("/don-vi/{}/thon-ap", world.a.slug);
    desk.get(&list).await.expect(200).hides("Ấp Bắc");

    // What was looked at stands in the box: no file need be chosen twice.
    let done = send(&mut desk, &world.a, "nhap", TABLE, None).await.expect(200);
    done.shows("Đã nhập 2 dòng; 0 dòng đã có sẵn; 3 dòng không nhận");
    desk.get(&list).await.expect(200).shows("Ấp Bắc").shows("Ấp 2").hides("Ấp Đông").hides("Tây");
    let page = site.get("/to-cong-nghe-so/ap-bac").await.expect(200);
    let page = page.shows("Quyết định số 123/QĐ-UBND ngày 15/03/2022").shows("Tổ trưởng · Trưởng ấp").shows("Bùi Ẩn");
    page.shows("https://zalo.me/g/abc123");
    world.on(world.b.slug).get("/to-cong-nghe-so").await.expect(404);

    // The second time nothing is new, with other marks between the cells as well.
    let version = |page: &Answer| page.header("etag").to_owned();
    let before = version(&site.get("/to-cong-nghe-so/ap-bac").await);
    let again = send(&mut desk, &world.a, "nhap", &TABLE.replace(';', "\t"), None).await.expect(200);
    again.shows("Đã nhập 0 dòng; 2 dòng đã có sẵn");
    assert_eq!(version(&site.get("/to-cong-nghe-so/ap-bac").await), before);
    // A line fills in what is missing, and puts nobody in another's place.
    let more = "Tên,Số hộ,Tổ trưởng,Thành viên\nẤp 2,120,Mai Lan,\nẤp Bắc,,,Đỗ Mới\nKP 3,,,\nẤp Bắc,,Ai Khác,\n";
    let more = send(&mut desk, &world.a, "nhap", more, None).await.expect(200);
    let more = more.shows("Bổ sung: số hộ 120, tổ trưởng Mai Lan").shows("Bổ sung: thành viên Đỗ Mới");
    more.shows("Dòng 4: Khu phố 3").shows("Trùng với dòng 3");
    let other = send(&mut desk, &world.a, "nhap", "Tên,Tổ trưởng\nẤp Bắc,Ai Khác\n", None).await.expect(422);
    other.shows("tổ đang có tổ trưởng là Trần Thị Bình");
    site.get("/to-cong-nghe-so/ap-bac").await.expect(200).hides("Ai Khác").shows("Đỗ Mới");
}

#[tokio::test]
async fn the_template_holds_what_is_there_and_taking_it_back_changes_nothing() {
    let world = World::new().await;
    teams::with_team(&world, &world.a, "Ấp Bắc").await;
    teams::with_team(&world, &world.b, "Ấp Bắc").await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let odd = "Tên;Thành viên\nẤp 2;=cmd|' /C calc'!A0\nẤp 3;-Lan- (=1+1)\n";
    send(&mut desk, &world.a, "nhap", odd, None).await.expect(200);
    let table = desk.get(&format!("/don-vi/{}/thon-ap/nhap/mau.csv", world.a.slug)).await.expect(200);
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    let text = table.text();
    assert!(text.starts_with("\u{FEFF}Loại,Tên,Số hộ,"), "{text}");
    assert!(text.contains("Trần Thị Bình") && !text.contains("0912"), "{text}");
    // No cell begins with what a spreadsheet would run.
    let runs = |cell: &str| cell.trim_start_matches('"').starts_with(['=', '+', '-', '@']);
    assert!(text.lines().skip(1).flat_map(|line| line.split(',')).all(|cell| !runs(cell)), "{text}");
    let back = send(&mut desk, &world.a, "nhap", "", Some(text.as_bytes())).await.expect(200);
    back.shows("Đã nhập 0 dòng; 3 dòng đã có sẵn; 0 dòng không nhận");
}

#[tokio::test]
async fn what_is_no_table_is_refused_in_words_and_kept_to_be_repaired() {
    let world = World::new().await;
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    let latin: &[u8] = b"T\xEAn;S\xF4 h\xF4\n";
    let many = (1..=501).fold("Tên\n".to_owned(), |table, number| table + &format!("Ấp {number}\n"));
    for (text, file, told) in [
        ("", None, "Chưa có bảng nào"),
        ("Ấp Bắc\nẤp Nam", None, "không có cột nào tên “Ấp Bắc”"),
        ("Tên;Điện thoại\nẤp Bắc;113", None, "“Điện thoại”"),
        ("Loại\nẤp", None, "phải là tên các cột"),
        ("Tên\n", None, "Bảng có 0 dòng"),
        (many.as_str(), None, "Bảng có 501 dòng"),
        ("", Some(latin), "không viết bằng UTF-8"),
        ("", Some(b"PK\x03\x04".as_slice()), "Đây là tệp Excel"),
    ] {
        send(&mut desk, &world.a, "xem", text, file).await.expect(422).shows(told);
    }
    send(&mut desk, &world.a, "nhap", "Tên;x\nẤp Bắc;</textarea><script>", None)
        .await
        .expect(422)
        .shows("Ấp Bắc")
        .hides("<script>");
    // Another session's form does nothing.
    let path = format!("/don-vi/{}/thon-ap/nhap", world.a.slug);
    let stale = desk.upload(&path, &[("csrf", "x"), ("bang", "Tên\nẤp Bắc\n"), ("viec", "nhap")], &[]).await;
    stale.expect(403).shows("Ấp Bắc");
    desk.get(&format!("/don-vi/{}/thon-ap", world.a.slug)).await.expect(200).hides("Ấp Bắc");
}

#[tokio::test]
async fn the_portal_tells_how_many_hamlets_have_a_team_of_those_that_told() {
    let world = World::new().await;
    let mut portal = world.on("");
    portal.get("/").await.expect(200).hides("thôn, ấp, khu phố của những đơn vị");
    portal.get(FIGURES).await.expect(404);
    let mut desk = world.signed_in(Role::UnitAdmin, &world.a).await;
    send(&mut desk, &world.a, "nhap", "Tên;Tổ trưởng\nẤp 1;Bình\nẤp 2;Lan\nẤp 3;\n", None).await.expect(200);
    world.clock.advance(3);
    let page = portal.get("/").await.expect(200);
    page.shows("đã có ở 2/3 thôn, ấp, khu phố của những đơn vị đã lập danh sách (thiếu 1/2 đơn vị)").shows(FIGURES);
    // Unit by unit: who told nothing is missing, and not at zero.
    let page = portal.get(FIGURES).await.expect(200).shows("thiếu 1/2 đơn vị");
    let list = |twin: &Twin| format!("href=\"http://{}.localhost:3000/to-cong-nghe-so\"", twin.slug);
    let page = page.shows(&list(&world.a)).hides(&list(&world.b));
    assert_eq!(
        (figures_of(&page, "Xã Phước Hưng"), figures_of(&page, "Phường Phước Hưng")),
        (row("2/3", "66,67%"), row("—", "—"))
    );
    world.on(world.a.slug).get(FIGURES).await.expect(404);
    let mut desk = world.signed_in(Role::UnitAdmin, &world.b).await;
    send(&mut desk, &world.b, "nhap", "Tên\nẤp 1\n", None).await.expect(200);
    world.clock.advance(3);
    portal.get("/").await.expect(200).shows("đã có ở 2/4 thôn, ấp, khu phố của những đơn vị đã lập danh sách.");
    let page = portal.get(FIGURES).await.expect(200).hides("thiếu 1/");
    // A hamlet without a team is told, and leads to no list that is not there.
    let page = page.hides(&list(&world.b));
    assert_eq!(
        (figures_of(&page, "Xã Phước Hưng"), figures_of(&page, "Phường Phước Hưng")),
        (row("2/3", "66,67%"), row("0/1", "0,00%"))
    );
}

const FIGURES: &str = "/so-lieu/to-cong-nghe-so";

fn row(counted: &str, share: &str) -> [String; 2] {
    [counted.to_owned(), share.to_owned()]
}

/// The figures beside the name of a twin.
fn figures_of(page: &Answer, name: &str) -> [String; 2] {
    let text = page.text();
    let rows = text.split("<tr>").filter(|row| row.contains("<td>") && row.contains(name));
    let row = rows.last().expect("a row");
    let mut cells = row.split("<td>").skip(2).map(|cell| cell.split("</td>").next().unwrap_or_default().to_owned());
    [cells.next().expect("a count"), cells.next().expect("a share")]
}
