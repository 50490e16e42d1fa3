//! What an operator sets: a folder, or a bucket with the variables every tool for S3 knows.

use std::fmt;
use std::path::{Path, PathBuf};

use http::Uri;

/// The folder inside the data folder, if nothing else is set.
const FOLDER: &str = "media";
/// As the tools of AWS assume; other servers seldom care.
const REGION: &str = "us-east-1";

/// Where files lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket.
    S3(S3Settings),
}

/// A bucket and how it is reached. Neither `Debug` nor `Display` shows a key.
#[derive(Clone, PartialEq, Eq)]
pub struct S3Settings {
    /// The bucket; it must exist.
    pub bucket: String,
    /// What every key begins with, without `/` at either end; empty for none.
    pub prefix: String,
    /// `AWS_ENDPOINT_URL`, without `/` at the end; `None` is Amazon's own for the region.
    pub endpoint: Option<String>,
    /// `AWS_REGION`, default `us-east-1`.
    pub region: String,
    /// `AWS_ACCESS_KEY_ID`
    pub access_key: String,
    /// `AWS_SECRET_ACCESS_KEY`
    pub secret_key: String,
    /// `AWS_SESSION_TOKEN`, for keys that end.
    pub session_token: Option<String>,
}

/// A setting that cannot be used; the sentence says what would be right, and repeats no secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    /// Neither a folder nor a bucket.
    #[error("must be a folder or s3://bucket/prefix")]
    Unknown,
    /// Not a bucket's name.
    #[error(
        "the bucket in s3://bucket/prefix must have 3 to 63 of a-z, 0-9, point and hyphen; keys are set in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
    )]
    Bucket,
    /// Not a prefix.
    #[error(
        "the prefix in s3://bucket/prefix must be words of letters, digits, points, hyphens and underscores between single slashes"
    )]
    Prefix,
    /// A variable is missing.
    #[error("s3:// needs {0} in the environment")]
    Missing(&'static str),
    /// `AWS_ENDPOINT_URL` is no address.
    #[error("AWS_ENDPOINT_URL must be http://host:port or https://host:port")]
    Endpoint,
}

impl Setting {
    /// Reads a setting such as `./data/media` or `s3://bucket/prefix`; nothing is the folder `media` in `data`.
    /// `variable` gives the value of an environment variable. An empty value counts as none.
    pub fn parse(
        text: Option<&str>,
        data: &Path,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, SettingError> {
        match text.map(str::trim).filter(|text| !text.is_empty()) {
            None => Ok(Self::Folder(data.join(FOLDER))),
            Some(text) => match text.split_once("://") {
                None if text.starts_with("s3:") => Err(SettingError::Bucket),
                None => Ok(Self::Folder(PathBuf::from(text))),
                Some(("s3", rest)) => S3Settings::parse(rest, variable).map(Self::S3),
                Some(_) => Err(SettingError::Unknown),
            },
        }
    }
}

impl S3Settings {
    /// Reads `bucket/prefix` and the variables beside it.
    fn parse(rest: &str, variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingError> {
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        if !is_bucket(bucket) {
            return Err(SettingError::Bucket);
        }
        let prefix = prefix.strip_suffix('/').unwrap_or(prefix);
        if !prefix.is_empty() && !prefix.split('/').all(is_word) {
            return Err(SettingError::Prefix);
        }
        let optional = |name: &str| variable(name).map(|value| value.trim().to_owned()).filter(|v| !v.is_empty());
        let needed = |name: &'static str| optional(name).ok_or(SettingError::Missing(name));
        Ok(Self {
            bucket: bucket.to_owned(),
            prefix: prefix.to_owned(),
            endpoint: optional("AWS_ENDPOINT_URL").map(|text| endpoint(&text)).transpose()?,
            region: optional("AWS_REGION").unwrap_or_else(|| REGION.to_owned()),
            access_key: needed("AWS_ACCESS_KEY_ID")?,
            secret_key: needed("AWS_SECRET_ACCESS_KEY")?,
            session_token: optional("AWS_SESSION_TOKEN"),
        })
    }
}

fn is_bucket(name: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-');
    (3..=63).contains(&name.len()) && name.bytes().all(is_plain) && !name.starts_with(['.', '-'])
}

fn is_word(word: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    !word.is_empty() && word.bytes().all(is_plain) && !word.bytes().all(|b| b == b'.')
}

fn endpoint(text: &str) -> Result<String, SettingError> {
    let uri: Uri = text.parse().map_err(|_| SettingError::Endpoint)?;
    let named = uri.authority().is_some_and(|authority| !authority.as_str().contains('@'));
    let plain = matches!(uri.scheme_str(), Some("http" | "https")) && uri.query().is_none();
    if named && plain { Ok(text.trim_end_matches('/').to_owned()) } else { Err(SettingError::Endpoint) }
}

/// For logs and messages: `the bucket s3://xa/media at http://127.0.0.1:9000`.
impl fmt::Display for S3Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let slash = if self.prefix.is_empty() { "" } else { "/" };
        write!(f, "the bucket s3://{}{slash}{}", self.bucket, self.prefix)?;
        match &self.endpoint {
            Some(endpoint) => write!(f, " at {endpoint}"),
            None => write!(f, " in {}", self.region),
        }
    }
}

impl fmt::Debug for S3Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "S3Settings({self})")
    }
}

/// For logs and messages.
impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "the folder {}", folder.display()),
            Self::S3(settings) => settings.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[(&str, &str)] = &[("AWS_ACCESS_KEY_ID", "AKIA"), ("AWS_SECRET_ACCESS_KEY", "bí-mật")];

    fn read(text: &str, variables: &[(&str, &str)]) -> Result<Setting, SettingError> {
        let of = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Setting::parse(Some(text), Path::new("data"), of)
    }

    #[test]
    fn a_folder_is_the_rule_and_a_bucket_the_exception() {
        let none = Setting::parse(None, Path::new("data"), |_| None);
        assert_eq!(none, Ok(Setting::Folder("data/media".into())));
        assert_eq!(read("", &[]), none);
        assert_eq!(read("/srv/tệp", &[]), Ok(Setting::Folder("/srv/tệp".into())));
        let Ok(Setting::S3(s3)) = read("s3://xa-media/trang/", KEYS) else { panic!() };
        assert_eq!((&*s3.bucket, &*s3.prefix, &*s3.region, s3.endpoint), ("xa-media", "trang", "us-east-1", None));
        let elsewhere = [KEYS, &[("AWS_ENDPOINT_URL", "http://127.0.0.1:9000/"), ("AWS_REGION", "hcm")]].concat();
        let shown = read("s3://xa-media", &elsewhere).unwrap();
        assert_eq!(shown.to_string(), "the bucket s3://xa-media at http://127.0.0.1:9000");
        assert!(!format!("{shown:?}").contains("AKIA") && !format!("{shown:?}").contains("bí-mật"));
    }

    #[test]
    fn what_cannot_be_used_is_told_without_repeating_a_secret() {
        let with = |name, value| [KEYS, &[(name, value)]].concat();
        for (text, variables, error) in [
            ("gs://bucket", KEYS.to_vec(), SettingError::Unknown),
            ("s3:bucket", KEYS.to_vec(), SettingError::Bucket),
            ("s3://", KEYS.to_vec(), SettingError::Bucket),
            ("s3://key:secret@bucket/x", KEYS.to_vec(), SettingError::Bucket),
            ("s3://Media", KEYS.to_vec(), SettingError::Bucket),
            ("s3://media/../x", KEYS.to_vec(), SettingError::Prefix),
            ("s3://media/a//b", KEYS.to_vec(), SettingError::Prefix),
            ("s3://media", vec![], SettingError::Missing("AWS_ACCESS_KEY_ID")),
            (
                "s3://media",
                with("AWS_SECRET_ACCESS_KEY", "")[..1].to_vec(),
                SettingError::Missing("AWS_SECRET_ACCESS_KEY"),
            ),
            ("s3://media", with("AWS_ENDPOINT_URL", "127.0.0.1:9000"), SettingError::Endpoint),
            ("s3://media", with("AWS_ENDPOINT_URL", "https://key:secret@host"), SettingError::Endpoint),
        ] {
            let came = read(text, &variables).unwrap_err();
            assert_eq!(came, error, "{text}");
            assert!(!came.to_string().contains("secret"), "{came}");
        }
    }
}
