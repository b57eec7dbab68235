//! Text: what a body is made of.

pub mod boilerplate;
