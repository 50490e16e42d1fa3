//! Where letters go, as an operator sets it: a folder, or a mail server with its password.

use std::convert::Infallible;
use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use domain::host::HostName;
use domain::origin::Origin;
use domain::person::EmailAddress;
use percent_encoding::percent_decode_str;

/// The folder inside the data folder, if nothing else is set.
const FOLDER: &str = "thu";
/// Who letters are from, at the origin's host.
const SENDER: &str = "trang-xa";
/// Stands for a host that receives no mail, `localhost` above all; reserved, so it is nobody's.
const NOBODYS_HOST: &str = "trangxa.invalid";

/// What stands behind `--mail`. `Debug` does not show it: it may hold a password.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Told(String);

impl FromStr for Told {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Told(…)")
    }
}

/// Where letters go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Each becomes a file in a folder of this machine.
    Folder(PathBuf),
    /// A mail server.
    Smtp(SmtpSettings),
}

/// A mail server and how it is reached. Neither `Debug` nor `Display` shows the password.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Its name or number.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How what is said stays between us.
    pub secrecy: Secrecy,
    /// Name and password, if it asks for them.
    pub credentials: Option<(String, String)>,
}

/// How a connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrecy {
    /// From the first byte: `smtps://`.
    FromTheBeginning,
    /// By STARTTLS, and not at all without it: `smtp://`.
    StartTls,
    /// Not: `smtp://` to this very machine.
    None,
}

/// A setting that cannot be used; the sentence says what would be right, and repeats nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    /// Neither a folder nor a mail server.
    #[error("must be a folder, smtp://user:password@host:port or smtps://user:password@host:port")]
    Unknown,
    /// Not a host.
    #[error(
        "the mail server in smtp://user:password@host:port must be a host name or an address, and nothing behind it"
    )]
    Host,
    /// Not a port.
    #[error("the port in smtp://user:password@host:port must be a number from 1 to 65535")]
    Port,
    /// Half of name and password, or signs that are not percent-encoded.
    #[error(
        "user and password in smtp://user:password@host:port must both be there; write @ : / and % in them as %40 %3A %2F %25"
    )]
    Credentials,
    /// No address to send from.
    #[error("must be an e-mail address such as trang-xa@example.vn")]
    Sender,
}

impl Setting {
    /// Reads a setting such as `./thu` or `smtps://user:password@mail.example.vn`; nothing is the folder `thu` in `data`.
    /// An empty value counts as none.
    pub fn parse(told: Option<&Told>, data: &Path) -> Result<Self, SettingError> {
        match told.map(|told| told.0.trim()).filter(|text| !text.is_empty()) {
            None => Ok(Self::Folder(data.join(FOLDER))),
            Some(text) => match text.split_once("://") {
                Some(("smtp", rest)) => SmtpSettings::parse(rest, false).map(Self::Smtp),
                Some(("smtps", rest)) => SmtpSettings::parse(rest, true).map(Self::Smtp),
                Some(_) => Err(SettingError::Unknown),
                // `smtp:host` and `user:password@host` are no folders, and the latter must not become the name of one.
                None if text.starts_with("smtp") || text.contains('@') => Err(SettingError::Unknown),
                None => Ok(Self::Folder(PathBuf::from(text))),
            },
        }
    }
}

impl SmtpSettings {
    fn parse(rest: &str, is_encrypted: bool) -> Result<Self, SettingError> {
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (credentials, place) = match rest.rsplit_once('@') {
            Some((credentials, place)) => (Some(self::credentials(credentials)?), place),
            None => (None, rest),
        };
        let (host, port) = host_and_port(place)?;
        let is_here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let secrecy = match (is_encrypted, is_here) {
            (true, _) => Secrecy::FromTheBeginning,
            (false, true) => Secrecy::None,
            (false, false) => Secrecy::StartTls,
        };
        let usual = match secrecy {
            Secrecy::FromTheBeginning => 465,
            Secrecy::StartTls => 587,
            Secrecy::None => 25,
        };
        Ok(Self { host, port: port.unwrap_or(usual), secrecy, credentials })
    }
}

fn credentials(text: &str) -> Result<(String, String), SettingError> {
    let (user, password) = text.split_once(':').ok_or(SettingError::Credentials)?;
    let decoded = |text: &str| {
        let plain = !text.contains([':', '/', '@']);
        let decoded = percent_decode_str(text).decode_utf8().ok().filter(|text| plain && !text.is_empty());
        // Both travel as base64, so a control character harms nothing; it is a mistake all the same.
        decoded.filter(|text| !text.chars().any(char::is_control)).map(String::from).ok_or(SettingError::Credentials)
    };
    Ok((decoded(user)?, decoded(password)?))
}

fn host_and_port(place: &str) -> Result<(String, Option<u16>), SettingError> {
    let (host, rest) = if let Some(bracketed) = place.strip_prefix('[') {
        let (host, rest) = bracketed.split_once(']').ok_or(SettingError::Host)?;
        let address: IpAddr = host.parse().map_err(|_| SettingError::Host)?;
        (address.to_string(), rest)
    } else {
        let (host, rest) = place.split_at(place.find(':').unwrap_or(place.len()));
        (HostName::parse(host).ok_or(SettingError::Host)?.as_str().to_owned(), rest)
    };
    match rest.strip_prefix(':') {
        None if rest.is_empty() => Ok((host, None)),
        None => Err(SettingError::Host),
        Some(port) => {
            port.parse().ok().filter(|port| *port != 0).map(|port| (host, Some(port))).ok_or(SettingError::Port)
        }
    }
}

/// Reads `--mail-from`; nothing is `trang-xa` at the origin's host, or at nobody's where that receives no mail.
pub fn sender(told: Option<&str>, origin: &Origin) -> Result<EmailAddress, SettingError> {
    if let Some(text) = told.map(str::trim).filter(|text| !text.is_empty()) {
        return EmailAddress::parse(text).ok_or(SettingError::Sender);
    }
    let host = origin.host().as_str();
    // A number or a name of this machine alone is found by no mail server.
    let top = host.rsplit('.').next().unwrap_or_default();
    let is_found = top != "localhost" && top.bytes().any(|b| b.is_ascii_alphabetic());
    let at_origin = EmailAddress::parse(&format!("{SENDER}@{host}")).filter(|_| is_found);
    at_origin.or_else(|| EmailAddress::parse(&format!("{SENDER}@{NOBODYS_HOST}"))).ok_or(SettingError::Sender)
}

/// For logs and messages: `the mail server mail.example.vn:587 (STARTTLS, as trang-xa)`.
impl fmt::Display for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secrecy = match self.secrecy {
            Secrecy::FromTheBeginning => "TLS",
            Secrecy::StartTls => "STARTTLS",
            Secrecy::None => "unencrypted",
        };
        let known = if self.credentials.is_some() { "with a password" } else { "without a password" };
        write!(f, "the mail server {}:{} ({secrecy}, {known})", self.host, self.port)
    }
}

impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpSettings({self})")
    }
}

/// For logs and messages.
impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "the folder {}", folder.display()),
            Self::Smtp(settings) => settings.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Setting, SettingError> {
        let Ok(told) = text.parse::<Told>();
        Setting::parse(Some(&told), Path::new("data"))
    }

    fn smtp(text: &str) -> SmtpSettings {
        match read(text) {
            Ok(Setting::Smtp(settings)) => settings,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn letters_go_into_the_data_folder_unless_told_otherwise() {
        assert_eq!(Setting::parse(None, Path::new("data")), Ok(Setting::Folder("data/thu".into())));
        assert_eq!(read(" "), Ok(Setting::Folder("data/thu".into())));
        assert_eq!(read("/srv/thư"), Ok(Setting::Folder("/srv/thư".into())));
    }

    #[test]
    fn a_mail_server_is_encrypted_unless_it_is_this_machine() {
        let found = |text: &str| {
            let SmtpSettings { host, port, secrecy, credentials } = smtp(text);
            (host, port, secrecy, credentials.is_some())
        };
        let named = |host: &str, port, secrecy, known| (host.to_owned(), port, secrecy, known);
        assert_eq!(found("smtp://u:p@Mail.example.vn"), named("mail.example.vn", 587, Secrecy::StartTls, true));
        assert_eq!(found("smtp://10.0.0.5:25"), named("10.0.0.5", 25, Secrecy::StartTls, false));
        assert_eq!(found("smtps://u:p@m.vn/"), named("m.vn", 465, Secrecy::FromTheBeginning, true));
        for here in ["localhost", "127.0.0.1", "[::1]"] {
            let host = here.trim_matches(['[', ']']);
            assert_eq!(found(&format!("smtp://{here}")), named(host, 25, Secrecy::None, false));
            assert_eq!(found(&format!("smtp://{here}:2525")), named(host, 2525, Secrecy::None, false));
        }
        // A name that only begins so is somewhere else.
        assert_eq!(smtp("smtp://localhost.example.vn").secrecy, Secrecy::StartTls);
    }

    #[test]
    fn a_password_is_read_and_never_shown() {
        let settings = smtp("smtp://trang%40xa.vn:b%C3%AD-m%3At@mail.example.vn:2587");
        assert_eq!(settings.credentials, Some(("trang@xa.vn".to_owned(), "bí-m:t".to_owned())));
        let shown = format!("{settings} {settings:?} {:?}", Setting::Smtp(settings.clone()));
        assert!(
            !shown.contains("bí-m") && shown.contains("mail.example.vn:2587 (STARTTLS, with a password)"),
            "{shown}"
        );
        let Ok(told) = "smtp://u:s3cret@h".parse::<Told>();
        assert!(!format!("{told:?}").contains("s3cret"));
    }

    #[test]
    fn what_cannot_be_used_is_told_without_repeating_it() {
        for (text, error) in [
            ("imap://u:s3cret@h", SettingError::Unknown),
            ("smtp:u:s3cret@h", SettingError::Unknown),
            ("u:s3cret@h.vn", SettingError::Unknown),
            ("smtp://", SettingError::Host),
            ("smtp://u:s3cret@", SettingError::Host),
            ("smtp://u:s3cret@h_h", SettingError::Host),
            ("smtp://u:s3cret@h/x", SettingError::Host),
            ("smtp://u:s3cret@[::1", SettingError::Host),
            ("smtp://u:s3cret@h:0", SettingError::Port),
            ("smtp://u:s3cret@h:x", SettingError::Port),
            ("smtp://s3cret@h", SettingError::Credentials),
            ("smtp://u:@h", SettingError::Credentials),
            ("smtp://u:s3@cret@h", SettingError::Credentials),
            ("smtp://u:s3cret%0A@h", SettingError::Credentials),
        ] {
            let came = read(text).unwrap_err();
            assert_eq!(came, error, "{text}");
            assert!(!came.to_string().contains("s3"), "{came}");
        }
    }

    #[test]
    fn letters_are_from_the_origin_where_it_can_have_mail() {
        let from =
            |told, origin| sender(told, &Origin::parse(origin).unwrap()).map(|address| address.as_str().to_owned());
        assert_eq!(from(None, "https://trang.example.vn").unwrap(), "trang-xa@trang.example.vn");
        for origin in ["http://localhost:3000", "http://trang.localhost", "http://127.0.0.1:3000", "http://may-chu"] {
            assert_eq!(from(None, origin).unwrap(), "trang-xa@trangxa.invalid", "{origin}");
        }
        assert_eq!(from(Some("Thu@Tinh.gov.vn"), "http://localhost").unwrap(), "thu@tinh.gov.vn");
        assert_eq!(from(Some("thu"), "http://localhost"), Err(SettingError::Sender));
        assert_eq!(from(Some("a@b.vn\r\nBcc: c@d.vn"), "http://localhost"), Err(SettingError::Sender));
    }
}
