//! A list as the document describes it: `limit`, `order`, `after`, `before`, `has_more`.

use serde_json::{Value, json};

use super::server::{Answer, Recorded};

/// The page of a list that a request asks for. The items are sorted by age, oldest first.
pub fn page(items: &[Value], request: &Recorded) -> Answer {
    match window(items, request) {
        Ok(page) => Answer::json(200, &page),
        Err(message) => Answer::error(400, &[], Some("invalid_value"), &message),
    }
}

fn window(items: &[Value], request: &Recorded) -> Result<Value, String> {
    let limit = match request.query("limit").map(|limit| limit.parse()) {
        None => 20,
        Some(Ok(limit @ 1..=100)) => limit,
        Some(_) => return Err("'limit' must be from 1 to 100".to_owned()),
    };
    let mut items: Vec<&Value> = items.iter().collect();
    match request.query("order").as_deref() {
        None | Some("desc") => items.reverse(),
        Some("asc") => {}
        Some(_) => return Err("'order' must be 'asc' or 'desc'".to_owned()),
    }
    let position = |name| match request.query(name) {
        None => Ok(None),
        Some(id) => match items.iter().position(|item| item["id"] == id.as_str()) {
            Some(index) => Ok(Some(index)),
            None => Err(format!("no object with the id '{id}' of '{name}'")),
        },
    };
    let start = position("after")?.map_or(0, |index| index + 1);
    let end = position("before")?.unwrap_or(items.len()).max(start);
    let window = &items[start..end];
    let page = &window[..window.len().min(limit)];
    let id = |item: Option<&&Value>| item.map_or(Value::Null, |item| item["id"].clone());
    Ok(json!({
        "object": "list",
        "data": page,
        "first_id": id(page.first()),
        "last_id": id(page.last()),
        "has_more": page.len() < window.len(),
    }))
}
