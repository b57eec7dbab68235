//! The language server: wording as it is typed, with its reason, and what to do about it.
//!
//! It knows files and what is settled in them; which settings hold for a file it asks its caller.

mod action;
mod diagnostic;
mod document;
mod greeting;
mod position;
mod server;
mod uri;
mod vocabulary;
mod wire;

pub(crate) use document::Settings;
pub(crate) use server::{Farewell, serve};
