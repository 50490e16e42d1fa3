//! Built files under content-hashed names: precompressed, immutable, embedded in the binary.

use std::collections::HashMap;
use std::sync::OnceLock;

use app::document::Assets;
use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderValue, header};
use sha2::{Digest, Sha256};

use crate::web::compress::{Coding, Effort};
use crate::web::respond::CachePolicy;

struct Embedded {
    name: &'static str,
    identity: &'static [u8],
    /// `None` for pictures, which are packed already.
    packed: Option<Packed>,
}

struct Packed {
    gzip: &'static [u8],
    brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// One file.
#[derive(Debug)]
struct Asset {
    content_type: &'static str,
    identity: Bytes,
    /// Whether other forms of it are worth sending.
    is_packable: bool,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

/// Every built file by its hashed name, and the addresses screens link to.
#[derive(Debug)]
pub struct AssetTable {
    files: HashMap<String, Asset>,
    /// What screens link to.
    pub urls: Assets,
    favicon: Option<String>,
    /// Pictures of the help by the name of their file.
    pictures: HashMap<&'static str, (String, (u32, u32))>,
}

impl AssetTable {
    /// The files embedded in this binary, with the desk's style sheet and the islands' starter.
    pub fn embedded() -> Self {
        let mut files = HashMap::new();
        let mut names = HashMap::new();
        for file in EMBEDDED {
            let form = |of: fn(&Packed) -> &'static [u8]| {
                let bytes = file.packed.as_ref().map(of).map(Bytes::from_static);
                bytes.map(OnceLock::from).unwrap_or_default()
            };
            let asset = Asset {
                content_type: content_type(file.name),
                identity: Bytes::from_static(file.identity),
                is_packable: file.packed.is_some(),
                gzip: form(|packed| packed.gzip),
                brotli: form(|packed| packed.brotli),
            };
            add(&mut files, &mut names, file.name, asset);
        }
        for (name, text) in [("desk.css", app::document::DESK_CSS), ("start.js", app::islands::START_JS_TEMPLATE)] {
            let asset = Asset {
                content_type: content_type(name),
                identity: Bytes::from_static(text.as_bytes()),
                is_packable: true,
                gzip: OnceLock::new(),
                brotli: OnceLock::new(),
            };
            add(&mut files, &mut names, name, asset);
        }
        let url = |name: &str| {
            names.get(name).map(|name: &String| app::paths::public::Asset { name: name.clone() }.to_string())
        };
        let islands = url("islands.js").zip(url("islands_bg.wasm"));
        let urls = Assets {
            desk_css: url("desk.css").unwrap_or_default(),
            start_js: islands.is_some().then(|| url("start.js")).flatten(),
            islands_js: islands.as_ref().map(|(js, _)| js.clone()),
            islands_wasm: islands.map(|(_, wasm)| wasm),
            passkey_js: url("passkey.js").unwrap_or_default(),
            steps_js: url("steps.js").unwrap_or_default(),
            icon: url("favicon.svg").unwrap_or_default(),
        };
        let of_picture = |name: &'static str, bytes: &[u8]| {
            let size = pictures::inspect(bytes).ok().map(|head| (head.width(), head.height()))?;
            Some((name, (url(name)?, size)))
        };
        let packed_already = EMBEDDED.iter().filter(|file| file.packed.is_none());
        let pictures = packed_already.filter_map(|file| of_picture(file.name, file.identity)).collect();
        Self { favicon: names.get("favicon.svg").cloned(), files, pictures, urls }
    }

    /// Whether the islands were built into this binary.
    pub fn has_islands(&self) -> bool {
        self.urls.islands_js.is_some()
    }

    /// A file by its hashed name.
    pub fn response(&self, name: &str, coding: Coding) -> Option<Response> {
        let asset = self.files.get(name)?;
        Some(asset.response(coding, CachePolicy::Immutable))
    }

    /// Where an embedded picture is, and how many pixels it has.
    pub fn picture(&self, name: &str) -> Option<(String, (u32, u32))> {
        self.pictures.get(name).cloned()
    }

    /// The icon browsers ask for unbidden.
    pub fn favicon(&self) -> Option<Response> {
        let asset = self.files.get(self.favicon.as_ref()?)?;
        Some(asset.response(Coding::Identity, CachePolicy::Hour))
    }
}

impl Asset {
    fn response(&self, coding: Coding, policy: CachePolicy) -> Response {
        let coding = if self.is_packable { coding } else { Coding::Identity };
        let bytes = match coding {
            Coding::Identity => &self.identity,
            Coding::Gzip => self.gzip.get_or_init(|| Coding::Gzip.encode(&self.identity, Effort::Best)),
            Coding::Brotli => self.brotli.get_or_init(|| Coding::Brotli.encode(&self.identity, Effort::Best)),
        };
        let mut response = Response::new(Body::from(bytes.clone()));
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        if let Some(coding) = coding.header() {
            response.headers_mut().insert(header::CONTENT_ENCODING, coding);
        }
        response.extensions_mut().insert(policy);
        response
    }
}

fn add(files: &mut HashMap<String, Asset>, names: &mut HashMap<String, String>, name: &str, asset: Asset) {
    let digest = Sha256::digest(&asset.identity);
    let hash = data_encoding::HEXLOWER.encode(&digest[..6]);
    let hashed = match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    };
    names.insert(name.to_owned(), hashed.clone());
    files.insert(hashed, asset);
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("ico") => "image/x-icon",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
