//! Giving statements to a record store (LRS) of the agency: what waits, what is under way, what it has, what it will not
//! have and why.
//!
//! [`outbox`] remembers, for each store apart. [`deliver`] takes some statements through a [`transport::Transport`] and
//! asks [`decide`] after each answer. The rule of all of it: nothing is dropped, an unknown outcome means the same bytes
//! again, and when a store is not believed it is asked ([`compare`]). [`http`] is the only place that opens a connection.
//!
//! Statements are bytes here; who made them and where they are kept is not this room's business.

pub mod compare;
pub mod decide;
pub mod deliver;
pub mod endpoint;
pub mod http;
pub mod outbox;
pub mod policy;
pub mod secret;
pub mod setup;
pub mod transport;
