//! The door of the desk.

use super::{Expected, Rows, same};

pub(super) fn rows() -> Rows {
    let studio = "studio";
    Rows::from([
        ((studio, "GET", "/dang-nhap"), Expected { anonymous: 200, own: [303; 6], twin: 303 }),
        // Without the form's token: refused, shown again.
        ((studio, "POST", "/dang-nhap"), same(403)),
        // Nobody is between two steps.
        ((studio, "GET", "/dang-nhap/ma"), same(303)),
        ((studio, "POST", "/dang-nhap/ma"), same(401)),
        ((studio, "GET", "/dang-nhap/khoa"), same(303)),
        // Without the form's token; whoever is in goes on.
        ((studio, "POST", "/dang-nhap/khoa"), Expected { anonymous: 403, own: [303; 6], twin: 303 }),
        ((studio, "GET", "/dang-nhap/ung-dung"), same(303)),
        ((studio, "POST", "/dang-nhap/ung-dung"), same(401)),
        ((studio, "GET", "/quen-mat-khau"), same(200)),
        ((studio, "POST", "/quen-mat-khau"), same(403)),
        ((studio, "POST", "/dang-xuat"), same(303)),
        ((studio, "GET", "/dat-mat-khau/{token}"), same(410)),
        ((studio, "POST", "/dat-mat-khau/{token}"), same(410)),
    ])
}
