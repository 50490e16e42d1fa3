//! What a unit is and how it works, at its desk and at the platform's.

use super::{Rows, unit};

pub(super) fn rows() -> Rows {
    let studio = "studio";
    Rows::from([
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
        ((studio, "GET", "/don-vi/{unit}/tinh-trang-trang"), unit(303, [403, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/quy-trinh"), unit(303, [403, 403, 403, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/quy-trinh"), unit(401, [403, 403, 403, 422, 404, 422])),
    ])
}
