//! A browser of the tests: a host, a cookie jar, and the check that nothing of the twin leaks.

use axum::body::Body;
use http::{Method, Request, header};
use http_body_util::BodyExt;
use server::web::service::Service;

use super::answer::Answer;

/// Somebody with a browser on one host.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    pub(crate) service: Service,
    pub(crate) host: String,
    /// The session.
    pub(crate) cookie: Option<String>,
    /// What the browser keeps to be known again.
    pub(crate) kept: Option<String>,
    /// Texts that must never reach this client.
    pub(crate) forbidden: Vec<String>,
}

impl Client {
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], None).await
    }

    pub(crate) async fn get_with(&mut self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, path, headers, None).await
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        self.send(Method::POST, path, &kind, Some(body)).await
    }

    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> Answer {
        self.send_bytes(method, path, headers, body.unwrap_or_default().into_bytes()).await
    }

    pub(crate) async fn send_bytes(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header(header::HOST, &self.host);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let jar: Vec<&str> = self.cookie.iter().chain(&self.kept).map(String::as_str).collect();
        if !jar.is_empty() {
            request = request.header(header::COOKIE, jar.join("; "));
        }
        let body = if body.is_empty() { Body::empty() } else { Body::from(body) };
        let request = request.body(body).expect("a request");
        self.ask(request).await
    }

    pub(crate) async fn ask(&mut self, request: Request<Body>) -> Answer {
        let response = self.service.answer(request).await;
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("bodies do not fail").to_bytes().to_vec();
        for value in parts.headers.get_all(header::SET_COOKIE) {
            let value = value.to_str().expect("cookies are text");
            let pair = value.split(';').next().unwrap_or_default();
            let ended = pair.ends_with('=') || value.contains("Max-Age=0");
            let place = if pair.starts_with("__Host-may=") { &mut self.kept } else { &mut self.cookie };
            *place = (!ended).then(|| pair.to_owned());
        }
        let answer = Answer { status: parts.status, headers: parts.headers, bytes };
        for text in &self.forbidden {
            let told = answer.text().contains(text.as_str()) || format!("{:?}", answer.headers).contains(text.as_str());
            assert!(!told, "{text:?} reached {}", self.host);
        }
        answer
    }
}
