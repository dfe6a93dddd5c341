//! What every error says, in one place, to be read as a tired carer would.

mod one_of_each;

use super::*;
use one_of_each::one_of_each;

#[test]
fn every_error_says_what_happened_and_what_to_do() {
    let told: Vec<String> = one_of_each()
        .iter()
        .map(|error| {
            let report = error.report();
            let code = serde_json::to_string(&report.code).unwrap();
            format!("{code}\n  {}\n  {}", report.message, report.hint)
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    "folder-not-made"
      The folder /data could not be made.
      Check that the disk is not full and that you may write there, or ask whoever looks after this computer. Nothing was lost.
    "file-not-read"
      The file /data/learners.sqlite could not be read.
      Check that the file is still there and that you may open it. If it is on a USB stick, put the stick back in and try again.
    "file-not-written"
      The file /stick/record.csv could not be written.
      Choose another place, or check that the USB stick is still in and that you may write there. Nothing of yours was lost.
    "disk-full"
      There is no room left on the disk for /stick/record.csv.
      Free some room on that disk or USB stick, for example by emptying the bin, and try again. What was saved before is safe.
    "already-open"
      Evenkeel is already open with the records in /data.
      Use the window that is already open, or close it first.
    "learners-locked"
      Another program is using the file with everybody's progress, /data/learners.sqlite.
      Wait a minute, since a backup or a virus scan may be busy with it, or close other programs. Then try again. Nothing was lost.
    "learners-damaged"
      The file with everybody's progress, /data/learners.sqlite, is damaged.
      Go back to an earlier copy, or start with an empty record. The damaged file is kept in either case, so nothing is thrown away.
    "learners-newer"
      The file with everybody's progress, /data/learners.sqlite, was last used by a newer Evenkeel than this one.
      Install the newest Evenkeel on this computer, or ask whoever looks after it to. Everybody's progress is as it was.
    "learners-read-only"
      The file with everybody's progress, /data/learners.sqlite, may be read but not changed.
      Ask whoever looks after this computer to let you write to the file and its folder. Nothing was lost.
    "backup-not-made"
      Before an upgrade Evenkeel makes a copy of everybody's progress. The copy could not be made in /data/backups.
      Free some room on the disk, then open Evenkeel again. Everybody's progress is as it was.
    "backup-not-found"
      The copy “learners-2026-11-23.sqlite” is not there, or is damaged itself.
      Choose another copy from the list.
    "device-key-lost"
      The key with which this computer signs records, “acorn otter lantern harbour plum kettle”, is no longer there.
      Put the file device.key back from a copy of the data folder, or go back to an earlier copy of everybody's progress, which brings it along. Or have a new key made: nothing of your record is lost, but the agency will see a new key and ask whether it is yours.
    "device-key-damaged"
      The key with which this computer signs records, “acorn otter lantern harbour plum kettle”, cannot be used: it cannot be read as a key.
      Put the file device.key back from a copy of the data folder, or go back to an earlier copy of everybody's progress, which brings it along. Or have a new key made: nothing of your record is lost, but the agency will see a new key and ask whether it is yours.
    "device-key-damaged"
      The key with which this computer signs records cannot be used: it cannot be read as a key.
      Put the file device.key back from a copy of the data folder, or go back to an earlier copy of everybody's progress, which brings it along. Or have a new key made: nothing of your record is lost, but the agency will see a new key and ask whether it is yours.
    "event-unreadable"
      Something brought from another computer is not what Evenkeel writes: its number is 0.
      Have the records given again on the computer they come from. Nothing here was changed.
    "not-a-bundle"
      The file /stick/records.zip is not a whole bundle of records: it is cut off or damaged.
      Choose a file that “Give my records” made, or have it made again: it may have been cut off while it was copied. Nothing was taken from it.
    "bundle-tampered"
      The bundle /stick/records.zip was changed after it was made: events.jsonl was changed.
      Ask the person it came from to give their records again, straight from their computer, and find out who changed this file. Nothing was taken from it.
    "bundle-newer"
      The bundle /stick/records.zip was made by a newer Evenkeel than this one.
      Install the newest Evenkeel on this computer, then try again. Nothing was taken from it.
    "bundle-too-large"
      The file /stick/records.zip holds more than a bundle can: events.jsonl unpacks to 900 times its size.
      Do not open this file by other means: it may be made to fill up a computer. Ask whoever gave it to you where it comes from. Nothing was taken from it.
    "bundle-for-elsewhere"
      The bundle /stick/records.zip is for an agency: it holds finished records only.
      On the other computer choose “Take my learning to another computer” and save a file there. Bring that one here.
    "bundle-for-elsewhere"
      The bundle /stick/records.zip is for another computer of the person who made it: it holds more than an agency should see.
      Ask for the file that “Give my records to the agency” makes. This one was not opened any further.
    "not-a-receipt"
      The file /stick/records.received.json is not a receipt for records: its signature does not belong to its content.
      Choose the file that the agency gave back to you; its name ends in “received.json”.
    "receipt-for-another"
      The receipt /stick/records.received.json is for records that were given from another computer.
      Open it on the computer from which the records were given.
    "database-refused"
      The file /data/learners.sqlite could not be used (Query is not read-only).
      Close Evenkeel and open it again. What was saved before is safe. If this comes back, tell whoever gave you Evenkeel what it says here.
    "course-broken"
      The course in /courses/mine has 2 problems and was not installed. In 1-unit/unit.md, line 3: The course has no such file.
      Tell whoever gave you the course what it says here. Authors: run `evenkeel-cli check` on the course folder.
    "page-not-found"
      The course has no page “tonight”.
      The course may have been updated. Go to the home screen and open it from there.
    "unit-not-found"
      The course has no unit “mornings”.
      The course may have been updated. Go to the home screen and open it from there.
    "lesson-not-found"
      The course has no lesson “toast”.
      The course may have been updated. Go to the home screen and open it from there.
    "section-not-found"
      The lesson “toast” has no section “peak”.
      The course may have been updated. Open the lesson again.
    "check-not-found"
      The lesson “toast” has no check “first”.
      The course may have been updated. Open the lesson again.
    "assessment-not-found"
      The unit “mornings” has no assessment.
      The course may have been updated. Go to the home screen and open it from there.
    "choice-not-found"
      The scenario “The fourth stair” has changed since it was opened.
      The course was updated. Open the scenario again: it begins where you were, as far as it still goes.
    "scenario-not-found"
      The course has no scenario “lights-out”.
      The course may have been updated. Go to the home screen and open it from there.
    "question-not-found"
      The course has no common question “never-alone”.
      The course may have been updated. Go to the home screen and open it from there.
    "term-not-found"
      The glossary has no word “co-regulation”.
      The course may have been updated. Go to the home screen and open it from there.
    "attempt-not-found"
      This attempt at the assessment is over, or was never begun.
      Start another attempt. Earlier attempts are kept.
    "learner-not-found"
      This learner is not known on this computer.
      Go to the first screen and choose a name, or just start reading.
    "nobody-here"
      Nobody has begun on this computer yet.
      Go to the first screen and choose a name, or just start reading.
    "name-too-long"
      A name can have at most 80 letters.
      A first name or a short form is enough.
    "nothing-chosen"
      No answer is chosen yet.
      Choose what you would do, then try again.
    "option-unknown"
      The question has changed since it was shown.
      The course may have been updated. Go back to the unit and open it again from there.
    "lesson-not-finished"
      This lesson is not finished yet: 1 section to read.
      Do what is missing first; the lesson shows it at its end.
    "assessment-not-finished"
      One question is still without an answer.
      Answer what is open, then finish. A best guess is fine.
    "assessment-not-finished"
      3 questions are still without an answer.
      Answer what is open, then finish. A best guess is fine.
    "media-not-found"
      The course has no picture or recording “media/kitchen.png”.
      Tell whoever wrote the course. The text can be read without it.
    "text-too-long"
      This text is too long. At most 20000 letters fit in one place.
      Shorten it a little. What was saved before is safe, and what you typed is still on the screen.
    "plan-field-not-found"
      The plan has no field “ways-out”.
      The course may have been updated. Open Our plan again; what you wrote is kept.
    "reflection-not-found"
      The lesson “toast” has no reflection “own-alarm”.
      The course may have been updated. Open the lesson again; what you wrote is in My notes.
    "note-not-found"
      This note is not there any more.
      It may have been deleted in another place. Open this screen again.
    "nothing-to-undo"
      This can no longer be undone.
      What is on the screen is saved. You can change it by hand.
    "not-a-plan-file"
      The file /stick/our.evenkeel-plan is not a plan saved by Evenkeel: it is a picture.
      Choose the file that “Save our plan to a file” made on the other computer. Its name ends in .evenkeel-plan. Your own plan is as it was.
    "plan-file-newer"
      The plan in /stick/our.evenkeel-plan was saved by a newer Evenkeel than this one.
      Install the newest Evenkeel on this computer, then bring the file in again. Your own plan is as it was.
    "plan-file-of-another-course"
      The plan in /stick/our.evenkeel-plan belongs to another course.
      Open the same course on both computers, save the plan there once more, and bring in that file. Your own plan is as it was.
    "lrs-address-unusable"
      The address “store.example” cannot be used for a record store: it does not begin with https://.
      Copy the address that your agency gave you. It begins with https:// and often ends with /xAPI.
    "lrs-key-unusable"
      The key cannot be used: it is empty.
      Copy the key and its secret as your agency gave them to you.
    "lrs-not-set-up"
      No record store is set up on this computer.
      Ask your agency for the address and the key, and enter them first.
    "lrs-not-shown"
      Nobody has looked yet at what will be sent.
      Choose “Show me exactly what will be sent” first.
    "lrs-secret-gone"
      The secret of the record store’s key could not be read on this computer.
      Unlock this computer’s keychain if it asks you to, or enter the key and its secret again. Nothing was lost.
    "lrs-not-reached"
      The record store at store.example could not be reached.
      Check that this computer is on the internet, then send again. If other pages open, ask your agency whether the address is right and the record store is running. Nothing was lost: what was not given waits here.
    "lrs-not-trusted"
      The connection to store.example is not safe, so nothing was sent: its certificate cannot be trusted.
      Check the date and time of this computer, since a wrong clock does this. If they are right, ask your agency. Nothing was lost.
    "lrs-key-refused"
      The record store at store.example does not accept the key.
      Ask your agency for a key that may write records, and enter it again. Nothing was lost: what was not given waits here.
    "lrs-moved"
      The record store at store.example says that it has moved to https://elsewhere.example/.
      Evenkeel does not follow it, since it might be anybody. Ask your agency for the right address and enter it. Nothing was lost.
    "lrs-not-understood"
      What answers at store.example does not speak like a record store.
      In a hotel, a café or a school, open any page in a browser first, because the network may ask you to sign in. Otherwise check the address with your agency: it often ends with /xAPI. Nothing was lost.
    "lrs-busy"
      The record store at store.example is too busy, or has trouble of its own.
      Send again in an hour or two. Nothing was lost: what was not given waits here.
    "lrs-refuses-everything"
      The record store at store.example turns down one record after the other.
      Check the date and time of this computer, since records from the future may be turned down. If they are right, tell your agency what it said. Nothing was lost: everything is kept here and can be sent again.
    "lrs-set-by-policy"
      Where records are sent is set by your agency on this computer, and cannot be changed here.
      Ask whoever looks after this computer, if it should be otherwise.
    "lrs-policy-unusable"
      The file in which your agency says where records are sent, /etc/evenkeel/policy.toml, cannot be used: what is wrong with it.
      Tell whoever looks after this computer what it says here. Until it is mended nothing is sent, and nothing is lost: what was not given waits here.
    "not-completed"
      “Defusing conflict” is not completed yet.
      Finish what is still open; “My record” shows what that is. The certificate is there at once.
    "certificate-not-found"
      There is no certificate code in this.
      A code begins with EVENKEEL1: and stands at the foot of a certificate. Copy all of it, scan the squares, or open the PDF that Evenkeel saved.
    "certificate-cut"
      This code is not whole: its end is missing.
      Copy it again, from EVENKEEL1: to the full stop at its end, or scan the squares.
    "certificate-mistyped"
      There is a mistake in this code: a letter is wrong, missing or too many.
      Compare it with the certificate, or scan the squares, or open the PDF that Evenkeel saved. A slip like this does not mean that anybody changed it.
    "certificate-mistyped"
      There is a mistake in this code: “%” is no letter of a code.
      Compare it with the certificate, or scan the squares, or open the PDF that Evenkeel saved. A slip like this does not mean that anybody changed it.
    "certificate-tampered"
      Do not rely on this certificate: its signature does not fit what it says. It was changed after it was made, or Evenkeel never made it.
      Ask the learner to save the certificate again from “My record”, or to give you their records on a stick.
    "certificate-newer"
      This certificate was made by a newer Evenkeel (its code is of version 2).
      Install the newest Evenkeel on this computer, then check it again.
    "file-too-large"
      The file /stick/film.mp4 is larger than 32 MB, so it was not read.
      Choose the certificate itself, as Evenkeel saved it. It is a small PDF.
    "register-damaged"
      The agency's register, /data/register.sqlite, is damaged.
      Go back to a copy, or begin a new register and collect the bundles again: its screen offers both, and so does `evenkeel-cli register restore`. The damaged file is kept, and nobody's own progress is touched.
    "register-newer"
      The agency's register, /data/register.sqlite, was last used by a newer Evenkeel than this one.
      Install the newest Evenkeel on this computer, or ask whoever looks after it to. The register is as it was.
    "register-not-writable"
      The agency's register, /data/register.sqlite, cannot be written to now.
      Wait a minute, since a backup or a virus scan may be busy with it, or ask whoever looks after this computer whether you may write there. Nothing was lost.
    "bundle-not-ours"
      The bundle /stick/records.zip comes from a computer that is not yours: “acorn otter lantern harbour plum kettle”.
      If the computer is yours after all, say so in the register, under Computers, and collect the file again. Nothing was taken from it.
    "not-in-register"
      This person is not in the register.
      Go back to the register and choose somebody from the list.
    "computer-not-found"
      No records have come from this computer.
      Copy its key from the list of computers, or collect a bundle of it first.
    "entry-not-found"
      The register has no such entry.
      Go back to the register and open the person again. Nothing was changed.
    "entry-stays"
      This entry cannot be taken back.
      Open the person again and look at the entry: it may have been corrected in the meantime. Nothing was changed.
    "entry-stays"
      This entry cannot be put back.
      Open the person again and look at the entry: it may have been corrected in the meantime. Nothing was changed.
    "reason-missing"
      A correction needs a reason.
      Write in a few words why, so that somebody who reads the register later understands it.
    "unexpected"
      Something went wrong inside Evenkeel: what was found to be impossible.
      What was saved is safe. Close Evenkeel and open it again; if this comes back, tell whoever gave you Evenkeel what it says here.
    "#);
}

#[test]
fn every_code_is_among_them_and_every_sentence_ends() {
    let errors = one_of_each();
    let codes: std::collections::BTreeSet<Code> = errors.iter().map(Error::code).collect();
    // `Unexpected` is the last of the list.
    assert_eq!(codes.len(), Code::Unexpected as usize + 1);
    for error in errors {
        let ends = |text: &str| text.ends_with('.');
        assert!(ends(error.hint()), "{error:?}");
        assert!(ends(&error.to_string()), "{error}");
    }
}
