//! Counts and times.

use generated::types::RunObject;

use super::run_with;
use crate::same::round_trips;

#[test]
fn beyond_32_and_53_bits() {
    for number in [
        0,
        -1,
        i64::from(i32::MAX) + 1,
        i64::from(u32::MAX) + 1,
        (1 << 53) + 1,
        i64::MAX,
        i64::MIN,
    ] {
        let text = number.to_string();
        let run: RunObject = round_trips(&run_with("/created_at", &text));
        assert_eq!(run.created_at, number);
        let run: RunObject = round_trips(&run_with("/completed_at", &text));
        assert_eq!(run.completed_at, Some(number));
        let run: RunObject = round_trips(&run_with("/usage/total_tokens", &text));
        assert_eq!(run.usage.unwrap().total_tokens, number);
        let run: RunObject = round_trips(&run_with("/max_prompt_tokens", &text));
        assert_eq!(run.max_prompt_tokens, Some(number));
        round_trips::<RunObject>(&run_with("/truncation_strategy/last_messages", &text));
        round_trips::<RunObject>(&run_with(
            "/tools/1/file_search/max_num_results",
            &text,
        ));
    }
}

#[test]
fn integers_with_a_fraction_of_zero() {
    for (text, number) in [
        ("1.0", 1),
        ("-2.00", -2),
        ("-0.0", 0),
        ("1e3", 1000),
        ("1699075072.0", 1_699_075_072),
        ("9007199254740992.0", 1 << 53),
    ] {
        let run: RunObject = round_trips(&run_with("/created_at", text));
        assert_eq!(run.created_at, number);
        let run: RunObject = round_trips(&run_with("/usage/total_tokens", text));
        assert_eq!(run.usage.unwrap().total_tokens, number);
    }
}

#[test]
fn floating_point_numbers() {
    for text in ["0", "1", "-1", "1.0", "0.1", "1e-7", "1.5e300", "0.30000000000000004"]
    {
        let number: f64 = text.parse().unwrap();
        let run: RunObject = round_trips(&run_with("/temperature", text));
        assert_eq!(run.temperature.map(f64::to_bits), Some(number.to_bits()));
        let threshold = "/tools/1/file_search/ranking_options/score_threshold";
        round_trips::<RunObject>(&run_with(threshold, text));
    }
}

#[test]
fn what_is_no_integer_of_64_bits() {
    for (text, found) in [
        ("1.5", "invalid value: floating point `1.5`"),
        ("1e300", "invalid value: floating point `1e+300`"),
        ("9007199254740994.0", "invalid value: floating point `9007199254740994.0`"),
        ("9223372036854775808", "invalid value: integer `9223372036854775808`"),
        ("\"1\"", "invalid type: string \"1\""),
        ("true", "invalid type: boolean `true`"),
    ] {
        for place in ["/created_at", "/completed_at", "/usage/total_tokens"] {
            let error =
                serde_json::from_str::<RunObject>(&run_with(place, text)).unwrap_err();
            let expected = format!("{found}, expected an integer of 64 bits");
            assert!(error.to_string().starts_with(&expected), "{error}");
        }
    }
}

/// In this workspace another crate turns the feature on for all of them.
#[test]
fn the_generated_crate_reads_floating_point_numbers_exactly() {
    let manifest = include_str!("../../../generated/Cargo.toml");
    let line = manifest.lines().find(|line| line.starts_with("serde_json = "));
    assert!(line.unwrap().contains("\"float_roundtrip\""), "{line:?}");
}
