//! The schematic map of the 82 communes, embedded: outlines, who borders whom, the coast. Geometry of 2009, coarse by
//! about 160 m: a picture to choose from, never a border.
//!
//! An outline is known by its key in the file; which unit it belongs to is a fact of the unit (see `seed::facts`).

mod board;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

pub use board::Board;
use board::{Frame, simplified};

const TOPOLOGY: &str = include_str!("../data/communes.topo.json");

/// A corner in the file's grid of 0.0001 degrees, counted from its south-west corner.
type Corner = (i32, i32);

/// The map, decoded.
#[derive(Debug, Default)]
pub struct Map {
    /// Rings by key.
    outlines: BTreeMap<String, Vec<Vec<Corner>>>,
    /// Keys by key, in the order of the keys.
    neighbours: BTreeMap<String, BTreeSet<String>>,
    /// The edge of all communes together.
    coast: Vec<Vec<Corner>>,
    /// Côn Đảo, which had no commune.
    islands: Vec<Vec<Corner>>,
}

#[derive(Deserialize)]
struct Topology {
    arcs: Vec<Vec<Corner>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Objects {
    communes: Collection<Vec<Vec<i64>>>,
    con_dao: Collection<Vec<Vec<Vec<i64>>>>,
}

#[derive(Deserialize)]
struct Collection<T> {
    geometries: Vec<Geometry<T>>,
}

#[derive(Deserialize)]
struct Geometry<T> {
    arcs: T,
    properties: Properties,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
}

impl Map {
    /// The embedded map, decoded once. Empty should the file be damaged, which a test rules out.
    pub fn embedded() -> &'static Self {
        static MAP: OnceLock<Map> = OnceLock::new();
        MAP.get_or_init(|| match serde_json::from_str::<Topology>(TOPOLOGY) {
            Ok(topology) => Self::decoded(&topology),
            Err(error) => {
                tracing::error!(%error, "the embedded map cannot be read; pages do without it");
                Self::default()
            }
        })
    }

    fn decoded(topology: &Topology) -> Self {
        let arcs: Vec<Vec<Corner>> = topology.arcs.iter().map(|arc| undelta(arc)).collect();
        let communes = &topology.objects.communes.geometries;
        let mut users: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for commune in communes {
            for arc in commune.arcs.iter().flatten() {
                users.entry(number(*arc)).or_default().push(&commune.properties.code);
            }
        }
        let mut neighbours: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for pair in users.values().filter(|keys| keys.len() > 1) {
            for key in pair {
                let others = pair.iter().filter(|other| *other != key).map(|other| (*other).to_owned());
                neighbours.entry((*key).to_owned()).or_default().extend(others);
            }
        }
        let edge = users.iter().filter(|(_, keys)| keys.len() == 1).filter_map(|(at, _)| arcs.get(*at).cloned());
        let islands = topology.objects.con_dao.geometries.iter().flat_map(|islands| islands.arcs.iter().flatten());
        Self {
            outlines: communes
                .iter()
                .map(|commune| {
                    (commune.properties.code.clone(), commune.arcs.iter().map(|ring| stitched(ring, &arcs)).collect())
                })
                .collect(),
            coast: chained(edge.collect()),
            islands: islands.map(|ring| stitched(ring, &arcs)).collect(),
            neighbours,
        }
    }

    /// Whether there is an outline of this key.
    pub fn has(&self, key: &str) -> bool {
        self.outlines.contains_key(key)
    }

    /// The outlines that share a line with this one; touching in a point is no border.
    pub fn neighbours(&self, key: &str) -> impl Iterator<Item = &str> {
        self.neighbours.get(key).into_iter().flatten().map(String::as_str)
    }

    /// A board that shows these outlines whole; `step` steps of the grid become one unit.
    pub fn board_of<'a>(&self, keys: impl IntoIterator<Item = &'a str>, step: i32, margin: i32) -> Board {
        let rings = keys.into_iter().filter_map(|key| self.outlines.get(key)).flatten();
        Board::around(rings, step, margin)
    }

    /// A board that shows all communes.
    pub fn board(&self, step: i32) -> Board {
        Board::around(self.outlines.values().flatten(), step, 4)
    }

    /// An outline as the data of an SVG path; empty when there is none.
    pub fn path(&self, key: &str, board: Board) -> String {
        self.outlines.get(key).map(|rings| board.path(rings)).unwrap_or_default()
    }

    /// The middle of an outline's frame on a board.
    pub fn middle(&self, key: &str, board: Board) -> Option<(i32, i32)> {
        let frame = Frame::of(self.outlines.get(key)?)?;
        Some(board.place((i32::midpoint(frame.west, frame.east), i32::midpoint(frame.south, frame.north))))
    }

    /// The edge of the province's mainland as the data of an SVG path, without what is smaller than two units.
    pub fn coast(&self, board: Board) -> String {
        let rings: Vec<Vec<Corner>> = self.coast.iter().map(|ring| simplified(ring, board.step * 2)).collect();
        board.path(&rings)
    }

    /// Côn Đảo on a board of its own.
    pub fn islands(&self, step: i32) -> (String, Board) {
        let board = Board::around(&self.islands, step, 2);
        (board.path(&self.islands), board)
    }
}

/// The file keeps differences between corners.
fn undelta(arc: &[Corner]) -> Vec<Corner> {
    let mut at = (0, 0);
    arc.iter()
        .map(|(dx, dy)| {
            at = (at.0 + dx, at.1 + dy);
            at
        })
        .collect()
}

/// A negative number is the arc of its complement, backwards.
fn number(arc: i64) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or(usize::MAX)
}

fn stitched(ring: &[i64], arcs: &[Vec<Corner>]) -> Vec<Corner> {
    let mut corners = Vec::new();
    for &arc in ring {
        let Some(line) = arcs.get(number(arc)) else { continue };
        if arc < 0 { corners.extend(line.iter().rev()) } else { corners.extend(line) }
    }
    corners.dedup();
    corners
}

/// Lines that meet end to end become rings.
fn chained(mut lines: Vec<Vec<Corner>>) -> Vec<Vec<Corner>> {
    let mut rings = Vec::new();
    while let Some(mut ring) = lines.pop() {
        while ring.first() != ring.last() {
            let end = ring.last().copied();
            let next = lines.iter().position(|line| line.first().copied() == end || line.last().copied() == end);
            let Some(next) = next else { break };
            let mut line = lines.swap_remove(next);
            if line.first().copied() != end {
                line.reverse();
            }
            ring.extend(line.into_iter().skip(1));
        }
        rings.push(ring);
    }
    rings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_map_has_82_outlines_one_mainland_and_three_islands() {
        let map = Map::embedded();
        assert_eq!((map.outlines.len(), map.coast.len(), map.islands.len()), (82, 1, 3));
        let coast = &map.coast[0];
        assert_eq!(coast.first(), coast.last());
        let board = map.board(5);
        assert_eq!((board.width, board.height), (1_141, 975));
        for key in map.outlines.keys() {
            let path = map.path(key, board);
            assert!(path.starts_with('M') && path.ends_with('z') && path.len() > 12, "{key}: {path}");
            assert!(map.neighbours(key).next().is_some(), "{key} is alone");
        }
        assert_eq!(map.path("00000", board), "");
    }

    #[test]
    fn neighbours_are_mutual_and_as_the_decrees_name_them() {
        let map = Map::embedded();
        for key in map.outlines.keys() {
            for other in map.neighbours(key) {
                assert!(other != key && map.neighbours(other).any(|back| back == key), "{key} {other}");
            }
        }
        // Phường 1: Thắng Tam is near, but only Phường 2, 3, 4, 5 and Thắng Nhì share a line with it.
        assert_eq!(map.neighbours("26506").collect::<Vec<_>>(), ["26509", "26512", "26515", "26518", "26521"]);
    }
}
