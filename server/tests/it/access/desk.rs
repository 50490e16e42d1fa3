//! What is there for whoever is signed in: the first page, the style guide, the help.

use super::{Expected, Rows, same, unit};

pub(super) fn rows() -> Rows {
    let studio = "studio";
    Rows::from([
        ((studio, "GET", "/robots.txt"), same(200)),
        ((studio, "GET", "/favicon.ico"), same(200)),
        ((studio, "GET", "/assets/{name}"), same(200)),
        ((studio, "GET", "/"), Expected { anonymous: 303, own: [200; 6], twin: 200 }),
        ((studio, "GET", "/mau-giao-dien"), Expected { anonymous: 303, own: [200; 6], twin: 200 }),
        ((studio, "GET", "/mau-giao-dien/{screen}/{sample}"), Expected { anonymous: 303, own: [200; 6], twin: 200 }),
        ((studio, "GET", "/don-vi/{unit}"), unit(303, [200, 200, 200, 200, 404, 200])),
        // The help, for whoever is signed in.
        ((studio, "GET", "/tro-giup"), Expected { anonymous: 303, own: [200; 6], twin: 200 }),
        ((studio, "GET", "/tro-giup/{page}"), Expected { anonymous: 303, own: [200; 6], twin: 200 }),
    ])
}
