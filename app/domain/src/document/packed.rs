//! What an entry of an archive is, by how its name ends: there the name decides what happens when a person opens it.

/// What an entry may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// It runs, or makes the system run something.
    Program,
    /// A browser opens it and runs its scripts.
    Page,
    /// An office document that is there to carry macros.
    Macros,
    /// An office document of a kind that is refused by itself, because nobody sees whether it carries macros.
    OldOffice,
    /// An archive: nobody looks into it, and bombs are made that way.
    Archive,
}

const PROGRAMS: &[&str] = &[
    "apk",
    "app",
    "appimage",
    "application",
    "appx",
    "bash",
    "bat",
    "class",
    "cmd",
    "com",
    "command",
    "cpl",
    "deb",
    "desktop",
    "dex",
    "diagcab",
    "dll",
    "dmg",
    "drv",
    "exe",
    "gadget",
    "hlp",
    "hta",
    "inf",
    "ipa",
    "iqy",
    "jar",
    "js",
    "jse",
    "jsp",
    "lnk",
    "mjs",
    "msc",
    "msi",
    "msix",
    "msp",
    "ocx",
    "php",
    "pif",
    "pkg",
    "ps1",
    "psm1",
    "py",
    "pyc",
    "pyw",
    "rb",
    "reg",
    "rpm",
    "run",
    "scf",
    "scr",
    "sct",
    "sh",
    "swf",
    "sys",
    "url",
    "vb",
    "vbe",
    "vbs",
    "website",
    "ws",
    "wsc",
    "wsf",
    "wsh",
    "xll",
];
const PAGES: &[&str] = &["chm", "htm", "html", "mht", "mhtml", "shtml", "svg", "svgz", "xht", "xhtml", "xsl", "xslt"];
const MACROS: &[&str] =
    &["docm", "dotm", "potm", "ppam", "ppsm", "pptm", "sldm", "xla", "xlam", "xlm", "xlsb", "xlsm", "xltm", "xlw"];
const OLD_OFFICE: &[&str] = &["doc", "dot", "pot", "pps", "ppt", "rtf", "xls", "xlt"];
const ARCHIVES: &[&str] = &[
    "7z", "ace", "arj", "bz2", "cab", "gz", "img", "iso", "lzh", "rar", "tar", "tgz", "txz", "vhd", "vhdx", "xz", "z",
    "zip", "zst",
];

impl Harm {
    /// By the last part of a path; `None` for what may be inside.
    pub(crate) fn of(name: &str) -> Option<Self> {
        // Windows drops these when it makes the file.
        let name = name.trim_end_matches(['.', ' ']).to_ascii_lowercase();
        let extension = name.rsplit_once('.')?.1;
        let kinds = [
            (PROGRAMS, Self::Program),
            (PAGES, Self::Page),
            (MACROS, Self::Macros),
            (OLD_OFFICE, Self::OldOffice),
            (ARCHIVES, Self::Archive),
        ];
        kinds.into_iter().find(|(list, _)| list.contains(&extension)).map(|(_, harm)| harm)
    }

    /// What people call it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Program => "chương trình hoặc mã chạy được",
            Self::Page => "trang web hoặc hình có thể chạy mã",
            Self::Macros => "tệp Office có macro",
            Self::OldOffice => "tệp Office dạng cũ, dễ mang mã độc",
            Self::Archive => "một tệp nén khác, người đọc không biết có gì trong đó",
        }
    }

    /// What to do, behind “Hãy”.
    pub(super) fn way_out(self) -> &'static str {
        match self {
            Self::Program => "bỏ tệp ấy ra",
            Self::Page => "in tệp ấy ra PDF",
            Self::Macros | Self::OldOffice => "lưu tệp ấy thành .docx, .xlsx hoặc PDF",
            Self::Archive => "giải nén tệp ấy ra",
        }
    }
}
