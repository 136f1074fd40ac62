//! `README.md`

use super::access::Used;
use super::docs;
use super::features::Features;
use super::file::{BANNER, Content, File};
use crate::config::Config;
use crate::model::{Api, Role};

/// What the crate is and what it can call.
pub(super) fn generate(
    api: &Api,
    config: &Config,
    access: &Used<'_>,
    features: &Features<'_>,
) -> File {
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
    let mut text = vec![
        format!("<!-- {BANNER} -->"),
        format!("# {name}"),
        about.collect::<Vec<_>>().join("\n\n"),
    ];
    if !api.tags.is_empty() {
        text.extend([access.about(config), server(api, config)]);
    }
    text.extend(features.about(config));
    if !api.tags.is_empty() {
        let operations = operations.collect::<Vec<_>>().join("\n");
        text.extend(["## Operations".to_owned(), operations]);
    }
    text.extend(hooks(api));
    let text = text.join("\n\n") + "\n";
    File { path: "README.md".to_owned(), content: Content::Text(text) }
}

/// What reads the payloads that the server sends on its own.
fn hooks(api: &Api) -> Vec<String> {
    let kinds = [
        ("Webhooks", "webhooks", &api.webhooks),
        ("Callbacks", "callbacks", &api.callbacks),
    ];
    let kinds = kinds.into_iter().filter(|it| !it.2.is_empty());
    let parts = kinds.flat_map(|(title, module, hooks)| {
        let functions =
            hooks.iter().map(|it| format!("- `{module}::{}(body)`", it.function));
        [format!("## {title}"), functions.collect::<Vec<_>>().join("\n")]
    });
    parts.collect()
}

/// Where the client finds the server.
fn server(api: &Api, config: &Config) -> String {
    let variable = config.base_url_env();
    let choice = if api.servers.choices.is_empty() {
        ""
    } else {
        " `ClientBuilder::server` chooses another one of the document."
    };
    format!(
        "The address of the server is that of the document, unless `{variable}` is set or \
         `ClientBuilder::base_url` is given.{choice}"
    )
}
