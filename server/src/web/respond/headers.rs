//! Headers on every answer, whatever it is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::origin::Origin;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use sha2::{Digest, Sha256};

/// Whose headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Residents: HTML and CSS, no script, no cookie.
    Public,
    /// The desk: islands, a cookie.
    Studio,
}

/// Marks an answer that is a picture or a file and no page.
#[derive(Clone, Copy, Debug)]
pub struct OnlyBytes;

/// What a file that a browser opens all the same may do: nothing.
const BYTES_POLICY: &str = "default-src 'none'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; \
     frame-ancestors 'none'; sandbox";

/// The constant headers, made once.
#[derive(Debug)]
pub struct SecurityHeaders {
    public: HeaderMap,
    studio: HeaderMap,
}

impl SecurityHeaders {
    /// Decides by the origin whether browsers shall insist on https.
    pub fn new(origin: &Origin) -> Self {
        let hash = STANDARD.encode(Sha256::digest(app::document::PUBLIC_CSS));
        let pictures = STANDARD.encode(Sha256::digest(app::document::PICTURES_CSS));
        let portal = STANDARD.encode(Sha256::digest(app::document::PORTAL_CSS));
        let guides = STANDARD.encode(Sha256::digest(app::document::GUIDES_CSS));
        let asking = STANDARD.encode(Sha256::digest(app::document::ASKING_CSS));
        let public = format!(
            "default-src 'none'; style-src 'sha256-{hash}' 'sha256-{portal}' 'sha256-{asking}' 'sha256-{pictures}' 'sha256-{guides}'; img-src 'self'; script-src 'none'; object-src 'none'; \
             base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        );
        // The preview and the style guide show public pages, with their style sheets, on the studio's host.
        let studio = format!(
            "default-src 'none'; style-src 'self' 'sha256-{hash}' 'sha256-{portal}' 'sha256-{asking}' 'sha256-{pictures}' 'sha256-{guides}'; img-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
             connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        );
        Self { public: headers(&public, origin), studio: headers(&studio, origin) }
    }

    /// Sets them; each stands once, however often this is called.
    pub fn write(&self, audience: Audience, headers: &mut HeaderMap) {
        let constant = match audience {
            Audience::Public => &self.public,
            Audience::Studio => &self.studio,
        };
        for (name, value) in constant {
            headers.insert(name, value.clone());
        }
    }

    /// The same for an answer that is no page.
    pub fn write_for_bytes(&self, audience: Audience, headers: &mut HeaderMap) {
        self.write(audience, headers);
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(BYTES_POLICY));
    }
}

fn headers(policy: &str, origin: &Origin) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut fixed = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    fixed(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
    fixed(
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    );
    fixed(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    fixed(HeaderName::from_static("cross-origin-embedder-policy"), "require-corp");
    fixed(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if origin.is_secure() {
        fixed(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    }
    // Base64 and our own words are header text; the policy is never left out silently, since the
    // walk over all routes asserts it.
    if let Ok(value) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, value);
    }
    headers
}
