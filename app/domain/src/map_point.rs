//! A point on the map of Vietnam, as an administrator types or pastes it.

use std::fmt;

/// Steps of a degree that are kept: a hundred-thousandth is about a metre.
const STEPS: f64 = 100_000.0;

/// Latitudes and longitudes of Vietnam with its islands, in whole degrees around them.
const LATITUDES: (f64, f64) = (6.0, 23.5);
const LONGITUDES: (f64, f64) = (102.0, 118.0);

/// A point in Vietnam, exact to a metre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MapPoint {
    latitude: i32,
    longitude: i32,
}

/// Why a point cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MapPointFault {
    /// No two numbers are in it.
    #[error("no coordinates found")]
    Unreadable,
    /// A shortened link: the coordinates are behind it, and nothing here goes to the network.
    #[error("a shortened link")]
    Shortened,
    /// Elsewhere on earth.
    #[error("not in Vietnam")]
    Elsewhere,
    /// In Vietnam once the two numbers change places.
    #[error("latitude and longitude swapped")]
    Swapped,
}

impl MapPointFault {
    /// One Vietnamese sentence for the person who typed it.
    pub fn sentence(self, field: &str) -> String {
        let what = match self {
            Self::Unreadable => {
                "chưa thấy toạ độ. Hãy viết vĩ độ rồi kinh độ, ví dụ 10.49630, 107.16840, hoặc dán liên kết bản đồ có toạ độ."
            }
            Self::Shortened => {
                "liên kết rút gọn không chứa toạ độ. Hãy mở liên kết ấy rồi chép địa chỉ đầy đủ, hoặc chép hai số toạ độ."
            }
            Self::Elsewhere => "điểm này không nằm ở Việt Nam. Hãy kiểm tra lại hai số.",
            Self::Swapped => {
                "có lẽ vĩ độ và kinh độ bị đổi chỗ. Hãy viết vĩ độ (khoảng 8 đến 23) trước, kinh độ (khoảng 102 đến 118) sau."
            }
        };
        format!("{field}: {what}")
    }
}

impl MapPoint {
    /// Reads `10.35, 107.07`, `10,35; 107,07`, `geo:…`, or a link of Google Maps or OpenStreetMap with coordinates in it.
    pub fn parse(raw: &str) -> Result<Self, MapPointFault> {
        let typed = raw.trim();
        let (latitude, longitude) = if typed.contains("://") { from_link(typed)? } else { from_pair(typed)? };
        Self::new(latitude, longitude)
    }

    /// A point, if it lies in Vietnam.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, MapPointFault> {
        let within = |value: f64, (least, most): (f64, f64)| (least..=most).contains(&value);
        if within(latitude, LATITUDES) && within(longitude, LONGITUDES) {
            return Ok(Self { latitude: steps(latitude), longitude: steps(longitude) });
        }
        let swapped = within(longitude, LATITUDES) && within(latitude, LONGITUDES);
        Err(if swapped { MapPointFault::Swapped } else { MapPointFault::Elsewhere })
    }

    /// The address that opens a map on a phone: `geo:10.35000,107.07000`.
    pub fn href(self) -> String {
        format!("geo:{},{}", degrees(self.latitude), degrees(self.longitude))
    }

    /// As people read it: `10,35000° Bắc, 107,07000° Đông`.
    pub fn words(self) -> String {
        let comma = |steps| degrees(steps).replace('.', ",");
        format!("{}° Bắc, {}° Đông", comma(self.latitude), comma(self.longitude))
    }
}

/// As it is typed and stored: `10.35000, 107.07000`.
impl fmt::Display for MapPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", degrees(self.latitude), degrees(self.longitude))
    }
}

/// The caller has checked the range, so the product is far inside 32 bits.
#[expect(clippy::cast_possible_truncation, reason = "at most 118 × 100000")]
fn steps(degrees: f64) -> i32 {
    (degrees * STEPS).round() as i32
}

fn degrees(steps: i32) -> String {
    format!("{}.{:05}", steps / 100_000, steps % 100_000)
}

fn from_pair(typed: &str) -> Result<(f64, f64), MapPointFault> {
    let bare: String = typed.trim_start_matches("geo:").chars().filter(|c| *c != '°').collect();
    let bare = bare.split(['?', 'z']).next().unwrap_or_default();
    // With a decimal comma only a semicolon or a space can part the two.
    let mut parts = if bare.contains(';') {
        bare.split(';').collect::<Vec<_>>()
    } else if bare.contains('.') {
        bare.split(',').collect()
    } else {
        bare.split_whitespace().collect()
    };
    if parts.len() == 1 {
        parts = bare.split_whitespace().collect();
    }
    let [latitude, longitude] = parts[..] else { return Err(MapPointFault::Unreadable) };
    Ok((number(latitude)?, number(longitude)?))
}

/// In the order of trust: the pin of a place, a marked point, a point searched for, the middle of the view.
fn from_link(link: &str) -> Result<(f64, f64), MapPointFault> {
    let link = link.replace("%2C", ",").replace("%2c", ",");
    let pairs = [("!3d", "!4d"), ("mlat=", "mlon=")];
    for (one, other) in pairs {
        if let (Some(latitude), Some(longitude)) = (after(&link, one), after(&link, other)) {
            return Ok((latitude, longitude));
        }
    }
    for mark in ["?q=", "&q=", "query=", "ll=", "destination=", "@"] {
        let Some((_, rest)) = link.split_once(mark) else { continue };
        let mut parts = rest.trim_start_matches("loc:").split(['&', '/', '#']).next().unwrap_or_default().split(',');
        if let (Some(latitude), Some(longitude)) = (parts.next().and_then(leading), parts.next().and_then(leading)) {
            return Ok((latitude, longitude));
        }
    }
    if let Some((_, rest)) = link.split_once("#map=") {
        let mut parts = rest.split('/').skip(1);
        if let (Some(latitude), Some(longitude)) = (parts.next().and_then(leading), parts.next().and_then(leading)) {
            return Ok((latitude, longitude));
        }
    }
    let shortened = link.contains("goo.gl/") || link.contains("//g.co/") || link.contains("osm.org/go/");
    Err(if shortened { MapPointFault::Shortened } else { MapPointFault::Unreadable })
}

fn after(link: &str, mark: &str) -> Option<f64> {
    leading(link.split_once(mark)?.1)
}

/// The number a text begins with; it needs a fraction, or a house number would pass for a degree.
fn leading(text: &str) -> Option<f64> {
    let text = text.trim_start_matches(['+', ' ']);
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-')).unwrap_or(text.len());
    let head = text.get(..end).filter(|head| head.contains('.'))?;
    head.parse().ok().filter(|value: &f64| value.is_finite())
}

fn number(part: &str) -> Result<f64, MapPointFault> {
    let part = part.trim().replace(',', ".");
    let plain = !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    part.parse().ok().filter(|_| plain).ok_or(MapPointFault::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_links_give_the_same_point() {
        for raw in [
            "10.35, 107.07",
            "10.35,107.07",
            "10,35; 107,07",
            "10,35 107,07",
            "10.35 107.07",
            "10.35°, 107.07°",
            "geo:10.35,107.07?z=17",
            "https://www.google.com/maps/@10.35,107.07,15z",
            "https://www.google.com/maps?q=10.35,107.07&hl=vi",
            "https://maps.google.com/?q=loc:10.35,107.07",
            "https://www.google.com/maps/search/?api=1&query=10.35%2C107.07",
            "https://www.google.com/maps/place/UBND/@10.9,107.9,17z/data=!3m1!4b1!3d10.35!4d107.07",
            "https://www.openstreetmap.org/?mlat=10.35&mlon=107.07#map=17/10.9/107.9",
            "https://www.openstreetmap.org/#map=17/10.35/107.07",
        ] {
            let point = MapPoint::parse(raw).unwrap_or_else(|fault| panic!("{raw}: {fault}"));
            assert_eq!(point.to_string(), "10.35000, 107.07000", "{raw}");
            assert_eq!(MapPoint::parse(&point.to_string()), Ok(point));
        }
        let point = MapPoint::new(10.496_304, 107.168_396).unwrap();
        assert_eq!(point.href(), "geo:10.49630,107.16840");
        assert_eq!(point.words(), "10,49630° Bắc, 107,16840° Đông");
    }

    #[test]
    fn a_point_elsewhere_or_nowhere_is_refused_with_what_to_do() {
        for (raw, fault) in [
            ("48.85, 2.35", MapPointFault::Elsewhere),
            ("107.07, 10.35", MapPointFault::Swapped),
            ("", MapPointFault::Unreadable),
            ("10.35", MapPointFault::Unreadable),
            ("10.35, 107.07, 3.5", MapPointFault::Unreadable),
            ("trụ sở, ấp Bắc", MapPointFault::Unreadable),
            ("nan, inf", MapPointFault::Unreadable),
            ("https://maps.app.goo.gl/abc", MapPointFault::Shortened),
            ("https://www.google.com/maps/place/UBND", MapPointFault::Unreadable),
        ] {
            assert_eq!(MapPoint::parse(raw), Err(fault), "{raw}");
        }
    }
}
