//! A database kept from each finished issue is brought to today and served.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use super::backup::{Home, give_password, public_pages, sign_in};
use super::process::{Server, get, run, send};

/// Made by the program of each finished issue: see `migrations/README.md`.
fn kept() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kept");
    let files = fs::read_dir(folder).expect("the kept databases").map(|entry| entry.expect("a file").path());
    let kept: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|extension| extension == "gz"))
        .map(|file| {
            let mut bytes = Vec::new();
            let packed = fs::File::open(&file).expect("a file");
            Read::read_to_end(&mut flate2::read::GzDecoder::new(packed), &mut bytes).expect("gzip");
            (file.file_name().expect("a name").to_string_lossy().into_owned(), bytes)
        })
        .collect();
    assert!(!kept.is_empty());
    kept
}

fn serves_what_was_kept(home: &Home, name: &str) {
    let server = home.serve();
    let pages = public_pages(&server);
    for (unit, body) in [("xa-phuoc-hung", "Nội dung của xa-phuoc-hung"), ("phuong-phuoc-hung", "Nội dung của phuong")]
    {
        let host = format!("{unit}.localhost:3000");
        let page = &pages[&(host.clone(), "/tin-tuc/lich-tiep-cong-dan-thang-02".to_owned())];
        assert!(page.starts_with("HTTP/1.1 200") && page.contains(body), "{name}: {page}");
        let ask = |path: &str| {
            send(server.address, &format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"))
        };
        let withdrawn = ask("/tin-tuc/thong-bao-da-go").expect("an answer");
        assert!(withdrawn.contains("Lịch đã thay đổi."), "{name}: {withdrawn}");
    }
    assert!(pages.values().all(|page| !page.contains("Bản nháp chưa duyệt")), "{name}");
    if name.starts_with("issue-3") {
        serves_the_content_of_a_site(&server, &pages);
    }
    if name.starts_with("issue-4") {
        keeps_what_is_on_its_way(&server, &pages);
    }
    if name.starts_with("issue-5") {
        shows_its_pictures(&server, &pages);
    }
    if name.starts_with("issue-6") {
        knows_its_people(&server);
    }
    if name.starts_with("issue-7") {
        knows_its_teams(&server, &pages);
    }
    if name.starts_with("issue-8") {
        keeps_what_is_shared(&server, &pages);
    }
    let (cookie, _) = sign_in(&server, "lan@xa.example.vn");
    let desk = server.send(&get("/don-vi/xa-phuoc-hung", &cookie));
    assert!(desk.contains("Bản nháp chưa duyệt") && desk.contains("Thông báo đã gỡ"), "{name}: {desk}");
}

/// Since issue 3: items of four kinds, categories, officers, a palette.
fn serves_the_content_of_a_site(server: &Server, pages: &BTreeMap<(String, String), String>) {
    for unit in ["xa-phuoc-hung", "phuong-phuoc-hung"] {
        let host = format!("{unit}.localhost:3000");
        let page = |path: &str| &pages[&(host.clone(), path.to_owned())];
        for text in ["Cắt điện tuyến 471", "Ra quân cài VNeID", "Trần Thị Bình", "palette-bien", "Đời sống ấp"]
        {
            assert!(page("/").contains(text), "{unit}: {text}");
        }
        assert!(page("/chuyen-muc/doi-song-ap").contains("Lịch tiếp công dân tháng 02"));
        assert!(page("/trang/bang-gia-dat").contains("/trang/dat-dai"));
        assert!(pages.values().all(|page| !page.contains("Trang chưa duyệt")));
    }
    let (cookie, _) = sign_in(server, "lan@xa.example.vn");
    assert!(server.send(&get("/don-vi/xa-phuoc-hung?loai=trang", &cookie)).contains("Trang chưa duyệt"));
}

/// Since issue 4: texts that wait, were sent back, put away, saved by their page; remarks, and two pairs of eyes.
fn keeps_what_is_on_its_way(server: &Server, pages: &BTreeMap<(String, String), String>) {
    for waiting in ["Bài chờ duyệt", "Bài bị trả lại", "Bài đã cất", "Bài tự lưu", "Hẹn rồi hủy"]
    {
        assert!(pages.values().all(|page| !page.contains(waiting)), "{waiting} is public");
    }
    let (cookie, _) = sign_in(server, "lan@xa.example.vn");
    let desk = |rest: &str| server.send(&get(&format!("/don-vi/xa-phuoc-hung{rest}"), &cookie));
    for (tab, title) in [("cho-duyet", "Bài chờ duyệt"), ("tra-lai", "Bài bị trả lại"), ("da-cat", "Bài đã cất")]
    {
        assert!(desk(&format!("?loc={tab}")).contains(title), "{tab}");
    }
    let list = desk("?loc=tra-lai");
    let place = list.find("Bài bị trả lại</a>").expect("the title");
    let (_, address) = list[..place].rsplit_once("/bai-viet/").expect("its address");
    let number: String = address.chars().take_while(char::is_ascii_digit).collect();
    let item = desk(&format!("/bai-viet/{number}"));
    assert!(item.contains("Sai giờ họp ở xa-phuoc-hung.") && item.contains("Góp ý về xa-phuoc-hung."), "{item}");
    assert!(!item.contains("phuong-phuoc-hung"));
}

/// Since issue 5: pictures in texts, described and with every size, and a library.
fn shows_its_pictures(server: &Server, pages: &BTreeMap<(String, String), String>) {
    for unit in ["xa-phuoc-hung", "phuong-phuoc-hung"] {
        let page = &pages[&(format!("{unit}.localhost:3000"), "/thong-bao/ra-quan-trong-cay".to_owned())];
        for part in [&format!("alt=\"Đoàn viên trồng cây ở {unit}\""), "-480.webp 480w", "-600.jpg 600w", "f1\""]
        {
            assert!(page.contains(part), "{part} is not in {page}");
        }
    }
    let (cookie, _) = sign_in(server, "lan@xa.example.vn");
    let library = server.send(&get("/don-vi/xa-phuoc-hung/thu-vien", &cookie));
    for name in ["Lễ ra quân", "Chưa dùng", "Quyết định 12"] {
        assert!(library.contains(name), "{name} is not in {library}");
    }
}

/// Since issue 6: people of each unit, one who was invited, one with a passkey.
fn knows_its_people(server: &Server) {
    let (cookie, _) = sign_in(server, "quan.tri@xa.example.vn");
    let people = server.send(&get("/don-vi/xa-phuoc-hung/nguoi", &cookie));
    for shown in ["Lê Thị Hai", "Phạm Văn Khóa", "Nguyễn Được Mời", "Ấp Bắc"] {
        assert!(people.contains(shown), "{shown} is not in {people}");
    }
    assert!(!people.contains("phuong.example.vn"), "{people}");
    // What stands beside a password is still asked for.
    for address in ["hai.buoc@xa.example.vn", "khoa@phuong.example.vn"] {
        let answer = give_password(server, address);
        assert!(answer.contains("location: /dang-nhap/ma"), "{address}: {answer}");
    }
}

/// Since issue 7: a team with a founding decision, a guide, a campaign, the ledger, the log with an approved report, and
/// a neighbour whose question nobody answered.
fn knows_its_teams(server: &Server, pages: &BTreeMap<(String, String), String>) {
    for (unit, short) in [("xa-phuoc-hung", "xa"), ("phuong-phuoc-hung", "phuong")] {
        let page = |path: &str| &pages[&(format!("{unit}.localhost:3000"), path.to_owned())];
        let team = page("/to-cong-nghe-so/ap-bac");
        for shown in ["15/QĐ-UBND", &format!("Trần Thị Bình {short}"), "0912 345 678", "đã giúp 45 người"] {
            assert!(team.contains(shown), "{shown} is not in {team}");
        }
        assert!(page("/chien-dich").contains("21,27%") && page("/huong-dan/mo-vi-giay-to").contains("Nhập mã"));
        assert!(pages.values().all(|page| !page.contains("Quên mật khẩu VNeID")), "a question is nobody else's");
    }
    let (cookie, _) = sign_in(server, "quan.tri@xa.example.vn");
    for (path, shown) in [
        ("/don-vi/xa-phuoc-hung/bao-cao?ky=2024-01", "Đã duyệt"),
        ("/don-vi/xa-phuoc-hung/hoat-dong?ky=2024-01", "Nhà văn hóa ấp"),
        ("/don-vi/xa-phuoc-hung/thiet-bi", "Điện thoại thông minh"),
        ("/don-vi/xa-phuoc-hung/yeu-cau", "Quên mật khẩu VNeID ở xa-phuoc-hung"),
    ] {
        let page = server.send(&get(path, &cookie));
        assert!(page.contains(shown), "{path}: {shown} is not in {page}");
    }
}

/// Since issue 8: what the province shares, adapted by one and declined by the other, corrected under the adaptation and
/// taken back; a block of each; a text offered upwards; a subscription; a directive done by one; an alert, which ended since.
fn keeps_what_is_shared(server: &Server, pages: &BTreeMap<(String, String), String>) {
    let page = |unit: &str, path: &str| &pages[&(format!("{unit}.localhost:3000"), path.to_owned())];
    let storm = "/noi-dung-chung/tinh-ba-ria-vung-tau/phong-chong-bao-so-3";
    let offered = "/noi-dung-chung/tinh-ba-ria-vung-tau/cai-vneid-tai-nha";
    let adapted = page("xa-phuoc-hung", storm);
    let own = ["Xã Phước Hưng chống bão số 3", "Bà con xã ta chú ý.", "0254 3999 999", "neo đậu tàu thuyền", "Bản gốc"];
    for shown in own {
        assert!(adapted.contains(shown), "{shown} is not in {adapted}");
    }
    let plain = page("phuong-phuoc-hung", storm);
    assert!(plain.contains("Phòng, chống bão số 3 và mưa lũ") && plain.contains("0254 3852 123"), "{plain}");
    assert!(!plain.contains("xã ta") && !plain.contains("0254 3999 999"), "{plain}");
    assert!(page("xa-phuoc-hung", offered).starts_with("HTTP/1.1 200"));
    assert!(!pages.contains_key(&("phuong-phuoc-hung.localhost:3000".to_owned(), offered.to_owned())));
    assert!(pages.values().all(|page| !page.contains("Không còn hiệu lực.")), "what was taken back is nowhere");
    let portal = &pages[&("localhost:3000".to_owned(), "/tin-tuc".to_owned())];
    assert!(portal.contains("Nguồn: Xã Phước Hưng"), "{portal}");
    let (cookie, _) = sign_in(server, "lan@xa.example.vn");
    for (path, shown) in [
        ("/noi-dung-chung", "Bản gốc đã đổi, cần quyết định"),
        ("/theo-doi", "Tự đưa lên trang"),
        ("/khoi-noi-dung", "tong-dai"),
        ("/canh-bao", "Bão số 3 đổ bộ"),
        ("/chi-dao?loc=xong", "Rà soát hộ nghèo"),
    ] {
        let page = server.send(&get(&format!("/don-vi/xa-phuoc-hung{path}"), &cookie));
        assert!(page.contains(shown), "{path}: {shown} is not in {page}");
    }
    let (cookie, _) = sign_in(server, "lan@phuong.example.vn");
    let declined = server.send(&get("/don-vi/phuong-phuoc-hung/noi-dung-chung?xem=khong-dung", &cookie));
    assert!(declined.contains("Cài VNeID tại nhà"), "{declined}");
}

#[test]
fn a_database_of_every_finished_issue_is_brought_to_today_and_served() {
    for (name, bytes) in kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::sqlite(folder.path().join("data"));
        fs::create_dir(&home.folder).expect("a folder");
        fs::write(home.folder.join("trangxa.sqlite"), &bytes).expect("a file");
        // A backup takes the database as it is; bringing it back brings it to today.
        let backup = folder.path().join("backup").display().to_string();
        home.does(&["backup", "--to", &backup]);
        home.does(&["migrate"]);
        serves_what_was_kept(&home, &name);
        let restored = Home::sqlite(folder.path().join("restored"));
        restored.does(&["restore", "--from", &backup]);
        serves_what_was_kept(&restored, &name);
        assert!(run(&restored.folder, &["doctor", "--listen", "127.0.0.1:0"], "").status.success(), "{name}");
    }
}
