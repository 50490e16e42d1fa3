//! Every route × (anonymous, each role, the same role in the twin commune). A route without a row
//! here fails, and so does a row without a route.

use std::collections::BTreeMap;

use domain::access::Role;
use domain::media::MediaKey;
use http::Method;
use server::web::respond::headers::Audience;
use server::web::routes::table;

use super::library;
use super::support::client::Client;
use super::support::world::{Twin, World};
use super::teams;

/// Statuses by who asks: anonymous, then the roles in the order of `Role::ALL`, at their own unit.
struct Expected {
    anonymous: u16,
    own: [u16; 6],
    /// Roles other than the platform administrator, at the twin's address.
    twin: u16,
}

const fn same(status: u16) -> Expected {
    Expected { anonymous: status, own: [status; 6], twin: status }
}

/// `[team member, writer, approver, unit admin, province editor, platform admin]`. The province
/// editor's own unit is the province; at a commune they are a stranger.
const fn unit(anonymous: u16, own: [u16; 6]) -> Expected {
    Expected { anonymous, own, twin: 404 }
}

fn expectations() -> BTreeMap<(&'static str, &'static str, &'static str), Expected> {
    let (site, studio) = ("site", "studio");
    BTreeMap::from([
        ((site, "GET", "/"), same(200)),
        ((site, "GET", "/tin-tuc"), same(200)),
        ((site, "GET", "/tin-tuc/{slug}"), same(200)),
        // Empty lists are pages too; the article answers at one address only. The cast's category has its slug.
        ((site, "GET", "/chuyen-muc/{slug}"), same(200)),
        ((site, "GET", "/thong-bao"), same(200)),
        ((site, "GET", "/thong-bao/{slug}"), same(301)),
        ((site, "GET", "/su-kien"), same(200)),
        ((site, "GET", "/su-kien/{slug}"), same(301)),
        ((site, "GET", "/trang"), same(200)),
        ((site, "GET", "/trang/{slug}"), same(301)),
        ((site, "GET", "/ban-in/{slug}"), same(200)),
        // The portal's own; nothing on a commune's host.
        ((site, "GET", "/tim-don-vi"), same(404)),
        ((site, "GET", "/ban-do"), same(404)),
        ((site, "GET", "/so-lieu/to-cong-nghe-so"), same(404)),
        // Nothing known, no page.
        ((site, "GET", "/gioi-thieu"), same(404)),
        ((site, "GET", "/lien-he"), same(404)),
        ((site, "GET", "/tro-nang"), same(200)),
        ((site, "GET", "/robots.txt"), same(200)),
        ((site, "GET", "/favicon.ico"), same(200)),
        ((site, "GET", "/assets/{name}"), same(200)),
        ((studio, "GET", "/robots.txt"), same(200)),
        ((studio, "GET", "/favicon.ico"), same(200)),
        ((studio, "GET", "/assets/{name}"), same(200)),
        ((studio, "GET", "/"), Expected { anonymous: 303, own: [200; 6], twin: 200 }),
        ((studio, "GET", "/mau-giao-dien"), Expected { anonymous: 303, own: [200; 6], twin: 200 }),
        ((studio, "GET", "/mau-giao-dien/{screen}/{sample}"), Expected { anonymous: 303, own: [200; 6], twin: 200 }),
        ((studio, "GET", "/nen-tang/don-vi"), unit(303, [404, 404, 404, 404, 404, 200])),
        ((studio, "GET", "/nen-tang/don-vi/moi"), unit(303, [404, 404, 404, 404, 404, 200])),
        ((studio, "POST", "/nen-tang/don-vi/moi"), unit(401, [404, 404, 404, 404, 404, 422])),
        ((studio, "GET", "/nen-tang/don-vi/{unit}"), unit(303, [404, 404, 404, 404, 404, 200])),
        ((studio, "POST", "/nen-tang/don-vi/{unit}"), unit(401, [404, 404, 404, 404, 404, 422])),
        ((studio, "POST", "/nen-tang/don-vi/{unit}/tam-ngung"), unit(401, [404, 404, 404, 404, 404, 422])),
        ((studio, "POST", "/nen-tang/don-vi/{unit}/ten-mien"), unit(401, [404, 404, 404, 404, 404, 422])),
        ((studio, "POST", "/nen-tang/don-vi/{unit}/trang-mau"), unit(401, [404, 404, 404, 404, 404, 422])),
        ((studio, "GET", "/nen-tang/nhat-ky"), unit(303, [404, 404, 404, 404, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/nhat-ky"), unit(303, [403, 403, 403, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/thong-tin"), unit(303, [403, 403, 403, 200, 404, 200])),
        // Every fact may be empty, so the first save at version 0 holds; the second is a conflict.
        ((studio, "POST", "/don-vi/{unit}/thong-tin"), unit(401, [403, 403, 403, 303, 404, 409])),
        ((studio, "POST", "/don-vi/{unit}/thong-tin/xac-nhan"), unit(401, [403, 403, 403, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/giao-dien"), unit(303, [403, 403, 403, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/giao-dien"), unit(401, [403, 403, 403, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/can-bo"), unit(303, [403, 403, 403, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/can-bo"), unit(401, [403, 403, 403, 422, 404, 422])),
        // The cast has no officers.
        ((studio, "GET", "/don-vi/{unit}/can-bo/{id}"), unit(303, [403, 403, 403, 404, 404, 404])),
        ((studio, "POST", "/don-vi/{unit}/can-bo/{id}"), unit(401, [403, 403, 403, 404, 404, 404])),
        ((studio, "POST", "/don-vi/{unit}/can-bo/{id}/thu-tu"), unit(401, [403, 403, 403, 422, 404, 422])),
        ((studio, "POST", "/don-vi/{unit}/can-bo/{id}/xoa"), unit(401, [403, 403, 403, 404, 404, 404])),
        ((studio, "GET", "/don-vi/{unit}/chuyen-muc"), unit(303, [403, 403, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/chuyen-muc"), unit(401, [403, 403, 422, 422, 404, 422])),
        // Nothing to type here: it holds.
        ((studio, "POST", "/don-vi/{unit}/chuyen-muc/thuong-dung"), unit(401, [403, 403, 303, 303, 404, 303])),
        // The article's number is the category's as well; without a deed it is refused.
        ((studio, "POST", "/don-vi/{unit}/chuyen-muc/{id}"), unit(401, [403, 403, 422, 422, 404, 422])),
        ((studio, "POST", "/don-vi/{unit}/chuyen-muc/{id}/thu-tu"), unit(401, [403, 403, 422, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/moi"), unit(303, [403, 200, 200, 200, 404, 200])),
        // Posted with the session's token and nothing in it: 422 where it may be sent.
        ((studio, "POST", "/don-vi/{unit}/bai-viet/moi"), unit(401, [403, 422, 422, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}"), unit(401, [403, 422, 422, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/ban-luu"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/ban-luu/so-sanh"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}"), unit(303, [200, 200, 200, 200, 404, 200])),
        // Version 0 is nobody's, and a name is not empty.
        (
            (studio, "POST", "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}/khoi-phuc"),
            unit(401, [403, 409, 409, 409, 404, 409]),
        ),
        (
            (studio, "POST", "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}/ten"),
            unit(401, [403, 422, 422, 422, 404, 422]),
        ),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/xem-truoc"), unit(303, [200, 200, 200, 200, 404, 200])),
        // A page that saves by itself keeps whatever holds; without its key and version it is a stranger's.
        ((studio, "POST", "/don-vi/{unit}/bai-viet/moi/tu-luu"), unit(401, [403, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/tu-luu"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/co-mat"), unit(401, [422, 422, 422, 422, 404, 422])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/gui-duyet"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/tra-lai"), unit(401, [403, 403, 422, 422, 404, 422])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/cat"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/hen-gio"), unit(303, [403, 403, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/hen-gio"), unit(401, [403, 403, 422, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/phu-trach"), unit(303, [403, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/phu-trach"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/gop-y"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/gop-y"), unit(401, [422, 422, 422, 422, 404, 422])),
        // There is no remark and no link of this number.
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/gop-y/{number}"), unit(401, [409, 409, 409, 409, 404, 409])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/chia-se"), unit(303, [403, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/chia-se"), unit(401, [403, 422, 422, 422, 404, 422])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/chia-se/{number}"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "GET", "/xem-ban-nhap/{token}"), same(410)),
        ((studio, "GET", "/don-vi/{unit}/lich-dang"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/hang-loat"), unit(401, [403, 422, 422, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/quy-trinh"), unit(303, [403, 403, 403, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/quy-trinh"), unit(401, [403, 403, 403, 422, 404, 422])),
        // Version 0 is nobody's: a conflict where it may be sent.
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/dang"), unit(401, [403, 403, 409, 409, 404, 409])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/go"), unit(303, [403, 403, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/go"), unit(401, [403, 403, 422, 422, 404, 422])),
    ])
}

/// One's own account: everybody's alike.
fn of_accounts() -> BTreeMap<(&'static str, &'static str, &'static str), Expected> {
    let everybody = |anonymous, status| Expected { anonymous, own: [status; 6], twin: status };
    let get = |pattern, status| (("studio", "GET", pattern), everybody(303, status));
    let post = |pattern, status| (("studio", "POST", pattern), everybody(401, status));
    BTreeMap::from([
        get("/tai-khoan", 200),
        get("/tai-khoan/ho-ten", 200),
        // Nothing typed.
        post("/tai-khoan/ho-ten", 422),
        get("/tai-khoan/e-mail", 200),
        post("/tai-khoan/e-mail", 422),
        get("/tai-khoan/mat-khau", 200),
        post("/tai-khoan/mat-khau", 422),
        get("/tai-khoan/ung-dung", 200),
        post("/tai-khoan/ung-dung", 422),
        // Nobody of the cast has an app.
        get("/tai-khoan/ung-dung/go", 303),
        post("/tai-khoan/ung-dung/go", 303),
        get("/tai-khoan/khoa-truy-cap", 200),
        post("/tai-khoan/khoa-truy-cap", 422),
        // Nobody of the cast has a passkey.
        get("/tai-khoan/khoa-truy-cap/{id}/go", 404),
        post("/tai-khoan/khoa-truy-cap/{id}/go", 404),
        get("/tai-khoan/ma-khoi-phuc", 303),
        post("/tai-khoan/ma-khoi-phuc", 303),
        get("/tai-khoan/phien", 200),
        post("/tai-khoan/phien", 422),
        get("/tai-khoan/du-lieu", 200),
        post("/tai-khoan/du-lieu", 200),
        get("/tai-khoan/xoa", 200),
        post("/tai-khoan/xoa", 422),
        (("studio", "GET", "/doi-email/{token}"), same(410)),
        (("studio", "POST", "/doi-email/{token}"), same(410)),
    ])
}

/// Pictures and files, and Word files.
fn of_libraries() -> BTreeMap<(&'static str, &'static str, &'static str), Expected> {
    let (site, studio) = ("site", "studio");
    BTreeMap::from([
        // What its public article names; the twin's is nobody's here.
        ((site, "GET", "/anh/{name}"), same(200)),
        ((site, "GET", "/tep/{name}"), same(200)),
        ((studio, "GET", "/don-vi/{unit}/thu-vien"), unit(303, [200, 200, 200, 200, 404, 200])),
        // Without a file there is nothing to bring.
        ((studio, "POST", "/don-vi/{unit}/thu-vien"), unit(401, [422, 422, 422, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/thu-vien/ke"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/thu-vien/ke"), unit(401, [200, 200, 200, 200, 404, 200])),
        // The article's number is the picture's as well.
        ((studio, "GET", "/don-vi/{unit}/thu-vien/{id}"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/thu-vien/{id}"), unit(401, [403, 422, 422, 422, 404, 422])),
        // It is needed.
        ((studio, "POST", "/don-vi/{unit}/thu-vien/{id}/xoa"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "GET", "/don-vi/{unit}/anh/{name}"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/tep/{name}"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/tu-word"), unit(303, [403, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/tu-word"), unit(401, [403, 422, 422, 422, 404, 422])),
        ((studio, "GET", "/xem-ban-nhap/{token}/anh/{name}"), same(404)),
        ((studio, "GET", "/xem-ban-nhap/{token}/tep/{name}"), same(404)),
    ])
}

/// Guides, for residents and at the desk.
fn of_guides() -> BTreeMap<(&'static str, &'static str, &'static str), Expected> {
    let (site, studio) = ("site", "studio");
    BTreeMap::from([
        ((site, "GET", "/ban-in/{slug}/a5"), same(200)),
        ((site, "GET", "/huong-dan"), same(200)),
        // The article is no guide: it answers at its own address, and nobody asks whether it helped.
        ((site, "GET", "/huong-dan/{slug}"), same(301)),
        ((site, "GET", "/huong-dan/{slug}/chu-lon"), same(301)),
        ((site, "GET", "/huong-dan/{slug}/buoc/{number}"), same(301)),
        ((site, "GET", "/huong-dan/{slug}/ap-phich"), same(301)),
        ((site, "GET", "/huong-dan/{slug}/cam-on"), same(301)),
        ((site, "POST", "/huong-dan/{slug}/giup-ich"), same(404)),
        ((site, "GET", "/h/{code}"), same(301)),
        // An article has no steps.
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/cac-buoc"), unit(303, [404, 404, 404, 404, 404, 404])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/cac-buoc"), unit(401, [403, 404, 404, 404, 404, 404])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/cac-buoc/{number}"), unit(303, [403, 404, 404, 404, 404, 404])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/cac-buoc/{number}"), unit(401, [403, 404, 404, 404, 404, 404])),
        // A member of a team drafts guides. None is named.
        ((studio, "GET", "/don-vi/{unit}/huong-dan-co-san"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/huong-dan-co-san"), unit(401, [422, 422, 422, 422, 404, 422])),
    ])
}

/// The door of the desk.
fn of_the_door() -> BTreeMap<(&'static str, &'static str, &'static str), Expected> {
    let studio = "studio";
    BTreeMap::from([
        ((studio, "GET", "/dang-nhap"), Expected { anonymous: 200, own: [303; 6], twin: 303 }),
        // Without the form's token: refused, shown again.
        ((studio, "POST", "/dang-nhap"), same(403)),
        // Nobody is between two steps.
        ((studio, "GET", "/dang-nhap/ma"), same(303)),
        ((studio, "POST", "/dang-nhap/ma"), same(401)),
        ((studio, "GET", "/dang-nhap/khoa"), same(303)),
        // Without the form's token; whoever is in goes on.
        ((studio, "POST", "/dang-nhap/khoa"), Expected { anonymous: 403, own: [303; 6], twin: 303 }),
        ((studio, "GET", "/dang-nhap/ung-dung"), same(303)),
        ((studio, "POST", "/dang-nhap/ung-dung"), same(401)),
        ((studio, "GET", "/quen-mat-khau"), same(200)),
        ((studio, "POST", "/quen-mat-khau"), same(403)),
        ((studio, "POST", "/dang-xuat"), same(303)),
        ((studio, "GET", "/dat-mat-khau/{token}"), same(410)),
        ((studio, "POST", "/dat-mat-khau/{token}"), same(410)),
    ])
}

/// The help, for whoever is signed in.
fn of_help() -> BTreeMap<(&'static str, &'static str, &'static str), Expected> {
    let person = || Expected { anonymous: 303, own: [200; 6], twin: 200 };
    BTreeMap::from([(("studio", "GET", "/tro-giup"), person()), (("studio", "GET", "/tro-giup/{page}"), person())])
}

/// People, of a unit and of the platform.
fn of_people() -> BTreeMap<(&'static str, &'static str, &'static str), Expected> {
    let studio = "studio";
    BTreeMap::from([
        ((studio, "GET", "/don-vi/{unit}/nguoi"), unit(303, [403, 403, 403, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/nguoi"), unit(401, [403, 403, 403, 422, 404, 422])),
        // The article's number is a person's as well; without a role or a deed it is refused.
        ((studio, "GET", "/don-vi/{unit}/nguoi/{id}"), unit(303, [403, 403, 403, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/nguoi/{id}"), unit(401, [403, 403, 403, 422, 404, 422])),
        ((studio, "POST", "/don-vi/{unit}/nguoi/{id}/tai-khoan"), unit(401, [403, 403, 403, 422, 404, 422])),
        ((studio, "GET", "/nen-tang/nguoi"), unit(303, [404, 404, 404, 404, 404, 200])),
        ((studio, "POST", "/nen-tang/nguoi"), unit(401, [404, 404, 404, 404, 404, 422])),
        ((studio, "GET", "/nen-tang/nguoi/{id}"), unit(303, [404, 404, 404, 404, 404, 200])),
        ((studio, "POST", "/nen-tang/nguoi/{id}"), unit(401, [404, 404, 404, 404, 404, 422])),
        ((studio, "POST", "/nen-tang/nguoi/{id}/tai-khoan"), unit(401, [404, 404, 404, 404, 404, 422])),
    ])
}

/// Nobody asked anything yet; `help_requests` says who reaches what is asked.
fn of_requests() -> BTreeMap<(&'static str, &'static str, &'static str), Expected> {
    let (site, studio) = ("site", "studio");
    BTreeMap::from([
        // A form without our stamp, and no code.
        ((site, "GET", "/hoi-to-cong-nghe"), same(200)),
        ((site, "POST", "/hoi-to-cong-nghe"), same(403)),
        ((site, "GET", "/tra-cuu-yeu-cau"), same(200)),
        ((site, "POST", "/tra-cuu-yeu-cau"), same(422)),
        ((site, "POST", "/tra-cuu-yeu-cau/rut"), same(422)),
        ((studio, "GET", "/don-vi/{unit}/yeu-cau"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/yeu-cau/{id}"), unit(303, [404; 6])),
        ((studio, "POST", "/don-vi/{unit}/yeu-cau/{id}"), unit(401, [404; 6])),
        ((studio, "POST", "/don-vi/{unit}/yeu-cau/{id}/huong-dan"), unit(401, [404; 6])),
    ])
}

/// Hamlets and their teams. The cast's team member works in the hamlet these addresses name.
fn of_hamlets() -> BTreeMap<(&'static str, &'static str, &'static str), Expected> {
    let (site, studio) = ("site", "studio");
    BTreeMap::from([
        ((site, "GET", "/to-cong-nghe-so"), same(200)),
        ((site, "GET", "/to-cong-nghe-so/{slug}"), same(200)),
        ((studio, "GET", "/don-vi/{unit}/thon-ap"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/thon-ap"), unit(401, [403, 403, 403, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/thon-ap/{id}"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/thon-ap/{id}"), unit(401, [403, 403, 403, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/thon-ap/nhap"), unit(303, [403, 403, 403, 200, 404, 200])),
        // Without a table there is nothing to take.
        ((studio, "POST", "/don-vi/{unit}/thon-ap/nhap"), unit(401, [403, 403, 403, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/thon-ap/nhap/mau.csv"), unit(303, [403, 403, 403, 200, 404, 200])),
        // Nothing need be known of a team, so the first save at version 0 holds; later ones are conflicts.
        ((studio, "POST", "/don-vi/{unit}/thon-ap/{id}/to"), unit(401, [403, 403, 403, 303, 404, 409])),
        ((studio, "POST", "/don-vi/{unit}/thon-ap/{id}/huong-dan"), unit(401, [409, 409, 409, 409, 404, 409])),
        ((studio, "POST", "/don-vi/{unit}/thon-ap/{id}/thanh-vien"), unit(401, [403, 403, 403, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/thon-ap/{id}/thanh-vien/{number}"), unit(303, [403, 403, 403, 200, 404, 200])),
        (
            (studio, "POST", "/don-vi/{unit}/thon-ap/{id}/thanh-vien/{number}"),
            unit(401, [403, 403, 403, 422, 404, 422]),
        ),
        // Version 0 is nobody's, and there is no shift.
        (
            (studio, "POST", "/don-vi/{unit}/thon-ap/{id}/thanh-vien/{number}/xoa"),
            unit(401, [403, 403, 403, 409, 404, 409]),
        ),
        ((studio, "POST", "/don-vi/{unit}/thon-ap/{id}/lich-truc"), unit(401, [422, 422, 422, 422, 404, 422])),
        ((studio, "POST", "/don-vi/{unit}/thon-ap/{id}/lich-truc/{number}"), unit(401, [409, 409, 409, 409, 404, 409])),
    ])
}

/// The ledger of equipment, and campaigns. The cast has neither.
fn of_ledgers() -> BTreeMap<(&'static str, &'static str, &'static str), Expected> {
    let (get, post) = (|pattern| ("studio", "GET", pattern), |pattern| ("studio", "POST", pattern));
    BTreeMap::from([
        (("site", "GET", "/chien-dich"), same(404)),
        (get("/don-vi/{unit}/thiet-bi"), unit(303, [200, 200, 200, 200, 404, 200])),
        (get("/don-vi/{unit}/thiet-bi/moi"), unit(303, [403, 403, 403, 200, 404, 200])),
        (post("/don-vi/{unit}/thiet-bi/moi"), unit(401, [403, 403, 403, 422, 404, 422])),
        (get("/don-vi/{unit}/thiet-bi/{id}"), unit(303, [404; 6])),
        (post("/don-vi/{unit}/thiet-bi/{id}"), unit(401, [403, 403, 403, 404, 404, 404])),
        (post("/don-vi/{unit}/thiet-bi/{id}/tach"), unit(401, [403, 403, 403, 404, 404, 404])),
        (post("/don-vi/{unit}/thiet-bi/{id}/xoa"), unit(401, [403, 403, 403, 404, 404, 404])),
        (get("/don-vi/{unit}/chien-dich"), unit(303, [200, 200, 200, 200, 404, 200])),
        (get("/don-vi/{unit}/chien-dich/moi"), unit(303, [403, 403, 200, 200, 404, 200])),
        (post("/don-vi/{unit}/chien-dich/moi"), unit(401, [403, 403, 422, 422, 404, 422])),
        (get("/don-vi/{unit}/chien-dich/{id}"), unit(303, [404; 6])),
        (post("/don-vi/{unit}/chien-dich/{id}"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chien-dich/{id}/so-lieu"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chien-dich/{id}/so-lieu/xoa"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chien-dich/{id}/xoa"), unit(401, [403, 403, 404, 404, 404, 404])),
    ])
}

fn filled(pattern: &str, twin: &Twin, (picture, file): &(MediaKey, MediaKey), asset: &str) -> String {
    pattern
        .replace("/anh/{name}", &format!("/anh/{picture}-24.webp"))
        .replace("/tep/{name}", &format!("/tep/{file}"))
        .replace("{slug}", "lich-tiep-cong-dan-thang-02")
        .replace("{name}", asset)
        .replace("{unit}", twin.slug)
        .replace("{id}", &twin.published.0.to_string())
        .replace("{number}", "1")
        .replace("{token}", "khongconai")
        .replace("{code}", &domain::short_code::of(twin.published))
        .replace("{page}", "viet-bai")
        .replace("{screen}", "CommuneHome")
        .replace("{sample}", "normal")
}

async fn status(client: &mut Client, method: &Method, path: &str) -> u16 {
    if *method == Method::GET {
        return client.get(path).await.status.as_u16();
    }
    // A form of the person's own session, as far as they can have one.
    let csrf = match client.cookie {
        Some(_) => client.get("/").await.value_of("csrf"),
        None => "nothing".to_owned(),
    };
    client.post(path, &[("csrf", &csrf), ("phien_ban", "0")]).await.status.as_u16()
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_table_says() {
    let world = World::new().await;
    let asset = world.app.assets.urls.desk_css.trim_start_matches("/assets/").to_owned();
    let (of_a, of_b) =
        (library::named_in_public(&world, &world.a).await, library::named_in_public(&world, &world.b).await);
    let mut expected = expectations();
    expected.extend(of_accounts());
    expected.extend(of_libraries());
    expected.extend(of_the_door());
    expected.extend(of_guides());
    expected.extend(of_help());
    expected.extend(of_people());
    expected.extend(of_requests());
    expected.extend(of_hamlets());
    let mut hamlets = Vec::new();
    for twin in [&world.a, &world.b] {
        hamlets.push(teams::with_team(&world, twin, "Ấp Bắc").await.0.to_string());
    }
    let hamlet = |pattern: &str, id: &str| {
        let pattern = pattern.replace("/thon-ap/{id}", &format!("/thon-ap/{id}"));
        pattern.replace("/to-cong-nghe-so/{slug}", "/to-cong-nghe-so/ap-bac")
    };
    expected.extend(of_ledgers());
    for route in table() {
        let audience = if route.audience == Audience::Public { "site" } else { "studio" };
        let key = (audience, if route.method == Method::GET { "GET" } else { "POST" }, route.pattern);
        let row = expected.remove(&key).unwrap_or_else(|| panic!("{key:?} has no row in `expectations`; add one"));
        let own = filled(&hamlet(route.pattern, &hamlets[0]), &world.a, &of_a, &asset);
        let twin = filled(&hamlet(route.pattern, &hamlets[1]), &world.b, &of_b, &asset);
        let host = if audience == "site" { world.a.slug } else { "studio" };
        let mut stranger = world.on(host);
        assert_eq!(status(&mut stranger, &route.method, &own).await, row.anonymous, "anonymous {key:?}");
        for (role, own_status) in Role::ALL.into_iter().zip(row.own) {
            let mut client = world.signed_in(role, &world.a).await;
            if audience == "site" {
                // The studio's cookie never reaches another host; the site's answer is the same.
                client = world.on(host);
            }
            assert_eq!(status(&mut client, &route.method, &own).await, own_status, "{role:?} at home {key:?}");
            if audience == "studio" && !role.is_platform_wide() {
                let mut client = world.signed_in(role, &world.a).await;
                assert_eq!(status(&mut client, &route.method, &twin).await, row.twin, "{role:?} at the twin {key:?}");
            }
        }
    }
    assert!(expected.is_empty(), "rows without a route: {:?}", expected.keys());
}

#[tokio::test]
async fn anothers_article_number_is_nobody_at_my_own_desk() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::UnitAdmin, &world.a).await;
    let base = format!("/don-vi/{}/bai-viet/{}", world.a.slug, world.b.draft.0);
    let csrf = client.get("/").await.value_of("csrf");
    let pages = [
        "",
        "/xem-truoc",
        "/go",
        "/ban-luu",
        "/ban-luu/1",
        "/ban-luu/so-sanh",
        "/hen-gio",
        "/phu-trach",
        "/gop-y",
        "/chia-se",
    ];
    for path in pages.map(|part| format!("{base}{part}")) {
        client.get(&path).await.expect(404);
    }
    let fields = [
        ("csrf", csrf.as_str()),
        ("phien_ban", "1"),
        ("tieu_de", "Cướp bài"),
        ("ly_do", "in_error"),
        ("ten_ban", "Cướp bài"),
        ("ly_do_tra", "Cướp bài"),
        ("gop_y", "Cướp bài"),
        ("ma_soan", "cuopbaicuopbaicuop"),
        ("lan", "1"),
        ("han", "7"),
        ("viec", "hen"),
        ("ngay_dang", "28/01/2030"),
        ("gio_dang", "8:00"),
    ];
    let deeds = [
        "",
        "/dang",
        "/go",
        "/ban-luu/1/khoi-phuc",
        "/ban-luu/1/ten",
        "/tu-luu",
        "/co-mat",
        "/gui-duyet",
        "/tra-lai",
        "/cat",
        "/phu-trach",
        "/gop-y",
        "/chia-se",
    ];
    for path in deeds.map(|part| format!("{base}{part}")) {
        client.post(&path, &fields).await.expect(404);
    }
    let mut client = world.signed_in(Role::UnitAdmin, &world.b).await;
    client.get(&format!("/don-vi/{}/bai-viet/{}", world.b.slug, world.b.draft.0)).await.expect(200).hides("Cướp bài");
}

#[tokio::test]
async fn the_province_editor_writes_for_the_province() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::ProvinceEditor, &world.a).await;
    client.forbidden.push(world.a.secret.to_owned());
    client.get("/don-vi/tinh-ba-ria-vung-tau").await.expect(200);
    client.get("/don-vi/tinh-ba-ria-vung-tau/bai-viet/moi").await.expect(200);
}

#[tokio::test]
async fn the_province_editor_says_who_runs_the_portal_and_confirms_it() {
    let world = World::new().await;
    let mut client = world.signed_in(Role::ProvinceEditor, &world.a).await;
    let path = "/don-vi/tinh-ba-ria-vung-tau/thong-tin";
    client.get("/don-vi/tinh-ba-ria-vung-tau").await.expect(200).shows(path);
    client.get("/don-vi/tinh-ba-ria-vung-tau/can-bo").await.expect(200);
    let mut portal = world.on("");
    portal.get("/").await.expect(200).shows("Bản trình diễn");
    let page = client.get(path).await.expect(200);
    let (csrf, version) = (page.value_of("csrf"), page.value_of("phien_ban"));
    let facts = [
        ("csrf", csrf.as_str()),
        ("phien_ban", version.as_str()),
        ("dia_chi", "Số 1 Phạm Văn Đồng"),
        ("dien_thoai", "0254 3852 123"),
        ("thu_dien_tu", "cong@tinh.example.vn"),
        ("nguoi_chiu_trach_nhiem", "Trần Văn Bình"),
        ("chuc_vu", "Chánh Văn phòng"),
        ("gioi_thieu", "Một tỉnh ven biển."),
    ];
    client.post(path, &facts).await.leads_to(&format!("{path}?da=luu"));
    let page = client.get(path).await.expect(200);
    let version = page.value_of("phien_ban");
    let deed = [("csrf", csrf.as_str()), ("phien_ban", version.as_str()), ("viec", "xac_nhan")];
    client.post(&format!("{path}/xac-nhan"), &deed).await.leads_to(&format!("{path}?da=xac_nhan"));
    portal.get("/").await.expect(200).hides("Bản trình diễn").shows("Số 1 Phạm Văn Đồng");
    // Held on the province alone: neither a commune's facts nor the platform's administration.
    for foreign in ["/don-vi/xa-phuoc-hung/thong-tin", "/don-vi/xa-phuoc-hung/can-bo", "/nen-tang/don-vi"] {
        client.get(foreign).await.expect(404);
    }
}
