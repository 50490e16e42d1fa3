//! Every address of the platform as a type. Routes, links and redirects use the same values, so a
//! link to a page that is not built does not compile.
//!
//! A path knows its pattern (axum's syntax, for the route table) and prints itself.

use std::fmt;

/// An address within one host.
pub trait SitePath: fmt::Display {
    /// The pattern in axum's syntax.
    const PATTERN: &'static str;
}

/// One type of an address, with or without parts.
macro_rules! path_struct {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;
    };
    ($(#[$doc:meta])* $name:ident { $($field:ident : $type:ty),* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $(#[doc = "The part of the path of this name."] pub $field: $type),* }
    };
}

macro_rules! paths {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident : $type:ty),* })? = $pattern:literal, $format:literal;)*) => {
        $(
            path_struct! { $(#[$doc])* $name $({ $($field : $type),* })? }

            impl SitePath for $name {
                const PATTERN: &'static str = $pattern;
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    $(let Self { $($field),* } = self;)?
                    write!(f, $format)
                }
            }
        )*
    };
}

/// Addresses residents use, on the portal and on every unit's site.
pub mod public {
    use super::{SitePath, fmt};

    paths! {
        /// The front page of a site, or of the portal.
        Home = "/", "/";
        /// The news, newest first, paged by `?trang=`.
        NewsList = "/tin-tuc", "/tin-tuc";
        /// One item.
        NewsArticle { slug: String } = "/tin-tuc/{slug}", "/tin-tuc/{slug}";
        /// Communes by name, on the portal; `?ten=` is what was typed.
        FindUnit = "/tim-don-vi", "/tim-don-vi";
        /// The map of all communes, on the portal.
        UnitMap = "/ban-do", "/ban-do";
        /// What the unit is: introduction, history, organisation, officers.
        Introduction = "/gioi-thieu", "/gioi-thieu";
        /// How to reach the unit.
        Contact = "/lien-he", "/lien-he";
        /// How usable the site is for people with disabilities.
        Accessibility = "/tro-nang", "/tro-nang";
        /// What crawlers may read.
        Robots = "/robots.txt", "/robots.txt";
        /// A built file under its content-hashed name.
        Asset { name: String } = "/assets/{name}", "/assets/{name}";
        /// The icon browsers ask for unbidden.
        Favicon = "/favicon.ico", "/favicon.ico";
    }
}

/// Addresses of the desk, on the studio host. Each carries its unit: there is no "current unit".
pub mod desk {
    use super::{SitePath, fmt};

    paths! {
        /// The units a person works for.
        Home = "/", "/";
        /// Signing in.
        SignIn = "/dang-nhap", "/dang-nhap";
        /// Signing out.
        SignOut = "/dang-xuat", "/dang-xuat";
        /// Setting a password by a one-time link.
        SetPassword { token: String } = "/dat-mat-khau/{token}", "/dat-mat-khau/{token}";
        /// Every part of the pages, and every screen in its samples.
        StyleGuide = "/mau-giao-dien", "/mau-giao-dien";
        /// One sample of one screen, whole.
        StyleSample { screen: String, sample: String } =
            "/mau-giao-dien/{screen}/{sample}", "/mau-giao-dien/{screen}/{sample}";
        /// Every unit, for the platform's administrator; `?tim=` is what was searched for.
        PlatformUnits = "/nen-tang/don-vi", "/nen-tang/don-vi";
        /// A new unit.
        PlatformNewUnit = "/nen-tang/don-vi/moi", "/nen-tang/don-vi/moi";
        /// One unit: its name, its addresses, whether it is open.
        PlatformUnit { unit: String } = "/nen-tang/don-vi/{unit}", "/nen-tang/don-vi/{unit}";
        /// Suspending its site, or opening it again.
        PlatformSuspension { unit: String } = "/nen-tang/don-vi/{unit}/tam-ngung", "/nen-tang/don-vi/{unit}/tam-ngung";
        /// Its further hosts.
        PlatformHosts { unit: String } = "/nen-tang/don-vi/{unit}/ten-mien", "/nen-tang/don-vi/{unit}/ten-mien";
        /// A unit's desk: its items.
        Unit { unit: String } = "/don-vi/{unit}", "/don-vi/{unit}";
        /// The facts of a unit.
        Facts { unit: String } = "/don-vi/{unit}/thong-tin", "/don-vi/{unit}/thong-tin";
        /// Confirming them, or taking the confirmation back.
        Confirmation { unit: String } = "/don-vi/{unit}/thong-tin/xac-nhan", "/don-vi/{unit}/thong-tin/xac-nhan";
        /// The colours of a unit's pages.
        Appearance { unit: String } = "/don-vi/{unit}/giao-dien", "/don-vi/{unit}/giao-dien";
        /// The officers of a unit.
        Officers { unit: String } = "/don-vi/{unit}/can-bo", "/don-vi/{unit}/can-bo";
        /// One officer.
        Officer { unit: String, id: i64 } = "/don-vi/{unit}/can-bo/{id}", "/don-vi/{unit}/can-bo/{id}";
        /// Their place in the list.
        OfficerPlace { unit: String, id: i64 } =
            "/don-vi/{unit}/can-bo/{id}/thu-tu", "/don-vi/{unit}/can-bo/{id}/thu-tu";
        /// Taking them off the list.
        OfficerRemoval { unit: String, id: i64 } = "/don-vi/{unit}/can-bo/{id}/xoa", "/don-vi/{unit}/can-bo/{id}/xoa";
        /// A new item.
        NewItem { unit: String } = "/don-vi/{unit}/bai-viet/moi", "/don-vi/{unit}/bai-viet/moi";
        /// An item being written.
        Item { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}", "/don-vi/{unit}/bai-viet/{id}";
        /// The item as residents would see it.
        Preview { unit: String, id: i64 } =
            "/don-vi/{unit}/bai-viet/{id}/xem-truoc", "/don-vi/{unit}/bai-viet/{id}/xem-truoc";
        /// Its publication.
        Publication { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/dang", "/don-vi/{unit}/bai-viet/{id}/dang";
        /// Its withdrawal.
        Withdrawal { unit: String, id: i64 } = "/don-vi/{unit}/bai-viet/{id}/go", "/don-vi/{unit}/bai-viet/{id}/go";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_prints_what_its_pattern_matches() {
        let path = desk::Withdrawal { unit: "xa-hoa-long".to_owned(), id: 7 };
        assert_eq!(path.to_string(), "/don-vi/xa-hoa-long/bai-viet/7/go");
        assert_eq!(desk::Withdrawal::PATTERN, "/don-vi/{unit}/bai-viet/{id}/go");
    }
}
