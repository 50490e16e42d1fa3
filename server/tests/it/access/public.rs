//! What residents read of a unit that is no kind of its own.

use super::{Rows, same};

pub(super) fn rows() -> Rows {
    let site = "site";
    Rows::from([
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
    ])
}
