//! What the browser says about the page that asked: JSON the device signs without reading it.

use serde::Deserialize;

use crate::ceremony::Pending;
use crate::{Fault, Site};

#[derive(Debug, Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    cross_origin: Option<bool>,
    #[serde(rename = "topOrigin", default)]
    top_origin: Option<String>,
}

/// Whether the browser was asked this, by this request, on this site.
pub(crate) fn check(bytes: &[u8], kind: &str, pending: &Pending, site: &Site) -> Result<(), Fault> {
    let said: ClientData = serde_json::from_slice(bytes).map_err(|_| Fault::Unreadable)?;
    if said.kind != kind {
        return Err(Fault::Unreadable);
    }
    if said.challenge != pending.challenge() {
        return Err(Fault::OtherChallenge);
    }
    // Our pages stand in no frame, so an answer from inside of one is not ours.
    if said.origin != site.origin || said.cross_origin == Some(true) || said.top_origin.is_some() {
        return Err(Fault::OtherOrigin);
    }
    Ok(())
}
