//! People, of a unit and of the platform.

use super::{Rows, unit};

pub(super) fn rows() -> Rows {
    let studio = "studio";
    Rows::from([
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
