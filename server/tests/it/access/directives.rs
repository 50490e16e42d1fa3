//! Directives. The cast has none, and a commune sends none.

use super::{Rows, unit};

pub(super) fn rows() -> Rows {
    let (get, post) = (|pattern| ("studio", "GET", pattern), |pattern| ("studio", "POST", pattern));
    Rows::from([
        (get("/don-vi/{unit}/chi-dao"), unit(303, [403, 200, 200, 200, 404, 200])),
        (get("/don-vi/{unit}/chi-dao/moi"), unit(303, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chi-dao/moi"), unit(401, [403, 403, 404, 404, 404, 404])),
        (get("/don-vi/{unit}/chi-dao/{id}"), unit(303, [403, 404, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chi-dao/{id}"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chi-dao/{id}/giao"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chi-dao/{id}/xoa"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chi-dao/{id}/nhac"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chi-dao/{id}/ket-thuc"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chi-dao/{id}/tra-lai"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chi-dao/{id}/da-doc"), unit(401, [403, 404, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/chi-dao/{id}/bao-cao"), unit(401, [403, 404, 404, 404, 404, 404])),
    ])
}
