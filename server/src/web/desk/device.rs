//! The browser somebody signs in with: words for it, its network, and what it keeps to be known again.

use domain::person::PersonId;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, header};
use store::StoreError;

use crate::actions::sessions::Device;
use crate::secret::token_digest;
use crate::web::app::App;
use crate::web::{address, service};

/// What a browser keeps for a year, so that its person is not told of a new device each time. It opens nothing.
const NAME: &str = "may";
const COOKIE_SECONDS: i64 = 365 * 24 * 3600;

/// The browser that sent a request.
pub fn of(app: &App, parts: &Parts) -> Device {
    let client = address::client(service::peer(parts), &parts.headers, &app.trusted_proxies);
    let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Device { words: words(agent), network: address::shortened(client), kept: kept(&parts.headers).map(token_digest) }
}

/// What the browser keeps, if this person signed in with it before. The same work is done for nobody, so that the time
/// it takes tells nothing of who has an account.
pub async fn known(app: &App, parts: &Parts, person: Option<PersonId>) -> Result<Option<[u8; 32]>, StoreError> {
    let Some(digest) = kept(&parts.headers).map(token_digest) else { return Ok(None) };
    let person = person.unwrap_or(PersonId(0));
    Ok(app.core.store.people().factors().knows_device(person, &digest).await?.then_some(digest))
}

fn kept(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|value| value.split(';')).find_map(|cookie| {
        let (name, value) = cookie.trim().split_once('=')?;
        let is_ours = name.trim_start_matches("__Host-") == NAME;
        (is_ours && (16..=64).contains(&value.len())).then_some(value)
    })
}

/// Something for the browser to keep, on its way in the extensions of a response: it is written behind the session's own
/// cookie, which stays the first.
#[derive(Clone, Debug)]
pub struct ToKeep(pub HeaderValue);

/// Gives a browser something to keep.
pub fn to_keep(app: &App, token: &str) -> Option<ToKeep> {
    let (prefix, secure) = if app.origin.keeps_secure_cookies() { ("__Host-", " Secure;") } else { ("", "") };
    let text = format!("{prefix}{NAME}={token}; Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly;{secure} SameSite=Lax");
    HeaderValue::from_str(&text).ok().map(ToKeep)
}

/// The order matters: browsers name the ones they descend from.
fn words(agent: &str) -> String {
    let first =
        |known: &[(&str, &'static str)]| known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    let browser = first(&[
        ("coc_coc", "Cốc Cốc"),
        ("Zalo", "Zalo"),
        ("SamsungBrowser", "Samsung Internet"),
        ("OPR/", "Opera"),
        ("Edg", "Edge"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} trên {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "Trình duyệt không rõ".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_called_by_their_names() {
        let chrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Mobile Safari/537.36";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36 Edg/149.0";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
        assert_eq!(words(chrome), "Chrome trên Android");
        assert_eq!(words(edge), "Edge trên Windows");
        assert_eq!(words(safari), "Safari trên iPhone");
        assert_eq!(words("<script>"), "Trình duyệt không rõ");
    }

    #[test]
    fn only_a_token_of_ours_is_read() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("__Host-phien=x; __Host-may=abcdefghijklmnop; a"));
        assert_eq!(kept(&headers), Some("abcdefghijklmnop"));
        headers.insert(header::COOKIE, HeaderValue::from_static("__Host-may=kurz"));
        assert_eq!(kept(&headers), None);
    }
}
