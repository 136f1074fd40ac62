//! The expected output of each golden, compiled.

#[path = "all_of/types/mod.rs"]
pub mod all_of;
#[path = "constants/types/mod.rs"]
pub mod constants;
#[path = "docs/types/mod.rs"]
pub mod docs;
#[path = "enums/types/mod.rs"]
pub mod enums;
#[path = "enums/operations.rs"]
pub mod enums_untagged;
#[path = "names/types/mod.rs"]
pub mod names;
#[path = "nullable/types/mod.rs"]
pub mod nullable;
#[path = "objects/types/mod.rs"]
pub mod objects;
#[path = "operations/types/mod.rs"]
pub mod operations;
#[path = "operations/things.rs"]
pub mod operations_things;
#[path = "operations/operations.rs"]
pub mod operations_untagged;
#[path = "recursion/types/mod.rs"]
pub mod recursion;
#[path = "unions/types/mod.rs"]
pub mod unions;
