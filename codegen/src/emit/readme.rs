//! `README.md`

use super::docs;
use super::file::{BANNER, Content, File};
use crate::config::Config;
use crate::model::{Api, Role};

/// What the crate is and what it can call.
pub(super) fn generate(api: &Api, config: &Config) -> File {
    let name = config.crate_name();
    let title =
        docs::neutralise(&api.title.split_whitespace().collect::<Vec<_>>().join(" "));
    let description = docs::neutralise(&api.description);
    let operations = api.tags.iter().flat_map(|tag| &tag.operations).map(|operation| {
        let arguments: Vec<_> = operation
            .parameters
            .iter()
            .filter(|parameter| parameter.role == Role::Argument)
            .map(|parameter| parameter.name.as_str())
            .collect();
        let paged = if operation.paging.is_some() {
            ", also `.pages()` and `.items()`"
        } else {
            ""
        };
        format!("- `client.{}({})`{paged}", operation.method_name, arguments.join(", "))
    });
    let about = [title, description].into_iter().filter(|it| !it.is_empty());
    let text = [
        format!("<!-- {BANNER} -->"),
        format!("# {name}"),
        about.collect::<Vec<_>>().join("\n\n"),
        format!(
            "The client takes its bearer token from the environment variable `{}`, and the\n\
             address of the server from the document unless `{}` is set. Both can\n\
             also be given to `Client::builder()`.",
            config.credential_env(),
            config.base_url_env()
        ),
        "## Operations".to_owned(),
        operations.collect::<Vec<_>>().join("\n"),
    ];
    let text = text.join("\n\n") + "\n";
    File { path: "README.md".to_owned(), content: Content::Text(text) }
}
