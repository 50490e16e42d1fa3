//! The listener of the numbers: `GET /metrics` and nothing else, on an address of its own that no proxy leads to.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use http::{HeaderValue, Method, StatusCode, header};
use tokio::net::TcpListener;

use crate::web::app::App;

/// Answers until the task is ended.
pub async fn serve(listener: TcpListener, app: Arc<App>) {
    let router = Router::new().fallback(move |request: Request| std::future::ready(answer(&app, &request)));
    if let Err(error) = axum::serve(listener, router).await {
        tracing::warn!(%error, "the listener of the metrics ended");
    }
}

fn answer(app: &App, request: &Request) -> Response {
    let is_asked = *request.method() == Method::GET && request.uri().path() == "/metrics";
    let (status, kind, text) = if is_asked {
        (StatusCode::OK, "application/openmetrics-text; version=1.0.0; charset=utf-8", app.metrics.text(app))
    } else {
        (StatusCode::NOT_FOUND, "text/plain; charset=utf-8", "GET /metrics only\n".to_owned())
    };
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
