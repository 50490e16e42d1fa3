//! Tables: a grid of cells, in which merged ones cover their neighbours.

use domain::rich::{Draft, Grid};

use super::Reader;
use crate::xml::Element;

/// Columns of the widest table; further cells are read into the last one.
const MOST_COLUMNS: usize = 60;

impl Reader<'_, '_> {
    pub(super) fn table(&mut self, table: &Element) -> Grid {
        let mut grid = Grid::default();
        // For each column, whether the cell above is merged downwards and already counted.
        let mut merging: Vec<Option<bool>> = Vec::new();
        self.rows(table, &mut grid, &mut merging);
        grid
    }

    /// Rows may lie in content controls.
    fn rows(&mut self, parent: &Element, grid: &mut Grid, merging: &mut Vec<Option<bool>>) {
        for element in parent.elements() {
            match element.name {
                "w:tr" => {
                    if element.child("w:trPr").and_then(|properties| properties.child("w:del")).is_some() {
                        self.deleted(element);
                        continue;
                    }
                    let mut row = Vec::new();
                    let before = element.child("w:trPr").and_then(|properties| properties.value("w:gridBefore"));
                    let before = before.and_then(|count| count.parse().ok()).unwrap_or(0).min(MOST_COLUMNS);
                    let before = if before > self.room.cells { 0 } else { before };
                    self.room.cells -= before;
                    row.resize_with(before, || Some(Vec::new()));
                    self.cells(element, &mut row, grid, merging);
                    grid.rows.push(row);
                }
                "mc:AlternateContent" => self.rows(super::chosen(element), grid, merging),
                "w:tblPr" | "w:tblGrid" => {}
                _ => self.rows(element, grid, merging),
            }
        }
    }

    fn cells(
        &mut self,
        parent: &Element,
        row: &mut Vec<Option<Vec<Draft>>>,
        grid: &mut Grid,
        merging: &mut Vec<Option<bool>>,
    ) {
        for element in parent.elements() {
            match element.name {
                "w:tc" => self.cell(element, row, grid, merging),
                "w:trPr" => {}
                _ => self.cells(element, row, grid, merging),
            }
        }
    }

    fn cell(
        &mut self,
        element: &Element,
        row: &mut Vec<Option<Vec<Draft>>>,
        grid: &mut Grid,
        merging: &mut Vec<Option<bool>>,
    ) {
        let mut drafts = Vec::new();
        self.blocks(element, &mut drafts);
        if row.len() >= MOST_COLUMNS {
            if let Some(Some(last)) = row.last_mut() {
                last.append(&mut drafts);
            }
            return;
        }
        let properties = element.child("w:tcPr");
        let down = properties.and_then(|properties| properties.child("w:vMerge"));
        let is_restart = down.is_some_and(|merge| merge.get("w:val") == Some("restart"));
        let across = properties.and_then(|properties| properties.child("w:hMerge"));
        let column = row.len();
        merging.resize(merging.len().max(column + 1), None);
        let above = merging.get_mut(column);
        let is_covered = down.is_some() && !is_restart && above.as_ref().is_some_and(|above| above.is_some());
        if is_covered {
            if let Some(counted) = above
                && *counted == Some(false)
            {
                *counted = Some(true);
                grid.merged += 1;
            }
        } else if let Some(above) = above {
            *above = is_restart.then_some(false);
        }
        let is_across = across.is_some_and(|merge| merge.get("w:val") != Some("restart"));
        // A covered cell is empty in Word; other programs may leave words in it.
        let is_empty = drafts.iter().all(|draft| matches!(draft, Draft::Paragraph(paragraph) if domain::rich::plain(&paragraph.words).trim().is_empty()));
        row.push(if (is_covered || is_across) && is_empty { None } else { Some(drafts) });
        let span = properties.and_then(|properties| properties.value("w:gridSpan"));
        let span = span.and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, MOST_COLUMNS - column);
        let span = if span > self.room.cells { 1 } else { span };
        self.room.cells = self.room.cells.saturating_sub(span);
        if span > 1 {
            if !is_covered {
                grid.merged += 1;
            }
            row.resize_with(column + span, || None);
            merging.resize(merging.len().max(row.len()), None);
        }
    }
}
