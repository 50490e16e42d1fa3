//! Tables for spreadsheets, as CSV and as XLSX. A text stays a text in both: nothing somebody typed is ever a formula.

use domain::exchange::{CSV_BEGINNING, csv_cell};
use domain::moment::Moment;
use domain::number;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, whatever they begin with.
    Text(String),
    /// A count.
    Number(u32),
    /// A share of a whole, shown with two places; nothing where the part is unknown.
    Share(Option<u32>, u32),
    /// Not known.
    Nothing,
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, Self::Text)
    }
}

/// A table with a line of names on top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The name of the sheet, at most 31 characters.
    pub name: &'static str,
    /// The names of the columns.
    pub head: Vec<&'static str>,
    /// The lines.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// UTF-8 that Excel takes for such.
    pub fn csv(&self) -> String {
        let line = |cells: Vec<String>| format!("{}\r\n", cells.join(","));
        let head = line(self.head.iter().map(|name| csv_cell(name)).collect());
        let rows = self.rows.iter().map(|row| line(row.iter().map(in_csv).collect()));
        format!("{CSV_BEGINNING}{head}{}", rows.collect::<String>())
    }

    /// A workbook of one sheet. The moment stands in it as that of its making.
    pub fn xlsx(&self, at: Moment) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let made = ExcelDateTime::from_timestamp(at.micros().div_euclid(1_000_000))?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let (bold, share) = (Format::new().set_bold(), Format::new().set_num_format("0.00%"));
        let sheet = book.add_worksheet().set_name(self.name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, name) in (0_u16..).zip(&self.head) {
            sheet.write_string_with_format(0, column, *name, &bold)?;
            sheet.set_column_width(column, 22)?;
        }
        for (line, row) in (1_u32..).zip(&self.rows) {
            for (column, cell) in (0_u16..).zip(row) {
                match cell {
                    Cell::Text(text) => sheet.write_string(line, column, text)?,
                    Cell::Number(number) => sheet.write_number(line, column, *number)?,
                    Cell::Share(Some(part), whole @ 1..) => {
                        let value = f64::from(*part) / f64::from(*whole);
                        sheet.write_number_with_format(line, column, value, &share)?
                    }
                    Cell::Share(..) | Cell::Nothing => continue,
                };
            }
        }
        book.save_to_buffer()
    }
}

fn in_csv(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => csv_cell(text),
        Cell::Number(number) => number.to_string(),
        Cell::Share(None, _) | Cell::Nothing => String::new(),
        Cell::Share(part, whole) => csv_cell(&number::percent(part.map(Into::into), Some((*whole).into()), 2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let text = |words: &str| Cell::Text(words.to_owned());
        Table {
            name: "Sổ thiết bị",
            head: vec!["Loại", "Số lượng", "Đạt"],
            rows: vec![
                vec![text("=HYPERLINK(\"http://x\";\"Điện thoại\")"), Cell::Number(100), Cell::Share(Some(980), 4_608)],
                vec![text("Máy, ấp Bắc"), Cell::Nothing, Cell::Share(None, 4_608)],
            ],
        }
    }

    #[test]
    fn a_text_is_guarded_and_what_is_unknown_is_empty() {
        let csv = table().csv();
        let lines: Vec<_> = csv.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "\u{FEFF}Loại,Số lượng,Đạt",
                "\"'=HYPERLINK(\"\"http://x\"\";\"\"Điện thoại\"\")\",100,\"21,27%\"",
                "\"Máy, ấp Bắc\",,",
                "",
            ]
        );
    }

    #[test]
    fn the_same_table_at_the_same_moment_is_the_same_file() {
        let at = Moment::from_micros(1_706_317_200_000_000);
        assert_eq!(table().xlsx(at).unwrap(), table().xlsx(at).unwrap());
    }
}
