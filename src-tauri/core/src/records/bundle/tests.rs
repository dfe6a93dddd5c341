//! What is written reads back; whatever else somebody hands over is refused by name.

mod hostile;

use super::*;
use crate::base::id::{DeviceId, EventId, LearnerId};
use crate::base::{Code, Error, Result, Timestamp};
use crate::event::{ClockState, Written};
use crate::records::signing::DeviceKey;
use std::io::{Cursor, Write as _};
use std::path::Path;
use uuid::Uuid;

fn key() -> DeviceKey {
    DeviceKey::from_secret(&[7; 32])
}

fn learner() -> LearnerId {
    LearnerId::from(Uuid::from_u128(1))
}

fn at() -> Timestamp {
    Timestamp::parse("2026-11-23T19:42:00.000Z").unwrap()
}

fn event(number: u64) -> Written {
    Written {
        id: EventId::from(Uuid::from_u128(1_000 + u128::from(number))),
        learner: learner(),
        device: DeviceId::from(Uuid::from_u128(2)),
        sequence: number,
        order: at().milliseconds() + i64::try_from(number).unwrap(),
        at: at(),
        clock: ClockState::Steady,
        course: "https://example.org/courses/small".to_owned(),
        course_version: "1".to_owned(),
        item: "lesson/toast".to_owned(),
        title: "The toast".to_owned(),
        kind: "section-reached".to_owned(),
        version: 1,
        body: serde_json::from_str(r#"{"lesson":"toast","section":"happened"}"#).unwrap(),
    }
}

fn about() -> About {
    About {
        carries: Carries::Records,
        made_at: at(),
        program_version: "0.1.0".to_owned(),
        device: DeviceId::from(Uuid::from_u128(2)),
    }
}

fn bundle_of(events: &[Written]) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let mut writer = Writer::new(&mut out);
    writer
        .part(Part::People, |part| {
            part.json(&PersonLine {
                learner: learner(),
                name: Some("Sam".to_owned()),
            })
        })
        .unwrap();
    writer
        .part(Part::Events, |part| {
            events.iter().try_for_each(|event| part.json(event))
        })
        .unwrap();
    writer
        .part(Part::Statements, |part| {
            events
                .iter()
                .try_for_each(|event| part.line(format!("{{\"id\":\"{}\"}}", event.id).as_bytes()))
        })
        .unwrap();
    writer
        .part(Part::Records, |part| part.write_all(b"record_id\r\n"))
        .unwrap();
    writer.seal(about(), &key()).unwrap();
    out.into_inner()
}

fn bundle() -> Vec<u8> {
    bundle_of(&(1..=40).map(event).collect::<Vec<_>>())
}

fn open(bytes: &[u8]) -> Result<Reader<Cursor<&[u8]>>> {
    Reader::open(Cursor::new(bytes), Path::new("records.zip"))
}

/// Reads all that is in it.
fn read_all(bytes: &[u8]) -> Result<Vec<Written>> {
    let mut reader = open(bytes)?;
    let mut events = Vec::new();
    reader.people(|_| Ok(()))?;
    reader.events(|event| {
        events.push(event);
        Ok(())
    })?;
    reader.check()?;
    Ok(events)
}

fn refused(bytes: &[u8]) -> (Code, String) {
    let error = read_all(bytes).unwrap_err();
    (error.code(), error.to_string())
}

#[test]
fn what_was_written_reads_back_line_by_line() {
    let bytes = bundle();
    let mut reader = open(&bytes).unwrap();
    let manifest = reader.manifest().clone();
    assert_eq!(manifest.key, key().public());
    assert_eq!(manifest.made_at, at());
    assert_eq!(Part::ALL.map(|part| manifest.lines(part)), [1, 40, 40, 1]);
    let mut people = Vec::new();
    reader
        .people(|person| {
            people.push(person);
            Ok(())
        })
        .unwrap();
    assert_eq!(people[0].name.as_deref(), Some("Sam"));
    assert_eq!(
        read_all(&bytes).unwrap(),
        (1..=40).map(event).collect::<Vec<_>>()
    );
}

#[test]
fn the_same_content_makes_the_same_bytes() {
    assert_eq!(bundle(), bundle());
    let mut out = Cursor::new(Vec::new());
    let mut writer = Writer::new(&mut out);
    for part in Part::ALL {
        writer.part(part, |_| Ok(())).unwrap();
    }
    let (manifest, digest) = writer.seal(about(), &key()).unwrap();
    let bytes = out.into_inner();
    let reader = open(&bytes).unwrap();
    assert_eq!((reader.manifest(), reader.digest()), (&manifest, &digest));
}

#[test]
fn an_empty_bundle_is_one() {
    assert!(read_all(&bundle_of(&[])).unwrap().is_empty());
}

#[test]
fn the_manifest_reads_as_people_expect() {
    let bytes = bundle_of(&[event(1)]);
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(MANIFEST).unwrap(), &mut text).unwrap();
    insta::assert_snapshot!(text, @r#"
    {
      "format": "https://evenkeel.example/bundle/1",
      "carries": "records",
      "made_at": "2026-11-23T19:42:00.000Z",
      "program_version": "0.1.0",
      "device": "00000000-0000-0000-0000-000000000002",
      "key": "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c",
      "parts": [
        {
          "name": "people.jsonl",
          "bytes": 64,
          "lines": 1,
          "sha256": "c0b16caaf74dfa1e3958f0054382f535b7d3bf1978837adbca49f028a3f1f240"
        },
        {
          "name": "events.jsonl",
          "bytes": 419,
          "lines": 1,
          "sha256": "da874a13aa132a53519cca45fecf318ae923393b13daaf259118c8b9f6a07687"
        },
        {
          "name": "statements.jsonl",
          "bytes": 46,
          "lines": 1,
          "sha256": "26b6f43bf8dc4ab0acdf67ec2376c35ded6af5318d50adb111b1efc09fb5c36c"
        },
        {
          "name": "records.csv",
          "bytes": 11,
          "lines": 1,
          "sha256": "7d659f2ae36d671361116ce0173e8981df577add11ff14d5a0f3ce448c4b0a47"
        }
      ]
    }
    "#);
}

#[test]
fn a_caller_that_stops_is_answered_with_its_own_error() {
    let bytes = bundle();
    let mut reader = open(&bytes).unwrap();
    let stopped = reader.events(|_| Err(Error::NothingChosen));
    assert!(matches!(stopped, Err(Error::NothingChosen)));
}
