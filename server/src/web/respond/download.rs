//! A table as a file to keep.

use axum::body::Body;
use axum::response::Response;
use domain::moment::Moment;
use http::{HeaderValue, header};

use super::CachePolicy;
use crate::spreadsheet::Table;
use crate::web::respond::error::ErrorKind;

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// In which form a table is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// Plain text.
    Csv,
    /// A workbook.
    Xlsx,
}

impl TableFormat {
    /// The value of `?dang=`; `None` for a page.
    pub fn asked(value: Option<&str>) -> Option<Self> {
        match value {
            Some("csv") => Some(Self::Csv),
            Some("xlsx") => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// The table under a name without its extension, which has to be ASCII.
pub fn table(table: &Table, format: TableFormat, name: &str, at: Moment) -> Result<Response, ErrorKind> {
    let (body, media_type, extension) = match format {
        TableFormat::Csv => (table.csv().into_bytes(), CSV, "csv"),
        TableFormat::Xlsx => {
            let book = table.xlsx(at).map_err(|failure| {
                tracing::error!(%failure, "a table could not be written as a workbook");
                ErrorKind::Defect
            })?;
            (book, XLSX, "xlsx")
        }
    };
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.{extension}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response.extensions_mut().insert(CachePolicy::NoStore);
    Ok(response)
}
