//! The container of HEIC and AVIF: which coded pictures make the one to be shown, how they are cropped and turned.
//!
//! EXIF is not asked how to turn it: the standard says that `irot` and `imir` alone count, and browsers do the same.
//! Files that were turned by a program often still carry the camera's old EXIF.

mod mosaic;

use super::Header;
use crate::colour::Meaning;
use crate::{Format, Orientation, Refusal, guard};
use heifer_isobmff::boxes::{ColorInfo, Property};
use heifer_isobmff::{HeifFile, ItemId};
pub(crate) use mosaic::Mosaic;

/// An opened container.
pub(crate) struct Container<'a> {
    pub(crate) file: HeifFile<'a>,
    /// With the size after cropping.
    pub(crate) header: Header,
    /// Left and top of what is left after cropping.
    pub(crate) corner: (u32, u32),
    pub(crate) colour: Mosaic,
    pub(crate) alpha: Option<Mosaic>,
}

/// Reads the boxes. `format` is what the brands said; which codec it is in truth, the items say.
pub(crate) fn open(bytes: &[u8], format: Format) -> Result<Container<'_>, Refusal> {
    guard::broken_if_it_panics(format, || {
        let file = HeifFile::parse(bytes).map_err(|_| Refusal::Broken { format })?;
        let colour = Mosaic::of(&file, file.primary_id, format)?;
        let (corner, (stored_width, stored_height)) = crop(&file, colour.size).ok_or(Refusal::Broken { format })?;
        let orientation = orientation(&file);
        let header = Header { format: colour.format, stored_width, stored_height, orientation };
        let alpha = alpha(&file, &colour);
        Ok(Container { file, header, corner, colour, alpha })
    })
}

impl Container<'_> {
    /// What the samples mean once they are red, green and blue.
    pub(crate) fn meaning(&self) -> Meaning {
        if let Ok(Some(profile)) = self.file.icc_profile(self.file.primary_id) {
            return Meaning::Icc(profile.to_vec());
        }
        match self.colour.numbers(&self.file) {
            // BT.709 is sRGB in practice, and 2 is "unspecified".
            Some(ColorInfo::Nclx { primaries, transfer, .. }) if !matches!(primaries, 0..=2) => {
                let small = |number: u16| u8::try_from(number).unwrap_or_default();
                Meaning::Coded { primaries: small(*primaries), transfer: small(*transfer) }
            }
            _ => Meaning::Srgb,
        }
    }
}

fn properties<'f>(file: &'f HeifFile<'_>, id: ItemId) -> impl Iterator<Item = &'f Property> {
    file.item_properties(id).into_iter().flatten()
}

fn orientation(file: &HeifFile<'_>) -> Orientation {
    properties(file, file.primary_id).fold(Orientation::Upright, |so_far, property| match property {
        // Quarters to the left.
        Property::Rotation(1) => so_far.then(Orientation::QuarterLeft),
        Property::Rotation(2) => so_far.then(Orientation::HalfTurn),
        Property::Rotation(3) => so_far.then(Orientation::QuarterRight),
        Property::Mirror(true) => so_far.then(Orientation::Flipped),
        Property::Mirror(false) => so_far.then(Orientation::Mirrored),
        _ => so_far,
    })
}

/// Corner and size of the clean aperture in a picture of this size; without one, all of it. `None` if it lies outside.
fn crop(file: &HeifFile<'_>, size: (u32, u32)) -> Option<((u32, u32), (u32, u32))> {
    let aperture = properties(file, file.primary_id).find_map(|property| match *property {
        Property::CleanAperture { width, height, horiz_offset, vert_offset } => {
            Some([(width, horiz_offset), (height, vert_offset)])
        }
        _ => None,
    });
    let Some([across, down]) = aperture else { return Some(((0, 0), size)) };
    let ((left, width), (top, height)) = (extent(across, size.0)?, extent(down, size.1)?);
    Some(((left, top), (width, height)))
}

/// Start and length on one side, from a length and the distance of the middles, both as fractions.
fn extent(((length, parts), (away, away_parts)): ((u32, u32), (i32, u32)), side: u32) -> Option<(u32, u32)> {
    if parts == 0 || away_parts == 0 {
        return None;
    }
    let length = length / parts;
    let start = (f64::from(side) - f64::from(length)) / 2.0 + f64::from(away) / f64::from(away_parts);
    let start = (0..=side).find(|at| f64::from(*at) + 0.5 > start)?;
    (length > 0 && start.checked_add(length)? <= side).then_some((start, length))
}

/// The picture that says how opaque the other is, if it is of the same size.
fn alpha(file: &HeifFile<'_>, colour: &Mosaic) -> Option<Mosaic> {
    let is_alpha = |id: &ItemId| {
        properties(file, *id).any(|property| {
            matches!(property, Property::AuxiliaryType(name)
                if name == "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha" || name == "urn:mpeg:hevc:2015:auxid:1")
        })
    };
    let id = file.referencing_items(file.primary_id, b"auxl").into_iter().find(is_alpha)?;
    Mosaic::of(file, id, colour.format).ok().filter(|alpha| alpha.size == colour.size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apertures_lie_inside_or_nowhere() {
        assert_eq!(extent(((100, 1), (0, 1)), 120), Some((10, 100)));
        assert_eq!(extent(((100, 1), (-10, 1)), 120), Some((0, 100)));
        assert_eq!(extent(((100, 1), (21, 2)), 120), None);
        assert_eq!(extent(((0, 1), (0, 1)), 120), None);
        assert_eq!(extent(((5, 0), (0, 1)), 120), None);
    }
}
