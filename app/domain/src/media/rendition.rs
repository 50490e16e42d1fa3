//! The addresses of a picture's sizes, as `shelf` writes and a server reads them.

use super::MediaKey;

/// The format of a rendition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WantedFormat {
    /// `webp`
    WebP,
    /// `jpg`
    Jpeg,
    /// The picture of shared links: `card.jpg`.
    Card,
}

impl WantedFormat {
    /// The stored form.
    pub fn code(self) -> &'static str {
        match self {
            Self::WebP => "webp",
            Self::Jpeg => "jpg",
            Self::Card => "card",
        }
    }

    /// What browsers call it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg | Self::Card => "image/jpeg",
        }
    }
}

/// The last part of the address of a rendition: `KEY-480.webp`, `KEY-card.jpg`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenditionName {
    /// Of which picture.
    pub key: MediaKey,
    /// In which format.
    pub format: WantedFormat,
    /// How wide; 0 for the one card there is.
    pub width: u32,
}

impl RenditionName {
    /// Reads the last part of an address.
    pub fn parse(name: &str) -> Option<Self> {
        let (key, rest) = name.split_once('-')?;
        let key = MediaKey::parse(key)?;
        if rest == "card.jpg" {
            return Some(Self { key, format: WantedFormat::Card, width: 0 });
        }
        let (width, ending) = rest.split_once('.')?;
        let format = [WantedFormat::WebP, WantedFormat::Jpeg].into_iter().find(|format| format.code() == ending)?;
        let is_plain = !width.starts_with('0') && width.bytes().all(|byte| byte.is_ascii_digit());
        let width = width.parse().ok().filter(|_| is_plain)?;
        Some(Self { key, format, width })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_renditions_are_read_strictly() {
        let key = MediaKey::parse("abcdefghijklmnop").unwrap();
        let read = |name: &str| RenditionName::parse(&format!("{key}-{name}")).map(|found| (found.format, found.width));
        assert_eq!(read("480.webp"), Some((WantedFormat::WebP, 480)));
        assert_eq!(read("1600.jpg"), Some((WantedFormat::Jpeg, 1600)));
        assert_eq!(read("card.jpg"), Some((WantedFormat::Card, 0)));
        for name in
            ["0480.webp", "+480.webp", "480.png", "480", ".webp", "card.webp", "480.webp.jpg", "99999999999.jpg"]
        {
            assert_eq!(read(name), None, "{name}");
        }
        assert_eq!(RenditionName::parse("../../x-480.webp"), None);
    }
}
