//! The longest common run of pieces of two lists, by Myers' linear-space method, within a bound of steps.

use std::collections::HashMap;

/// Steps that may still be spent.
pub(crate) struct Work(pub(crate) usize);

impl Work {
    /// Whether the work ran out.
    pub(crate) fn is_spent(&self) -> bool {
        self.0 == 0
    }

    fn spend(&mut self, steps: usize) -> bool {
        let left = self.0.checked_sub(steps);
        self.0 = left.unwrap_or_default();
        left.is_some()
    }
}

/// Pieces that follow each other in both lists.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// Where they begin in the old list.
    pub(crate) old: usize,
    /// Where they begin in the new list.
    pub(crate) new: usize,
    /// How many there are.
    pub(crate) length: usize,
}

/// What two lists share, in order. When the work runs out, what is left is taken as different.
pub(crate) fn aligned<'a>(old: &[&'a str], new: &[&'a str], work: &mut Work) -> Vec<Run> {
    let mut known: HashMap<&'a str, usize> = HashMap::new();
    let mut numbers = |pieces: &[&'a str]| {
        let number = |piece: &&'a str| {
            let next = known.len();
            *known.entry(piece).or_insert(next)
        };
        pieces.iter().map(number).collect::<Vec<usize>>()
    };
    let (a, b) = (numbers(old), numbers(new));
    let room = 2 * (a.len() + b.len()) + 3;
    let mut search = Search { forward: vec![NOWHERE; room], backward: vec![NOWHERE; room], work, runs: Vec::new() };
    search.between(&a, &b, 0, 0);
    search.runs
}

/// No path ends on this diagonal.
const NOWHERE: usize = usize::MAX;

struct Search<'w> {
    /// By diagonal: how far into the old list the best path from the beginning has come.
    forward: Vec<usize>,
    /// The same from the end.
    backward: Vec<usize>,
    work: &'w mut Work,
    runs: Vec<Run>,
}

impl Search<'_> {
    fn between(&mut self, a: &[usize], b: &[usize], x: usize, y: usize) {
        let head = a.iter().zip(b).take_while(|(ours, theirs)| ours == theirs).count();
        let (inner_a, inner_b) = (&a[head..], &b[head..]);
        let tail = inner_a.iter().rev().zip(inner_b.iter().rev()).take_while(|(ours, theirs)| ours == theirs).count();
        let (inner_a, inner_b) = (&inner_a[..inner_a.len() - tail], &inner_b[..inner_b.len() - tail]);
        self.run(x, y, head);
        if !inner_a.is_empty()
            && !inner_b.is_empty()
            && let Some((i, j)) = self.middle(inner_a, inner_b)
        {
            self.between(&inner_a[..i], &inner_b[..j], x + head, y + head);
            self.between(&inner_a[i..], &inner_b[j..], x + head + i, y + head + j);
        }
        self.run(x + a.len() - tail, y + b.len() - tail, tail);
    }

    fn run(&mut self, old: usize, new: usize, length: usize) {
        match self.runs.last_mut() {
            _ if length == 0 => {}
            Some(last) if last.old + last.length == old && last.new + last.length == new => last.length += length,
            _ => self.runs.push(Run { old, new, length }),
        }
    }

    /// A point on a shortest path, with half of the differences on each side; `None` when the work runs out.
    fn middle(&mut self, a: &[usize], b: &[usize]) -> Option<(usize, usize)> {
        let (n, m) = (a.len(), b.len());
        let zero = n + m + 1;
        let is_odd = !(n + m).is_multiple_of(2);
        // The same diagonal counted from the other end.
        let opposite = |k: usize| (2 * zero + n).checked_sub(m + k);
        for d in 0..=(n + m).div_ceil(2) {
            for k in (zero - d..=zero + d).step_by(2) {
                let from = furthest(&self.forward, k, zero, d, n, m);
                if from == NOWHERE {
                    self.forward[k] = NOWHERE;
                    self.work.spend(1).then_some(())?;
                    continue;
                }
                let (left, right) = (&a[from..], &b[from + zero - k..]);
                let same = left.iter().zip(right).take_while(|(ours, theirs)| ours == theirs).count();
                self.work.spend(1 + same).then_some(())?;
                self.forward[k] = from + same;
                let met = opposite(k).filter(|other| is_odd && other.abs_diff(zero) < d);
                let back = met.map_or(NOWHERE, |other| self.backward[other]);
                if back != NOWHERE && from + same + back >= n {
                    return Some((from, from + zero - k));
                }
            }
            for k in (zero - d..=zero + d).step_by(2) {
                let from = furthest(&self.backward, k, zero, d, n, m);
                if from == NOWHERE {
                    self.backward[k] = NOWHERE;
                    self.work.spend(1).then_some(())?;
                    continue;
                }
                let (left, right) = (&a[..n - from], &b[..m - (from + zero - k)]);
                let same =
                    left.iter().rev().zip(right.iter().rev()).take_while(|(ours, theirs)| ours == theirs).count();
                self.work.spend(1 + same).then_some(())?;
                let reached = from + same;
                self.backward[k] = reached;
                let met = opposite(k).filter(|other| !is_odd && other.abs_diff(zero) <= d);
                let there = met.map_or(NOWHERE, |other| self.forward[other]);
                if there != NOWHERE && reached + there >= n {
                    return Some((n - reached, m - (reached + zero - k)));
                }
            }
        }
        None
    }
}

/// Where a path with `d` differences comes onto diagonal `k`, before it follows what is the same.
fn furthest(reached: &[usize], k: usize, zero: usize, d: usize, n: usize, m: usize) -> usize {
    if d == 0 {
        return 0;
    }
    let right = (k > zero - d).then(|| reached[k - 1]).filter(|x| *x < n).map(|x| x + 1);
    let down = (k < zero + d).then(|| reached[k + 1]).filter(|x| *x != NOWHERE && x + zero - k <= m);
    right.max(down).unwrap_or(NOWHERE)
}
