//! Nobody asked anything yet; `help_requests` says who reaches what is asked.

use super::{Rows, same, unit};

pub(super) fn rows() -> Rows {
    let (site, studio) = ("site", "studio");
    Rows::from([
        // A form without our stamp, and no code.
        ((site, "GET", "/hoi-to-cong-nghe"), same(200)),
        ((site, "POST", "/hoi-to-cong-nghe"), same(403)),
        ((site, "GET", "/tra-cuu-yeu-cau"), same(200)),
        ((site, "POST", "/tra-cuu-yeu-cau"), same(422)),
        ((site, "POST", "/tra-cuu-yeu-cau/rut"), same(422)),
        ((studio, "GET", "/don-vi/{unit}/yeu-cau"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/yeu-cau/{id}"), unit(303, [404; 6])),
        ((studio, "POST", "/don-vi/{unit}/yeu-cau/{id}"), unit(401, [404; 6])),
        ((studio, "POST", "/don-vi/{unit}/yeu-cau/{id}/huong-dan"), unit(401, [404; 6])),
    ])
}
