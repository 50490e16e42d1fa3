//! A table as people send it: comma, semicolon or tab between the cells, with or without the mark at the beginning.

use csv::ReaderBuilder;
use domain::exchange::CSV_BEGINNING;

/// Most bytes of a table.
pub const MOST_BYTES: usize = 1024 * 1024;

/// A line: its number in the table, and its cells.
pub type Row = (u64, Vec<String>);

/// The text of a file, or one sentence why it is none.
pub fn text(bytes: &[u8]) -> Result<String, &'static str> {
    if bytes.len() > MOST_BYTES {
        return Err("Tệp lớn hơn 1 MB. Hãy chia thành vài tệp nhỏ hơn.");
    }
    if bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err("Đây là tệp Excel. Hãy mở bằng Excel, chọn Lưu dưới dạng, loại CSV UTF-8, rồi gửi tệp ấy.");
    }
    let text = String::from_utf8(bytes.to_vec())
        .map_err(|_| "Tệp không viết bằng UTF-8. Trong Excel hãy chọn Lưu dưới dạng, loại CSV UTF-8.")?;
    Ok(text.trim_start_matches(CSV_BEGINNING).to_owned())
}

/// The lines of a table that hold anything.
pub fn rows(text: &str) -> Vec<Row> {
    let text = text.trim_start_matches(CSV_BEGINNING);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    // Text is UTF-8 and lines may differ in length: there is nothing left that could fail.
    let records = reader.records().filter_map(Result::ok);
    let rows = records.map(|record| {
        let number = record.position().map_or(0, |position| line(text, position.byte()));
        (number, record.iter().map(cell).collect::<Vec<_>>())
    });
    rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).collect()
}

/// The line of what begins at a byte, as a person counts. The reader leaves empty lines out without counting them.
fn line(text: &str, byte: u64) -> u64 {
    let begin = usize::try_from(byte).unwrap_or_default();
    let empty = text.get(begin..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
    let before = text.get(..begin + empty).unwrap_or_default();
    u64::try_from(before.matches('\n').count()).unwrap_or_default() + 1
}

/// What stands most often between the cells of the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    // The later of equals wins.
    [b',', b';', b'\t'].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// A cell without the apostrophe that keeps spreadsheets from running it.
fn cell(text: &str) -> String {
    let bare = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    bare.unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::exchange::csv_line;

    #[test]
    fn comma_semicolon_and_tab_are_all_right() {
        for text in ["Tên,Số hộ\r\nẤp Bắc,350\r\n", "\u{FEFF}Tên;Số hộ\nẤp Bắc;350", "\n\nTên\tSố hộ\nẤp Bắc\t350\n\n"]
        {
            let cells: Vec<_> = rows(text).into_iter().map(|(_, cells)| cells).collect();
            assert_eq!(cells, [["Tên", "Số hộ"], ["Ấp Bắc", "350"]], "{text:?}");
        }
        assert_eq!(rows("Tên\n\nẤp Bắc\n").last().map(|row| row.0), Some(3), "as the person counts");
        assert!(rows("").is_empty() && rows("\n , \n").is_empty());
    }

    #[test]
    fn what_was_kept_from_running_reads_back() {
        let line = csv_line(["=1+1", "Bình, \"Cô\"", "'quoted"]);
        assert_eq!(rows(&format!("a,b,c\n{line}"))[1].1, ["=1+1", "Bình, \"Cô\"", "'quoted"]);
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        assert!(text(b"PK\x03\x04").unwrap_err().contains("Excel"));
        assert!(text(&[0xD2, b'n', 0xC3]).unwrap_err().contains("UTF-8"));
        assert!(text(&vec![b'a'; MOST_BYTES + 1]).unwrap_err().contains("1 MB"));
        assert_eq!(text("\u{FEFF}Tên".as_bytes()), Ok("Tên".to_owned()));
    }
}
