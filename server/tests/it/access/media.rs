//! Pictures and files, and Word files.

use super::{Rows, same, unit};

pub(super) fn rows() -> Rows {
    let (site, studio) = ("site", "studio");
    Rows::from([
        // What its public article names; the twin's is nobody's here.
        ((site, "GET", "/anh/{name}"), same(200)),
        ((site, "GET", "/tep/{name}"), same(200)),
        ((studio, "GET", "/don-vi/{unit}/thu-vien"), unit(303, [200, 200, 200, 200, 404, 200])),
        // Without a file there is nothing to bring.
        ((studio, "POST", "/don-vi/{unit}/thu-vien"), unit(401, [422, 422, 422, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/thu-vien/ke"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/thu-vien/ke"), unit(401, [200, 200, 200, 200, 404, 200])),
        // The article's number is the picture's as well.
        ((studio, "GET", "/don-vi/{unit}/thu-vien/{id}"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/thu-vien/{id}"), unit(401, [403, 422, 422, 422, 404, 422])),
        // It is needed.
        ((studio, "POST", "/don-vi/{unit}/thu-vien/{id}/xoa"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "GET", "/don-vi/{unit}/anh/{name}"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/tep/{name}"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/tu-word"), unit(303, [403, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/tu-word"), unit(401, [403, 422, 422, 422, 404, 422])),
        ((studio, "GET", "/xem-ban-nhap/{token}/anh/{name}"), same(404)),
        ((studio, "GET", "/xem-ban-nhap/{token}/tep/{name}"), same(404)),
    ])
}
