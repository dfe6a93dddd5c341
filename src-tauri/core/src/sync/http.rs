//! The one place of Evenkeel that opens a network connection: to the record store that somebody set up, when they
//! asked for it.
//!
//! https with the certificates that this computer trusts, through the proxy that it uses, never to where an answer
//! sends us, and never longer than a bounded time or answer.

use super::endpoint::{Endpoint, Key};
use super::transport::{Answer, Heard, Question, Silence, Transport};
use crate::base::Clock;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;
use std::time::Duration;
use ureq::http::{HeaderMap, Response, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Proxy, Timeout};

/// What every request carries (xAPI-Communication.md 3.3).
const VERSION: (&str, &str) = ("X-Experience-API-Version", "1.0.3");

/// How long it may take to reach the store.
const TO_CONNECT: Duration = Duration::from_secs(15);

/// How long a question may usually take with its answer.
pub const TO_ANSWER: Duration = Duration::from_secs(90);

/// No answer may be longer, bytes. The ids of a batch need a hundredth of it.
const LONGEST_ANSWER: u64 = 1 << 20;

/// Longest wait that is believed, seconds: a day.
const LONGEST_WAIT: u64 = 24 * 60 * 60;

/// A record store over HTTP.
#[derive(Debug)]
pub struct Http {
    agent: Agent,
    endpoint: Endpoint,
    authorization: String,
    clock: Clock,
}

impl Http {
    /// Makes ready; nothing is connected before the first question, and none takes longer than `to_answer`.
    pub fn new(endpoint: &Endpoint, key: &Key, clock: Clock, to_answer: Duration) -> Self {
        let proxy = if endpoint.is_on_this_computer() {
            None
        } else {
            Proxy::try_from_env()
        };
        let agent = Agent::config_builder()
            .tls_config(
                TlsConfig::builder()
                    .root_certs(RootCerts::PlatformVerifier)
                    .build(),
            )
            .https_only(!endpoint.is_on_this_computer())
            .proxy(proxy)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!("Evenkeel/", env!("CARGO_PKG_VERSION")))
            .accept("application/json")
            .timeout_resolve(Some(TO_CONNECT.min(to_answer)))
            .timeout_connect(Some(TO_CONNECT.min(to_answer)))
            .timeout_global(Some(to_answer))
            .build()
            .new_agent();
        Self {
            agent,
            endpoint: endpoint.clone(),
            authorization: basic(key),
            clock,
        }
    }

    fn heard(&self, outcome: Result<Response<Body>, ureq::Error>) -> Heard {
        let mut response = match outcome {
            Ok(response) => response,
            Err(error) => return Heard::Silence(silence(&error)),
        };
        let body = response
            .body_mut()
            .with_config()
            .limit(LONGEST_ANSWER)
            .read_to_vec();
        let (body, cut_off) = match body {
            Ok(body) => (body, false),
            Err(ureq::Error::BodyExceedsLimit(_)) => (Vec::new(), true),
            // The status alone says nothing when the answer breaks off.
            Err(error) => return Heard::Silence(silence(&error)),
        };
        let headers = response.headers();
        Heard::Answer(Answer {
            status: response.status().as_u16(),
            wait_seconds: wait_seconds(headers, &self.clock),
            location: text_of(headers, header::LOCATION.as_str()),
            body,
            cut_off,
        })
    }
}

impl Transport for Http {
    fn post(&self, body: &[u8]) -> Heard {
        self.heard(
            self.agent
                .post(self.endpoint.statements())
                .header(header::AUTHORIZATION, &self.authorization)
                .header(header::CONTENT_TYPE, "application/json")
                .header(VERSION.0, VERSION.1)
                .send(body),
        )
    }

    fn get(&self, question: Question, id: &str) -> Heard {
        let name = match question {
            Question::Statement => "statementId",
            Question::Voided => "voidedStatementId",
        };
        self.heard(
            self.agent
                .get(self.endpoint.statements())
                .query(name, id)
                .header(header::AUTHORIZATION, &self.authorization)
                .header(VERSION.0, VERSION.1)
                .call(),
        )
    }
}

/// HTTP Basic authentication in UTF-8 (RFC 7617).
fn basic(key: &Key) -> String {
    let pair = format!("{}:{}", key.id, key.secret);
    format!("Basic {}", STANDARD.encode(pair))
}

/// How long the answer asks us to wait: in seconds, or until a time by the store's own clock (RFC 9110 10.2.3).
fn wait_seconds(headers: &HeaderMap, clock: &Clock) -> Option<u64> {
    let asked = text_of(headers, header::RETRY_AFTER.as_str())?;
    if let Ok(seconds) = asked.trim().parse::<u64>() {
        return Some(seconds.min(LONGEST_WAIT));
    }
    let moment = |text: &str| {
        jiff::fmt::rfc2822::parse(text)
            .ok()
            .map(|moment| moment.timestamp().as_second())
    };
    let until = moment(&asked)?;
    let now = text_of(headers, header::DATE.as_str())
        .and_then(|date| moment(&date))
        .unwrap_or_else(|| clock.now().milliseconds() / 1000);
    let seconds = u64::try_from(until.saturating_sub(now)).unwrap_or(0);
    Some(seconds.min(LONGEST_WAIT))
}

fn text_of(headers: &HeaderMap, name: &str) -> Option<String> {
    let text = headers.get(name)?.to_str().ok()?;
    Some(text.chars().take(500).collect())
}

/// Which silence an error is. What is not known for certain may have reached the store.
fn silence(error: &ureq::Error) -> Silence {
    use std::io::ErrorKind as Kind;
    let mut cause = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(deeper) = source {
        let _ = write!(cause, ": {deeper}");
        source = deeper.source();
    }
    let cause: String = cause
        .chars()
        .filter(|letter| !letter.is_control())
        .take(300)
        .collect();
    match error {
        ureq::Error::Rustls(_) | ureq::Error::Tls(_) | ureq::Error::Pem(_) => {
            Silence::NotTrusted(cause)
        }
        ureq::Error::Io(io) if is_about_the_certificate(io) => Silence::NotTrusted(cause),
        ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::ConnectProxyFailed(_)
        | ureq::Error::InvalidProxyUrl
        | ureq::Error::BadUri(_)
        | ureq::Error::RequireHttpsOnly(_)
        | ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => Silence::NotReached(cause),
        ureq::Error::Io(io)
            if matches!(
                io.kind(),
                Kind::ConnectionRefused
                    | Kind::HostUnreachable
                    | Kind::NetworkUnreachable
                    | Kind::NetworkDown
                    | Kind::AddrNotAvailable
            ) =>
        {
            Silence::NotReached(cause)
        }
        _ => Silence::Unknown(cause),
    }
}

/// rustls speaks through the connection, so its errors arrive as errors of reading.
fn is_about_the_certificate(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::InvalidData
        && error
            .get_ref()
            .is_some_and(|inner| inner.to_string().to_lowercase().contains("certificate"))
}

#[cfg(test)]
mod tests;
