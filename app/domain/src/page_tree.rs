//! The small tree of a unit's pages: which stands under which, in what order.

use std::collections::{HashMap, HashSet};

use crate::collation;
use crate::item::ItemId;

/// Levels of the tree; a page below the last one stands on the last one.
pub const DEEPEST: usize = 3;

/// A page as the tree needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its number.
    pub id: ItemId,
    /// The page above it, if that is in the tree as well.
    pub parent: Option<ItemId>,
    /// Its place among its neighbours.
    pub position: Option<u16>,
    /// What people read.
    pub title: String,
}

/// A page in its place: the tree is the list of them, each behind the one it stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its number.
    pub id: ItemId,
    /// 0 at the top.
    pub depth: usize,
}

/// The tree of these pages, whatever they say about each other: a page whose parent is not there, or that stands in a
/// circle, stands at the top. Each page is there once.
pub fn tree(leaves: &[Leaf]) -> Vec<Placed> {
    let known: HashSet<ItemId> = leaves.iter().map(|leaf| leaf.id).collect();
    let parents: HashMap<ItemId, ItemId> = leaves.iter().filter_map(|leaf| Some((leaf.id, leaf.parent?))).collect();
    let parent_of = |leaf: &Leaf| leaf.parent.filter(|above| known.contains(above) && !in_circle(leaf.id, &parents));
    let mut children: HashMap<Option<ItemId>, Vec<&Leaf>> = HashMap::new();
    for leaf in leaves {
        children.entry(parent_of(leaf)).or_default().push(leaf);
    }
    for list in children.values_mut() {
        list.sort_by_cached_key(|leaf| (leaf.position.unwrap_or(u16::MAX), collation::sort_key(&leaf.title), leaf.id));
    }
    let mut placed = Vec::with_capacity(leaves.len());
    let mut waiting: Vec<(&Leaf, usize)> = below(&children, None, 0);
    while let Some((leaf, depth)) = waiting.pop() {
        placed.push(Placed { id: leaf.id, depth });
        waiting.extend(below(&children, Some(leaf.id), (depth + 1).min(DEEPEST - 1)));
    }
    placed
}

/// The pages above one, the highest first.
pub fn above(leaves: &[Leaf], page: ItemId) -> Vec<ItemId> {
    let parents: HashMap<ItemId, ItemId> = leaves.iter().filter_map(|leaf| Some((leaf.id, leaf.parent?))).collect();
    let known: HashSet<ItemId> = leaves.iter().map(|leaf| leaf.id).collect();
    let mut found = Vec::new();
    let mut next = parents.get(&page).copied().filter(|_| !in_circle(page, &parents));
    while let Some(id) = next.filter(|id| known.contains(id)) {
        found.push(id);
        next = parents.get(&id).copied().filter(|_| !in_circle(id, &parents));
    }
    found.reverse();
    found
}

/// Whether a page may be put under another: not under itself, nor under what stands below it.
pub fn may_stand_under(leaves: &[Leaf], page: Option<ItemId>, parent: ItemId) -> bool {
    let there = leaves.iter().any(|leaf| leaf.id == parent);
    there && page.is_none_or(|page| page != parent && !above(leaves, parent).contains(&page))
}

/// The children of a page, last first: they are taken from the end.
fn below<'a>(
    children: &HashMap<Option<ItemId>, Vec<&'a Leaf>>,
    parent: Option<ItemId>,
    depth: usize,
) -> Vec<(&'a Leaf, usize)> {
    children.get(&parent).into_iter().flatten().rev().map(|leaf| (*leaf, depth)).collect()
}

fn in_circle(page: ItemId, parents: &HashMap<ItemId, ItemId>) -> bool {
    let mut seen = HashSet::from([page]);
    let mut next = parents.get(&page);
    while let Some(id) = next {
        if *id == page {
            return true;
        }
        if !seen.insert(*id) {
            return false;
        }
        next = parents.get(id);
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn leaf(id: i64, parent: Option<i64>, position: Option<u16>, title: &str) -> Leaf {
        Leaf { id: ItemId(id), parent: parent.map(ItemId), position, title: title.to_owned() }
    }

    fn drawn(leaves: &[Leaf]) -> Vec<(i64, usize)> {
        tree(leaves).into_iter().map(|placed| (placed.id.0, placed.depth)).collect()
    }

    #[test]
    fn places_come_first_then_titles_in_vietnamese_order() {
        let leaves = [
            leaf(1, None, None, "Đất đai"),
            leaf(2, None, None, "Dân số"),
            leaf(3, None, Some(1), "Tổ chức"),
            leaf(4, Some(1), None, "Bảng giá 2024"),
            leaf(5, Some(4), None, "Phụ lục"),
            leaf(6, Some(5), None, "Phụ lục của phụ lục"),
        ];
        assert_eq!(drawn(&leaves), [(3, 0), (2, 0), (1, 0), (4, 1), (5, 2), (6, 2)]);
        assert_eq!(above(&leaves, ItemId(5)), [ItemId(1), ItemId(4)]);
    }

    #[test]
    fn a_page_goes_under_no_page_below_it() {
        let leaves = [leaf(1, None, None, "a"), leaf(2, Some(1), None, "b"), leaf(3, None, None, "c")];
        let may = |page, parent| may_stand_under(&leaves, Some(ItemId(page)), ItemId(parent));
        assert!(may(3, 2) && may(2, 3));
        assert!(!may(1, 2) && !may(1, 1) && !may(1, 99));
        assert!(may_stand_under(&leaves, None, ItemId(2)));
    }

    proptest! {
        #[test]
        fn every_page_is_there_once_whatever_they_say(parents in prop::collection::vec(prop::option::of(0_i64..12), 0..10)) {
            let leaves: Vec<Leaf> =
                (0_i64..).zip(&parents).map(|(id, parent)| leaf(id, *parent, None, "x")).collect();
            let mut ids: Vec<i64> = drawn(&leaves).into_iter().map(|(id, _)| id).collect();
            ids.sort_unstable();
            prop_assert_eq!(ids, (0..i64::try_from(parents.len()).unwrap()).collect::<Vec<_>>());
            for leaf in &leaves {
                prop_assert!(!above(&leaves, leaf.id).contains(&leaf.id));
            }
        }
    }
}
