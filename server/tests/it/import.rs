//! `trangxa import articles` and `trangxa seed`: the binary over a database of its own, also beside a server.

use std::path::Path;
use std::time::{Duration, Instant};

use super::process::{Server, run};

const LINES: &str = concat!(
    "\u{FEFF}{\"title\":\"Tin đầu tiên\",\"body\":\"Một.\",\"date\":\"05/01/2020\",\"author\":\"Lan\",\"id\":1}\n",
    "{\"title\":\"Tin thứ hai\",\"body\":\"Hai.\",\"date\":\"2021-06-07\",\"category\":\"Đời sống\"}\r\n",
    "\n",
    "{\"title\":\"Thiếu nội dung\"}\n",
    "{\"title\":\"Dở dang\",\"body\":\n",
    "{\"title\":\"Lạ\",\"body\":\"x\",\"url\":\"http://a.vn\"}\n",
    "{\"title\":\"!!!\",\"body\":\"Không có chữ nào trong tiêu đề.\"}\n",
    "{\"title\":\"Tin thứ hai\",\"body\":\"Cùng tên, khác nội dung.\"}\n",
    "{\"title\":\"Tin đầu tiên, chép lại\",\"body\":\"Một.\",\"id\":\"1\"}\n",
);

fn imported(data: &Path, more: &[&str]) -> String {
    let file = data.join("tin.jsonl");
    let file = file.to_str().expect("a path");
    let mut args = vec!["import", "articles", file, "--unit", "xa-hoa-long"];
    args.extend_from_slice(more);
    let output = run(data, &args, "");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

fn page(server: &Server, path: &str) -> String {
    server.send(&format!(
        "GET {path} HTTP/1.1\r\nhost: xa-hoa-long.localhost:3000\r\naccept-encoding: identity\r\nconnection: close\r\n\r\n"
    ))
}

#[test]
fn a_file_is_taken_in_line_by_line_beside_a_running_server() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    std::fs::write(data.join("tin.jsonl"), LINES).expect("a file");
    let server = Server::start(data);
    assert!(!page(&server, "/tin-tuc").contains("Tin đầu tiên"));

    let planned = imported(data, &["--publish", "--dry-run"]);
    assert!(planned.contains("Sẽ nhận 5 bài"), "{planned}");
    assert!(!page(&server, "/tin-tuc").contains("Tin đầu tiên"), "a dry run takes nothing in");

    let report = data.join("report.jsonl");
    let told = imported(data, &["--publish", "--report", report.to_str().expect("a path")]);
    assert!(told.contains("Đã nhận 4 bài, đã có từ trước 1, từ chối 3; tất cả 8 dòng."), "{told}");
    assert!(told.contains("Dòng 1: đã đăng tại /tin-tuc/tin-dau-tien"), "{told}");
    assert!(told.contains("Dòng 4: từ chối: [body]"), "{told}");
    assert!(told.contains("Dòng 5: từ chối: JSON bị cắt ngang"), "{told}");
    assert!(told.contains("Dòng 6: từ chối: [url]") && told.contains("--ignore-fields"), "{told}");
    assert!(told.trim_end().ends_with("--ignore-fields url"), "{told}");
    assert!(told.contains("Dòng 7: đã đăng tại /tin-tuc/bai-"), "{told}");
    assert!(told.contains("Dòng 8: đã đăng tại /tin-tuc/tin-thu-hai-2"), "{told}");
    let report = std::fs::read_to_string(report).expect("the report");
    let entries: Vec<serde_json::Value> =
        report.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(entries.len(), 8);
    assert_eq!((&entries[2]["line"], &entries[2]["outcome"]), (&4.into(), &"refused".into()), "{report}");
    assert_eq!(entries[2]["remarks"][0]["field"], "body", "{report}");

    // The server looks once a second.
    let start = Instant::now();
    while !page(&server, "/tin-tuc").contains("Tin đầu tiên") {
        assert!(start.elapsed() < Duration::from_secs(5), "the running server does not follow");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(page(&server, "/chuyen-muc/doi-song").contains("Tin thứ hai"), "the category was made and filled");
    let list = page(&server, "/tin-tuc");
    let places = ["!!!", "chuyển đổi số năm 2023", "2021", "2020"].map(|text| list.find(text));
    assert!(places.iter().all(Option::is_some), "{places:?} {list}");
    assert!(
        list.find("tin-tuc/tin-thu-hai\"") < list.find("tin-tuc/tin-dau-tien\""),
        "an old date stands below: {list}"
    );
    assert!(page(&server, "/tin-tuc/tin-dau-tien").contains("Lan"));

    let again = imported(data, &["--publish"]);
    assert!(again.contains("Đã nhận 0 bài, đã có từ trước 5, từ chối 3"), "{again}");
    let lenient = imported(data, &["--ignore-fields", "url"]);
    assert!(lenient.contains("Đã nhận 1 bài, đã có từ trước 5, từ chối 2"), "{lenient}");
    assert!(lenient.contains("Dòng 6: đã nhận thành bản nháp"), "{lenient}");
    assert!(page(&server, "/tin-tuc/la").starts_with("HTTP/1.1 404"), "without --publish it is a draft");
}

#[test]
fn an_ended_import_goes_on_where_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let line = |n: u32| format!("{{\"title\":\"Tin số {n}\",\"body\":\"Nội dung {n}.\",\"id\":{n}}}\n");
    let all: String = (0..1_500).map(line).collect();
    std::fs::write(data.join("tin.jsonl"), all).expect("a file");
    assert!(run(data, &["migrate"], "").status.success());
    let file = data.join("tin.jsonl");
    let mut child = super::process::command(data)
        .args(["import", "articles", file.to_str().expect("a path"), "--unit", "xa-hoa-long", "--publish"])
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("the binary starts");
    // The write-ahead log grows with the first batches.
    let log = data.join("trangxa.sqlite-wal");
    let start = Instant::now();
    while std::fs::metadata(&log).map_or(0, |log| log.len()) < 600_000 && start.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("SIGKILL");
    child.wait().expect("an end");
    let told = imported(data, &["--publish"]);
    let counts: Vec<u32> = told
        .lines()
        .find(|line| line.starts_with("Đã nhận"))
        .expect("a summary")
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter_map(|word| word.replace('.', "").parse().ok())
        .collect();
    assert_eq!(counts[0] + counts[1], 1_500, "{told}");
    let again = imported(data, &["--publish"]);
    assert!(again.contains("Đã nhận 0 bài, đã có từ trước 1.500, từ chối 0"), "{again}");
}

#[test]
fn what_cannot_be_imported_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    for (args, sentence) in [
        (vec!["import", "articles", "nowhere.jsonl", "--unit", "xa-hoa-long"], "nowhere.jsonl"),
        (vec!["import", "articles", "/dev/null", "--unit", "xa-khong-co"], "xa-khong-co"),
        (vec!["seed", "--units", "0", "--articles-per-unit", "1"], "--units"),
    ] {
        let output = run(data, &args, "");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && told.contains(sentence) && !told.contains("panicked"), "{told}");
    }
}

#[test]
fn the_bulk_seed_is_the_same_every_time_and_mixes_with_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let seed = |units: &str, seed: &str| {
        run(data, &["seed", "--units", units, "--articles-per-unit", "7", "--seed", seed], "")
    };
    let first = seed("85", "3");
    assert!(String::from_utf8_lossy(&first.stdout).contains("85 units; 595 new articles"), "{first:?}");
    let second = seed("85", "3");
    assert!(String::from_utf8_lossy(&second.stdout).contains("85 units; 0 new articles"), "{second:?}");
    let more = seed("86", "3");
    assert!(String::from_utf8_lossy(&more.stdout).contains("86 units; 7 new articles"), "{more:?}");
    let other = seed("85", "4");
    assert!(!other.status.success());
    assert!(String::from_utf8_lossy(&other.stderr).contains("did not make"), "{other:?}");

    let server = Server::start(data);
    let home =
        server.send("GET /tin-tuc HTTP/1.1\r\nhost: xa-thu-nghiem-000083.localhost:3000\r\nconnection: close\r\n\r\n");
    assert!(home.starts_with("HTTP/1.1 200") && home.contains(", đợt 7"), "{home}");
    drop(server);
    std::fs::write(data.join("tin.jsonl"), LINES).expect("a file");
    imported(data, &[]);
    let mixed = seed("86", "3");
    assert!(!mixed.status.success(), "drafts of others count as well: {mixed:?}");
}
