//! Whether a statement in a record store is the one we made (xAPI-Data.md 2.3.1): what a store may add, or may write
//! in another way, does not count; everything else does.

use crate::base::Timestamp;
use serde_json::{Map, Value, json};

/// Whether `theirs` is the statement of these bytes.
pub fn same(ours: &[u8], theirs: &Value) -> bool {
    serde_json::from_slice(ours).is_ok_and(|ours: Value| plain(&ours) == plain(theirs))
}

/// A statement with only what counts, written in one way. `stored`, `authority` and `version` are the store's own,
/// words of verbs and definitions of activities are no part of a statement.
fn plain(statement: &Value) -> Value {
    let moment = statement["timestamp"]
        .as_str()
        .and_then(Timestamp::parse)
        .map(Timestamp::milliseconds);
    json!({
        "id": lower(&statement["id"]),
        "timestamp": moment,
        "actor": without_default(&statement["actor"], "Agent"),
        "verb": statement["verb"]["id"],
        "object": object(&statement["object"]),
        "result": numbers_alike(&statement["result"]),
        "context": context(&statement["context"]),
        "attachments": statement["attachments"],
    })
}

fn object(object: &Value) -> Value {
    match object["objectType"].as_str() {
        None | Some("Activity") => json!({ "id": object["id"] }),
        Some("StatementRef") => json!({ "objectType": "StatementRef", "id": lower(&object["id"]) }),
        Some(_) => object.clone(),
    }
}

fn context(context: &Value) -> Value {
    let mut plain = numbers_alike(context);
    let Some(fields) = plain.as_object_mut() else {
        return plain;
    };
    if let Some(registration) = fields.get_mut("registration") {
        *registration = lower(registration);
    }
    if let Some(Value::Object(activities)) = fields.remove("contextActivities") {
        let ids: Map<String, Value> = activities
            .iter()
            .map(|(kind, list)| (kind.clone(), ids_of(list)))
            .filter(|(_, ids)| ids != &json!([]))
            .collect();
        if !ids.is_empty() {
            fields.insert("contextActivities".to_owned(), Value::Object(ids));
        }
    }
    plain
}

/// Ids of the activities in a list, or of the only one.
fn ids_of(activities: &Value) -> Value {
    match activities {
        Value::Array(list) => list.iter().map(|activity| activity["id"].clone()).collect(),
        one => json!([one["id"]]),
    }
}

fn without_default(agent: &Value, kind: &str) -> Value {
    let mut agent = agent.clone();
    if agent["objectType"] == kind
        && let Some(fields) = agent.as_object_mut()
    {
        fields.remove("objectType");
    }
    agent
}

fn lower(id: &Value) -> Value {
    id.as_str()
        .map_or_else(|| id.clone(), |id| Value::from(id.to_ascii_lowercase()))
}

/// 1 and 1.0 are the same number.
fn numbers_alike(value: &Value) -> Value {
    match value {
        Value::Number(number) => number.as_f64().map_or(Value::Null, Value::from),
        Value::Array(list) => list.iter().map(numbers_alike).collect(),
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(name, value)| (name.clone(), numbers_alike(value)))
                .collect(),
        ),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours() -> Value {
        json!({
            "id": "0190a1b2-0000-7000-8000-000000000001",
            "timestamp": "2026-11-23T19:20:31.412Z",
            "actor": {"objectType": "Agent", "account": {"homePage": "https://records.evenkeel.example/", "name": "x"}},
            "verb": {"id": "http://adlnet.gov/expapi/verbs/passed", "display": {"en-GB": "passed"}},
            "object": {"objectType": "Activity", "id": "https://evenkeel.example/c/unit/u", "definition": {"name": {"en-GB": "U"}}},
            "result": {"score": {"scaled": 1.0, "raw": 3, "min": 0, "max": 3}, "duration": "PT2M", "extensions": {"https://e/x": 2}},
            "context": {
                "registration": "0190a1b2-0000-7000-8000-00000000000a",
                "revision": "2026.1",
                "contextActivities": {"grouping": [{"objectType": "Activity", "id": "https://evenkeel.example/c"}]},
            },
        })
    }

    fn same_after(change: impl FnOnce(&mut Value)) -> bool {
        let bytes = serde_json::to_vec(&ours()).unwrap();
        let mut theirs = ours();
        change(&mut theirs);
        same(&bytes, &theirs)
    }

    #[test]
    fn what_a_store_adds_or_writes_otherwise_does_not_count() {
        assert!(same_after(|_| ()));
        assert!(same_after(|it| {
            it["stored"] = json!("2026-11-23T19:21:00.000Z");
            it["authority"] = json!({"mbox": "mailto:a@example.org"});
            it["version"] = json!("1.0.0");
        }));
        assert!(same_after(
            |it| it["id"] = json!("0190A1B2-0000-7000-8000-000000000001")
        ));
        assert!(same_after(
            |it| it["timestamp"] = json!("2026-11-23T20:20:31.412000+01:00")
        ));
        assert!(same_after(|it| {
            it["actor"].as_object_mut().unwrap().remove("objectType");
            it["object"].as_object_mut().unwrap().remove("objectType");
        }));
        assert!(same_after(|it| {
            it["object"]["definition"]["name"]["cy"] = json!("U arall");
            it["verb"].as_object_mut().unwrap().remove("display");
        }));
        assert!(same_after(|it| it["result"]["score"]["scaled"] = json!(1)));
        assert!(same_after(|it| {
            it["context"]["contextActivities"] =
                json!({"parent": [], "grouping": {"id": "https://evenkeel.example/c"}});
        }));
    }

    #[test]
    fn everything_else_counts() {
        for change in [
            (|it: &mut Value| it["timestamp"] = json!("2026-11-23T19:20:32.412Z"))
                as fn(&mut Value),
            |it| it["actor"]["account"]["name"] = json!("y"),
            |it| it["verb"]["id"] = json!("http://adlnet.gov/expapi/verbs/failed"),
            |it| it["object"]["id"] = json!("https://evenkeel.example/c/unit/v"),
            // Written in another way, and yet another statement: durations are compared as text.
            |it| it["result"]["duration"] = json!("PT120S"),
            |it| it["result"]["score"]["raw"] = json!(2),
            |it| it["result"]["success"] = json!(true),
            |it| it["result"]["extensions"]["https://e/x"] = json!(3),
            |it| it["context"]["registration"] = json!("0190a1b2-0000-7000-8000-00000000000b"),
            |it| it["context"]["revision"] = json!("2026.2"),
            |it| {
                it["context"]["contextActivities"]["grouping"][0]["id"] =
                    json!("https://evenkeel.example/d");
            },
            |it| {
                it.as_object_mut().unwrap().remove("result");
            },
        ] {
            assert!(!same_after(change));
        }
        assert!(!same(b"no JSON", &ours()));
    }

    #[test]
    fn a_reference_to_a_statement_is_compared_by_its_id() {
        let taken_back =
            |id: &str| json!({"id": "a", "object": {"objectType": "StatementRef", "id": id}});
        let bytes = serde_json::to_vec(&taken_back("0190a")).unwrap();
        assert!(same(&bytes, &taken_back("0190A")));
        assert!(!same(&bytes, &taken_back("0190b")));
    }
}
