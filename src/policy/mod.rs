//! Policies: the page cut up, its kind, its sections and their topics, and the rules that fire in it.

pub mod concern;
pub mod document;
pub mod hit;
pub mod kind;
pub mod section;
pub mod topic;
