//! From corners of the grid to the data of SVG paths: whole numbers, relative steps.

use std::fmt::Write as _;

use super::Corner;

/// A drawing board: which part of the map it shows, and how coarsely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Board {
    west: i32,
    north: i32,
    /// Steps of the grid in one unit of the drawing.
    pub(super) step: i32,
    /// Width of the drawing.
    pub width: i32,
    /// Height of the drawing.
    pub height: i32,
}

/// West, east, south and north of some rings.
pub(super) struct Frame {
    pub(super) west: i32,
    pub(super) east: i32,
    pub(super) south: i32,
    pub(super) north: i32,
}

impl Frame {
    pub(super) fn of<'a>(rings: impl IntoIterator<Item = &'a Vec<Corner>>) -> Option<Self> {
        let mut corners = rings.into_iter().flatten();
        let &(x, y) = corners.next()?;
        let start = Self { west: x, east: x, south: y, north: y };
        Some(corners.fold(start, |frame, &(x, y)| Self {
            west: frame.west.min(x),
            east: frame.east.max(x),
            south: frame.south.min(y),
            north: frame.north.max(y),
        }))
    }
}

impl Board {
    pub(super) fn around<'a>(rings: impl IntoIterator<Item = &'a Vec<Corner>>, step: i32, margin: i32) -> Self {
        let step = step.max(1);
        let Some(frame) = Frame::of(rings) else { return Self { west: 0, north: 0, step, width: 1, height: 1 } };
        let edge = margin * step;
        let (west, north) = (frame.west - edge, frame.north + edge);
        let board = Self { west, north, step, width: 0, height: 0 };
        let (width, height) = board.place((frame.east + edge, frame.south - edge));
        Self { width, height, ..board }
    }

    /// The `viewBox` of the drawing.
    pub fn view_box(self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }

    /// The `viewBox` that shows this board's part of a drawing made on another one.
    pub fn view_box_on(self, other: Self) -> String {
        let (x, y) = other.place((self.west, self.north));
        format!("{x} {y} {} {}", self.width * self.step / other.step, self.height * self.step / other.step)
    }

    pub(super) fn place(self, (x, y): Corner) -> (i32, i32) {
        // A degree of longitude is 0.983 of one of latitude at 10.5 degrees north.
        (rounded((x - self.west) * 983, self.step * 1_000), rounded(self.north - y, self.step))
    }

    /// Rings as relative steps in whole numbers: places are rounded first, so that shared lines stay shared.
    pub(super) fn path(self, rings: &[Vec<Corner>]) -> String {
        let mut path = String::new();
        for ring in rings {
            let mut places: Vec<(i32, i32)> = ring.iter().map(|corner| self.place(*corner)).collect();
            places.dedup();
            if places.len() > 1 && places.first() == places.last() {
                places.pop();
            }
            let mut last: Option<(i32, i32)> = None;
            for (x, y) in places {
                let (from_x, from_y) = last.unwrap_or_default();
                let (dx, dy) = (x - from_x, y - from_y);
                let start = match last {
                    None => "M",
                    Some(_) if path.ends_with('l') => "",
                    Some(_) if dx < 0 => "",
                    Some(_) => " ",
                };
                let between = if dy < 0 { "" } else { " " };
                // Writing to a string does not fail.
                let _ = write!(path, "{start}{dx}{between}{dy}");
                if last.is_none() {
                    path.push('l');
                }
                last = Some((x, y));
            }
            path.push('z');
        }
        path
    }
}

/// Rounded half up, for whole numbers of either sign.
fn rounded(value: i32, step: i32) -> i32 {
    (value + step / 2).div_euclid(step)
}

/// Douglas and Peucker: leaves out corners nearer than `tolerance` to the line without them.
pub(super) fn simplified(ring: &[Corner], tolerance: i32) -> Vec<Corner> {
    let (Some(&first), Some(&last)) = (ring.first(), ring.last()) else { return Vec::new() };
    let far = |corner: &Corner| distance_squared(*corner, first, last);
    let inner = ring.len().saturating_sub(1);
    let farthest = (1..inner).max_by(|a, b| {
        let at = |place: &usize| ring.get(*place).map(far).unwrap_or_default();
        at(a).total_cmp(&at(b))
    });
    let Some(at) = farthest else { return ring.to_vec() };
    let beyond = ring.get(at).map(far).unwrap_or_default() > f64::from(tolerance) * f64::from(tolerance);
    if !beyond {
        return vec![first, last];
    }
    let (head, tail) = (ring.get(..=at).unwrap_or_default(), ring.get(at..).unwrap_or_default());
    let mut whole = simplified(head, tolerance);
    whole.extend(simplified(tail, tolerance).into_iter().skip(1));
    whole
}

/// Of a corner from the line between two others, or from the one place where they are.
fn distance_squared(corner: Corner, from: Corner, to: Corner) -> f64 {
    let vector = |a: Corner, b: Corner| (f64::from(b.0 - a.0), f64::from(b.1 - a.1));
    let ((dx, dy), (px, py)) = (vector(from, to), vector(from, corner));
    let length = dx.mul_add(dx, dy * dy);
    if length == 0.0 {
        return px.mul_add(px, py * py);
    }
    let along = (px.mul_add(dx, py * dy) / length).clamp(0.0, 1.0);
    let (x, y) = (along.mul_add(-dx, px), along.mul_add(-dy, py));
    x.mul_add(x, y * y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_relative_whole_and_closed() {
        let board = Board { west: 0, north: 100, step: 10, width: 10, height: 10 };
        let square = vec![vec![(0, 100), (0, 0), (100, 0), (100, 100), (0, 100)]];
        assert_eq!(board.path(&square), "M0 0l0 10 10 0 0-10z");
    }

    #[test]
    fn a_straight_line_needs_no_corners_between() {
        assert_eq!(simplified(&[(0, 0), (5, 1), (10, 0), (20, 0)], 2), [(0, 0), (20, 0)]);
        assert_eq!(simplified(&[(0, 0), (5, 9), (10, 0)], 2), [(0, 0), (5, 9), (10, 0)]);
    }
}
