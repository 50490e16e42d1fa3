//! `trangxa doctor`: whether this installation can serve, in plain lines.

use crate::StartError;
use crate::config::{DataConfig, ServeConfig};
use crate::registry::Registry;
use crate::seed;
use crate::web::assets::AssetTable;

/// Looks at everything a start needs and changes nothing but what `migrate` would.
pub async fn run(data: &DataConfig, config: &ServeConfig) -> Result<(), StartError> {
    let mut fit = true;
    let mut line = |good: bool, text: String| {
        println!("{} {text}", if good { "ok  " } else { "FAIL" });
        fit &= good;
    };
    line(true, format!("origin {}", config.origin.portal()));
    match tokio::net::TcpListener::bind(config.listen).await {
        Ok(_) => line(true, format!("{} is free to listen on", config.listen)),
        Err(error) => line(false, format!("{} cannot be listened on: {error}", config.listen)),
    }
    match seed::prepare(data).await {
        Err(error) => line(false, error.to_string()),
        Ok(core) => {
            line(true, "the database opens and has this version's schema".to_owned());
            let registry = Registry::new(core.store.registry().await?, &config.origin);
            line(registry.portal().is_some(), format!("{} sites are registered", registry.sites().count()));
            let admin = core.store.people().any_platform_admin().await?;
            println!("{} an administrator can sign in", if admin { "ok  " } else { "note: not yet:" });
            core.store.close().await;
        }
    }
    let islands = AssetTable::embedded().has_islands();
    println!(
        "{}",
        if islands {
            "ok   islands are built in"
        } else {
            "note: built without islands; cargo xtask assets builds them"
        }
    );
    if fit { Ok(()) } else { Err(StartError::Unfit) }
}
