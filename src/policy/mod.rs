//! Policies: the page cut up, its kind, its sections and their topics, and the rules that fire in it.

pub(crate) mod answer;
pub mod concern;
mod contradiction;
pub mod document;
mod europe;
#[cfg(test)]
#[allow(clippy::expect_used)]
mod example;
pub mod hit;
pub mod kind;
pub mod opening;
pub mod section;
pub mod share;
pub mod topic;
