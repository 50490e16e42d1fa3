//! Items, from the first word to the withdrawal.

use super::{Rows, same, unit};

pub(super) fn rows() -> Rows {
    let studio = "studio";
    Rows::from([
        ((studio, "GET", "/don-vi/{unit}/bai-viet/moi"), unit(303, [403, 200, 200, 200, 404, 200])),
        // Posted with the session's token and nothing in it: 422 where it may be sent.
        ((studio, "POST", "/don-vi/{unit}/bai-viet/moi"), unit(401, [403, 422, 422, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}"), unit(401, [403, 422, 422, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/ban-luu"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/ban-luu/so-sanh"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}"), unit(303, [200, 200, 200, 200, 404, 200])),
        // Version 0 is nobody's, and a name is not empty.
        (
            (studio, "POST", "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}/khoi-phuc"),
            unit(401, [403, 409, 409, 409, 404, 409]),
        ),
        (
            (studio, "POST", "/don-vi/{unit}/bai-viet/{id}/ban-luu/{number}/ten"),
            unit(401, [403, 422, 422, 422, 404, 422]),
        ),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/xem-truoc"), unit(303, [200, 200, 200, 200, 404, 200])),
        // A page that saves by itself keeps whatever holds; without its key and version it is a stranger's.
        ((studio, "POST", "/don-vi/{unit}/bai-viet/moi/tu-luu"), unit(401, [403, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/tu-luu"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/co-mat"), unit(401, [422, 422, 422, 422, 404, 422])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/gui-duyet"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/tra-lai"), unit(401, [403, 403, 422, 422, 404, 422])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/cat"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/hen-gio"), unit(303, [403, 403, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/hen-gio"), unit(401, [403, 403, 422, 422, 404, 422])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/phu-trach"), unit(303, [403, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/phu-trach"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/gop-y"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/gop-y"), unit(401, [422, 422, 422, 422, 404, 422])),
        // There is no remark and no link of this number.
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/gop-y/{number}"), unit(401, [409, 409, 409, 409, 404, 409])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/chia-se"), unit(303, [403, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/chia-se"), unit(401, [403, 422, 422, 422, 404, 422])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/chia-se/{number}"), unit(401, [403, 409, 409, 409, 404, 409])),
        ((studio, "GET", "/xem-ban-nhap/{token}"), same(410)),
        ((studio, "GET", "/don-vi/{unit}/lich-dang"), unit(303, [200, 200, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/hang-loat"), unit(401, [403, 422, 422, 422, 404, 422])),
        // Version 0 is nobody's: a conflict where it may be sent.
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/dang"), unit(401, [403, 403, 409, 409, 404, 409])),
        ((studio, "GET", "/don-vi/{unit}/bai-viet/{id}/go"), unit(303, [403, 403, 200, 200, 404, 200])),
        ((studio, "POST", "/don-vi/{unit}/bai-viet/{id}/go"), unit(401, [403, 403, 422, 422, 404, 422])),
    ])
}
