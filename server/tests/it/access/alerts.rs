//! Alerts. The cast has none.

use super::{Rows, unit};

pub(super) fn rows() -> Rows {
    let (get, post) = (|pattern| ("studio", "GET", pattern), |pattern| ("studio", "POST", pattern));
    Rows::from([
        (get("/don-vi/{unit}/canh-bao"), unit(303, [200, 200, 200, 200, 404, 200])),
        (get("/don-vi/{unit}/canh-bao/moi"), unit(303, [403, 403, 200, 200, 404, 200])),
        (post("/don-vi/{unit}/canh-bao/moi"), unit(401, [403, 403, 422, 422, 404, 422])),
        (get("/don-vi/{unit}/canh-bao/{id}"), unit(303, [404; 6])),
        (post("/don-vi/{unit}/canh-bao/{id}"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/canh-bao/{id}/xac-nhan"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/canh-bao/{id}/ket-thuc"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/canh-bao/{id}/xoa"), unit(401, [403, 403, 404, 404, 404, 404])),
    ])
}
