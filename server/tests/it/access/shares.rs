//! What is shared between units. In the cast nobody shares anything yet.

use super::{Rows, same, unit};

pub(super) fn rows() -> Rows {
    let (get, post) = (|pattern| ("studio", "GET", pattern), |pattern| ("studio", "POST", pattern));
    Rows::from([
        (("site", "GET", "/noi-dung-chung/{unit}/{slug}"), same(404)),
        (get("/don-vi/{unit}/bai-viet/{id}/dang-chung"), unit(303, [403, 200, 200, 200, 404, 200])),
        (post("/don-vi/{unit}/bai-viet/{id}/dang-chung"), unit(401, [403, 403, 422, 422, 404, 422])),
        (get("/don-vi/{unit}/da-chia-se"), unit(303, [403, 200, 200, 200, 404, 200])),
        (get("/don-vi/{unit}/noi-dung-chung"), unit(303, [403, 200, 200, 200, 404, 200])),
        (get("/don-vi/{unit}/noi-dung-chung/{id}"), unit(303, [403, 404, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/noi-dung-chung/{id}"), unit(401, [403, 404, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/noi-dung-chung/{id}/quyet-dinh"), unit(401, [403, 404, 404, 404, 404, 404])),
        (get("/don-vi/{unit}/theo-doi"), unit(303, [403, 403, 200, 200, 404, 200])),
        (post("/don-vi/{unit}/theo-doi"), unit(401, [403, 403, 422, 422, 404, 422])),
        (post("/don-vi/{unit}/theo-doi/{id}/bo"), unit(401, [403, 403, 404, 404, 404, 404])),
    ])
}
