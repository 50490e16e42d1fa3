//! Tables: scrollable with the keyboard, each column headed.

use pulldown_cmark::Alignment;

/// The state of the table being written. Markdown tables do not nest.
#[derive(Debug)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// No cell of the head has words.
    is_headless: bool,
    has_body: bool,
}

/// Opens the `number`-th table of the text. Landmarks of one page must have different names, so a second table
/// carries its number.
pub(super) fn open(html: &mut String, alignments: &[Alignment], number: usize) -> Table {
    html.push_str("<div class=\"table-scroll\" role=\"region\" aria-label=\"Bảng");
    if number > 1 {
        html.push(' ');
        html.push_str(&number.to_string());
    }
    html.push_str("\" tabindex=\"0\">\n<table>\n");
    Table { alignments: alignments.to_vec(), column: 0, in_head: true, is_headless: false, has_body: false }
}

impl Table {
    pub(super) fn open_head(&mut self, html: &mut String, is_headless: bool) {
        self.is_headless = is_headless;
        self.column = 0;
        html.push_str("<thead>\n<tr>\n");
    }

    pub(super) fn close_head(&mut self, html: &mut String) {
        self.in_head = false;
        html.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn open_row(&mut self, html: &mut String) {
        if !self.has_body {
            html.push_str("<tbody>\n");
        }
        self.has_body = true;
        self.column = 0;
        html.push_str("<tr>\n");
    }

    /// Opens the next cell and says how to close it. An empty header cell is written as `td`: a `th` without words
    /// is announced as a header of nothing.
    pub(super) fn open_cell(&mut self, html: &mut String, is_empty: bool) -> &'static str {
        let is_header = self.in_head && !is_empty;
        html.push_str(if is_header { "<th scope=\"col\"" } else { "<td" });
        html.push_str(match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        });
        self.column += 1;
        if is_header { "</th>\n" } else { "</td>\n" }
    }

    /// In the head, and it is no fault of the head as a whole.
    pub(super) fn is_in_named_head(&self) -> bool {
        self.in_head && !self.is_headless
    }

    pub(super) fn close(&self, html: &mut String) {
        if self.has_body {
            html.push_str("</tbody>\n");
        }
        html.push_str("</table>\n</div>\n");
    }
}
