//! One's own account: everybody's alike.

use super::{Expected, Rows, same};

pub(super) fn rows() -> Rows {
    let everybody = |anonymous, status| Expected { anonymous, own: [status; 6], twin: status };
    let get = |pattern, status| (("studio", "GET", pattern), everybody(303, status));
    let post = |pattern, status| (("studio", "POST", pattern), everybody(401, status));
    Rows::from([
        get("/tai-khoan", 200),
        get("/tai-khoan/ho-ten", 200),
        // Nothing typed.
        post("/tai-khoan/ho-ten", 422),
        get("/tai-khoan/e-mail", 200),
        post("/tai-khoan/e-mail", 422),
        get("/tai-khoan/mat-khau", 200),
        post("/tai-khoan/mat-khau", 422),
        get("/tai-khoan/ung-dung", 200),
        post("/tai-khoan/ung-dung", 422),
        // Nobody of the cast has an app.
        get("/tai-khoan/ung-dung/go", 303),
        post("/tai-khoan/ung-dung/go", 303),
        get("/tai-khoan/khoa-truy-cap", 200),
        post("/tai-khoan/khoa-truy-cap", 422),
        // Nobody of the cast has a passkey.
        get("/tai-khoan/khoa-truy-cap/{id}/go", 404),
        post("/tai-khoan/khoa-truy-cap/{id}/go", 404),
        get("/tai-khoan/ma-khoi-phuc", 303),
        post("/tai-khoan/ma-khoi-phuc", 303),
        get("/tai-khoan/phien", 200),
        post("/tai-khoan/phien", 422),
        post("/tai-khoan/thu-hang-tuan", 422),
        get("/tai-khoan/du-lieu", 200),
        post("/tai-khoan/du-lieu", 200),
        get("/tai-khoan/xoa", 200),
        post("/tai-khoan/xoa", 422),
        (("studio", "GET", "/doi-email/{token}"), same(410)),
        (("studio", "POST", "/doi-email/{token}"), same(410)),
    ])
}
