//! `README.md`

use super::docs;
use super::file::{Content, File};
use crate::config::Config;
use crate::files::BANNER;
use crate::model::{Api, Role};

/// What the crate is and what it can call.
pub(super) fn generate(api: &Api, config: &Config) -> File {
    let name = config.crate_name();
    let title =
        docs::neutralise(&api.title.split_whitespace().collect::<Vec<_>>().join(" "));
    let description = docs::neutralise(&api.description);
    let mut text = format!("<!-- {BANNER} -->\n\n# {name}\n\n{title}\n");
    if !description.is_empty() {
        text.push_str(&format!("\n{description}\n"));
    }
    text.push_str(&format!(
        "\nThe client takes its bearer token from the environment variable `{}`, and the \
         address of the\nserver from the document unless `{}` is set. Both can also be given \
         to `Client::builder()`.\n\n## Operations\n\n",
        config.credential_env(),
        config.base_url_env()
    ));
    for operation in api.tags.iter().flat_map(|tag| &tag.operations) {
        let arguments: Vec<_> = operation
            .parameters
            .iter()
            .filter(|parameter| parameter.role == Role::Argument)
            .map(|parameter| parameter.name.as_str())
            .collect();
        let paged = if operation.paging.is_some() {
            ", with `.pages()` and `.items()`"
        } else {
            ""
        };
        text.push_str(&format!(
            "- `client.{}({})`{paged}\n",
            operation.method_name,
            arguments.join(", ")
        ));
    }
    File { path: "README.md".to_owned(), content: Content::Text(text) }
}
