//! Hamlets and their teams. The cast's team member works in the hamlet these addresses name.

use super::{Rows, same, unit};

pub(super) fn rows() -> Rows {
    let (site, studio) = ("site", "studio");
    Rows::from([
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
