//! What teams do and their reports. The cast has logged nothing; the hamlet is the team member's.

use super::{Rows, unit};

pub(super) fn rows() -> Rows {
    let (get, post) = (|pattern| ("studio", "GET", pattern), |pattern| ("studio", "POST", pattern));
    Rows::from([
        (get("/don-vi/{unit}/hoat-dong"), unit(303, [200, 200, 200, 200, 404, 200])),
        (get("/don-vi/{unit}/hoat-dong/moi"), unit(303, [200, 200, 200, 200, 404, 200])),
        (post("/don-vi/{unit}/hoat-dong/moi"), unit(401, [422, 422, 422, 422, 404, 422])),
        (get("/don-vi/{unit}/hoat-dong/{id}"), unit(303, [404; 6])),
        // Nothing was typed.
        (post("/don-vi/{unit}/hoat-dong/{id}"), unit(401, [404; 6])),
        (post("/don-vi/{unit}/hoat-dong/{id}/xoa"), unit(401, [404; 6])),
        (get("/don-vi/{unit}/bao-cao"), unit(303, [200, 200, 200, 200, 404, 200])),
        (get("/don-vi/{unit}/bao-cao/{id}/{number}"), unit(303, [200, 200, 200, 200, 404, 200])),
        // No button was pressed.
        (post("/don-vi/{unit}/bao-cao/{id}/{number}"), unit(401, [422, 422, 422, 422, 404, 422])),
    ])
}
