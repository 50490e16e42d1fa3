//! Guides, for residents and at the desk.

use super::{Rows, same, unit};

pub(super) fn rows() -> Rows {
    let (site, studio) = ("site", "studio");
    Rows::from([
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
