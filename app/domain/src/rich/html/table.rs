//! Tables of pasted text: `colspan` and `rowspan` cover cells.

use super::around::{Around, inner_look};
use super::css::Css;
use super::walk::Walker;
use super::{Node, element};
use crate::rich::{Draft, Grid, Omission};

/// Columns of the widest table.
const MOST_COLUMNS: usize = 60;
/// Rows of the longest.
const MOST_ROWS: usize = 3_000;

impl Walker {
    /// Reads a table; its name stands before it.
    pub(super) fn table(&mut self, table: &Node, around: &Around) {
        let mut rows = Vec::new();
        let mut rest: Vec<&Node> = table.children().iter().rev().collect();
        while let Some(node) = rest.pop() {
            let Node::Element { name, children, .. } = node else { continue };
            match name.as_str() {
                "tr" => rows.push(node),
                "caption" => self.paragraph(node, around),
                "thead" | "tbody" | "tfoot" | "form" => rest.extend(children.iter().rev()),
                _ => {}
            }
        }
        if rows.len() > MOST_ROWS {
            rows.truncate(MOST_ROWS);
            self.tally.add(Omission::TooLong);
        }
        let mut grid = Grid::default();
        // For each column, how many more rows are covered from above.
        let mut covered: Vec<usize> = Vec::new();
        for row in rows {
            let row = self.row(row, &mut covered, &mut grid, around);
            if !row.is_empty() {
                grid.rows.push(row);
            }
        }
        self.put(Draft::Table(grid));
    }

    fn row(
        &mut self,
        row: &Node,
        covered: &mut Vec<usize>,
        grid: &mut Grid,
        around: &Around,
    ) -> Vec<Option<Vec<Draft>>> {
        let mut cells = Vec::new();
        let cover = |cells: &mut Vec<Option<Vec<Draft>>>, covered: &mut Vec<usize>| {
            while let Some(rows) = covered.get_mut(cells.len()).filter(|rows| **rows > 0) {
                *rows -= 1;
                cells.push(None);
            }
        };
        for cell in row.children() {
            let Node::Element { name, .. } = cell else { continue };
            if !matches!(name.as_str(), "td" | "th") || element::is_hidden(cell) {
                continue;
            }
            cover(&mut cells, covered);
            if cells.len() >= MOST_COLUMNS {
                self.tally.add(Omission::TooLong);
                break;
            }
            let span = |name: &str| cell.get(name).and_then(|span| span.trim().parse::<usize>().ok()).unwrap_or(1);
            let across = span("colspan").clamp(1, MOST_COLUMNS - cells.len());
            let across = self.take_room(across);
            let down = span("rowspan").clamp(1, MOST_ROWS);
            if across > 1 || down > 1 {
                grid.merged += 1;
            }
            covered.resize(covered.len().max(cells.len() + across), 0);
            for column in covered.iter_mut().skip(cells.len()).take(across) {
                *column = down - 1;
            }
            let css = Css::read(cell.get("style").unwrap_or_default());
            let drafts = self.inner(cell, &inner_look(cell, name, &css, around));
            cells.push(Some(drafts));
            cells.resize_with(cells.len() + across - 1, || None);
        }
        cover(&mut cells, covered);
        cells
    }
}
