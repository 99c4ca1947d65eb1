//! What changed in a policy since it was last read: a [`Memory`] of one reading, and what [`compare`] finds against the next.
//!
//! Of the text only hashes of its sentences are remembered, so that a memory stays small; what a sentence said that went is
//! therefore not known, unless a fact was quoted from it.

mod address;
mod compare;
mod diff;
mod flat;
mod memory;
mod sentence;
mod told;

pub use address::address;
pub use compare::{compare, Changes, FactChange, Gone, Place};
pub use memory::{Kept, Memory, MAX_BYTES, MAX_SENTENCES, SCHEMA};
pub use sentence::{hash, Sentences};
pub use told::{text, told, Told};
