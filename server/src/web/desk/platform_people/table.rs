//! People as a table for spreadsheets.

use app::screens::desk::PersonStanding;
use axum::response::Response;
use domain::exchange::{CSV_BEGINNING, csv_line};
use http::{HeaderValue, StatusCode, header};
use store::{ListedPerson, ListedRole};

use crate::web::desk::people::shown;
use crate::web::respond::{self, CachePolicy};

const HEAD: [&str; 7] =
    ["Họ và tên", "E-mail", "Vai trò", "Tình trạng", "Vào bàn biên tập", "Phiên đang mở", "Xác minh hai bước"];

/// As a file to keep.
pub(super) fn response<'a>(
    people: impl Iterator<Item = &'a ListedPerson>,
    words: impl Fn(&ListedRole) -> String,
) -> Response {
    let mut table = format!("{CSV_BEGINNING}{}", csv_line(HEAD.into_iter()));
    for person in people {
        let standing = match shown::standing(person) {
            PersonStanding::Invited => "Chưa nhận lời mời",
            PersonStanding::Open => "Đang hoạt động",
            PersonStanding::Disabled => "Đã khóa",
        };
        let roles: Vec<String> = person.roles.iter().map(&words).collect();
        let cells = [
            person.name.clone(),
            person.email.to_string(),
            roles.join("\n"),
            standing.to_owned(),
            person.seen_at.map(domain::moment::Moment::iso_vietnam).unwrap_or_default(),
            person.sessions.to_string(),
            if person.factors.has_second() { "có" } else { "không" }.to_owned(),
        ];
        table.push_str(&csv_line(cells.iter().map(String::as_str)));
    }
    let mut response = respond::html(StatusCode::OK, table, CachePolicy::NoStore);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"nguoi-dung.csv\""));
    response
}
