//! The ledger of equipment, campaigns, and blocks. The cast has none of them.

use super::{Rows, same, unit};

pub(super) fn rows() -> Rows {
    let (get, post) = (|pattern| ("studio", "GET", pattern), |pattern| ("studio", "POST", pattern));
    Rows::from([
        (("site", "GET", "/chien-dich"), same(404)),
        (get("/don-vi/{unit}/thiet-bi"), unit(303, [200, 200, 200, 200, 404, 200])),
        (get("/don-vi/{unit}/thiet-bi/moi"), unit(303, [403, 403, 403, 200, 404, 200])),
        (post("/don-vi/{unit}/thiet-bi/moi"), unit(401, [403, 403, 403, 422, 404, 422])),
        (get("/don-vi/{unit}/thiet-bi/{id}"), unit(303, [404; 6])),
        (post("/don-vi/{unit}/thiet-bi/{id}"), unit(401, [403, 403, 403, 404, 404, 404])),
        (post("/don-vi/{unit}/thiet-bi/{id}/tach"), unit(401, [403, 403, 403, 404, 404, 404])),
        (post("/don-vi/{unit}/thiet-bi/{id}/xoa"), unit(401, [403, 403, 403, 404, 404, 404])),
        (get("/don-vi/{unit}/khoi-noi-dung"), unit(303, [200, 200, 200, 200, 404, 200])),
        (get("/don-vi/{unit}/khoi-noi-dung/moi"), unit(303, [403, 403, 200, 200, 404, 200])),
        (post("/don-vi/{unit}/khoi-noi-dung/moi"), unit(401, [403, 403, 422, 422, 404, 422])),
        (get("/don-vi/{unit}/khoi-noi-dung/{id}"), unit(303, [404; 6])),
        (post("/don-vi/{unit}/khoi-noi-dung/{id}"), unit(401, [403, 403, 404, 404, 404, 404])),
        (post("/don-vi/{unit}/khoi-noi-dung/{id}/xoa"), unit(401, [403, 403, 404, 404, 404, 404])),
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
