//! Tests of the parts that the command is made of; none of them builds a crate.

mod judge;
mod remote;
mod reroot;
mod run;
mod score;
