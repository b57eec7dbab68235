//! Boilerplate.
