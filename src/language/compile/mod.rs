//! Language files to tables: runs in the build script, never in the product.
//!
//! [`source`] reads a file, [`pattern`] reads one cue, [`table`] numbers words, sets and cues, [`pack`] makes the table small with
//! [`renumber`] and [`share`], [`emit`] and [`functions`] write Rust, [`blob`] and [`cues`] write what is loaded later.

pub mod blob;
pub mod cues;
pub mod emit;
pub mod functions;
pub mod pack;
pub mod pattern;
pub mod renumber;
pub mod share;
pub mod source;
pub mod table;
