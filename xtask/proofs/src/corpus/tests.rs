//! Which files are documents, and what they are called.

use std::fs;

use super::find::{find, is_root};

#[test]
fn the_version_stands_at_the_top() {
    assert!(is_root("openapi: 3.0.3\ninfo: {}\n"));
    assert!(is_root("\u{feff}# a comment\n'openapi' : '3.1.0'\n"));
    assert!(is_root("info: {}\npaths: {}\nswagger: '2.0'\n"));
    assert!(is_root("{\n \"info\": {\"openapi\": 1}, \"openapi\": \"3.0.0\"}"));
    assert!(!is_root("type: object\nproperties:\n  openapi: { type: string }\n"));
    assert!(!is_root("{\"info\": {\"openapi\": \"3.0.0\"}}"));
    assert!(!is_root("{\"a\": \"openapi\", \"b\": \"\\\"openapi\"}"));
    assert!(!is_root("{\"a"));
}

#[test]
fn each_document_has_a_crate_of_its_own() {
    let folder = std::env::temp_dir().join(format!("corpus-{}", std::process::id()));
    fs::create_dir_all(folder.join("a")).unwrap();
    fs::write(folder.join("a/b.yaml"), "openapi: 3.0.0").unwrap();
    fs::write(folder.join("a_b.yaml"), "openapi: 3.0.0").unwrap();
    fs::write(folder.join("a/part.yml"), "type: object").unwrap();
    fs::write(folder.join("readme.md"), "openapi: 3.0.0").unwrap();
    let found = find(&folder).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let names: Vec<_> = found.documents.iter().map(|it| it.name.as_str()).collect();
    let packages: Vec<_> =
        found.documents.iter().map(|it| it.package.as_str()).collect();
    assert_eq!(names, ["a/b.yaml", "a_b.yaml"]);
    assert_eq!(packages, ["c_a_b_yaml", "c_a_b_yaml_2"]);
    assert_eq!(found.parts, 1);
}
