//! Schemas that others extend, and properties of which several parts say something.

use crate::types::{App, Check, Factor, Scaling, ScalingState};

#[test]
fn the_tag_chooses_an_heir_although_the_base_lists_all_tags() {
    let json = r#"{"id":"1","mode":"BOOKMARK","bookmark":"b"}"#;
    let app: App = serde_json::from_str(json).unwrap();
    assert_eq!(app.as_bookmark().unwrap().bookmark.as_deref(), Some("b"));
    // The tag decides, not the fields.
    let app: App =
        serde_json::from_str(r#"{"mode":"AUTO_LOGIN","bookmark":"b"}"#).unwrap();
    assert!(app.as_auto_login().is_some(), "{app:?}");
    let json = r#"{"mode":"SAML","x":1}"#;
    let app: App = serde_json::from_str(json).unwrap();
    assert!(matches!(app, App::Unknown(_)), "{app:?}");
    assert_eq!(serde_json::to_string(&app).unwrap(), json);
}

#[test]
fn tags_of_no_heir_are_those_of_the_base() {
    let factor: Factor = serde_json::from_str(r#"{"kind":"sms","phone":"1"}"#).unwrap();
    assert!(factor.as_sms().is_some(), "{factor:?}");
    let factor: Factor = serde_json::from_str(r#"{"kind":"email"}"#).unwrap();
    assert!(factor.as_email().is_some(), "{factor:?}");
}

#[test]
fn what_all_parts_say_of_a_property_holds() {
    let json = r#"{"metrics":{"cpu":1,"requests":2},"state":"failed","name":"a",
        "details":[{"issue":"i","field":"f"}],"limit":3,"size":{"width":1,"height":2}}"#;
    let scaling: Scaling = serde_json::from_str(json).unwrap();
    let metrics = scaling.metrics.unwrap();
    assert_eq!((metrics.cpu, metrics.requests), (Some(1), Some(2)));
    assert_eq!(scaling.state, Some(ScalingState::Failed));
    let detail = &scaling.details.unwrap()[0];
    assert_eq!((detail.issue.as_str(), detail.field.as_deref()), ("i", Some("f")));
    let size = scaling.size.unwrap();
    assert_eq!((size.width, size.height), (Some(1), Some(2)));
    assert!(serde_json::from_str::<Scaling>(r#"{"details":[{}]}"#).is_err());
}

#[test]
fn alternatives_narrow_the_values_that_stand_beside_them() {
    let json = r#"{"name":"n","status":"completed","conclusion":"c"}"#;
    let check: Check = serde_json::from_str(json).unwrap();
    assert_eq!(check.as_completed().unwrap().conclusion, "c");
    let check: Check =
        serde_json::from_str(r#"{"name":"n","status":"queued"}"#).unwrap();
    assert!(check.as_queued().is_some(), "{check:?}");
}
