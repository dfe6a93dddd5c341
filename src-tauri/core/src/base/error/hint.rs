//! The cure of each error, for the person who reads it.

use super::Error;

impl Error {
    /// The cure: one or two sentences that say what the reader can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::FolderNotMade { .. } => {
                "Check that the disk is not full and that you may write there, or ask whoever looks after this computer. Nothing was lost."
            }
            Self::FileNotRead { .. } => {
                "Check that the file is still there and that you may open it. If it is on a USB stick, put the stick back in and try again."
            }
            Self::FileNotWritten { .. } => {
                "Choose another place, or check that the USB stick is still in and that you may write there. Nothing of yours was lost."
            }
            Self::DiskFull { .. } => {
                "Free some room on that disk or USB stick, for example by emptying the bin, and try again. What was saved before is safe."
            }
            Self::AlreadyOpen { .. } => "Use the window that is already open, or close it first.",
            Self::LearnersLocked { .. } => {
                "Wait a minute, since a backup or a virus scan may be busy with it, or close other programs. Then try again. Nothing was lost."
            }
            Self::LearnersDamaged { .. } => {
                "Go back to an earlier copy, or start with an empty record. The damaged file is kept in either case, so nothing is thrown away."
            }
            Self::LearnersNewer { .. } => {
                "Install the newest Evenkeel on this computer, or ask whoever looks after it to. Everybody's progress is as it was."
            }
            Self::LearnersReadOnly { .. } => {
                "Ask whoever looks after this computer to let you write to the file and its folder. Nothing was lost."
            }
            Self::BackupNotMade { .. } => {
                "Free some room on the disk, then open Evenkeel again. Everybody's progress is as it was."
            }
            Self::BackupNotFound { .. } => "Choose another copy from the list.",
            Self::DeviceKeyLost { .. } | Self::DeviceKeyDamaged { .. } => {
                "Put the file device.key back from a copy of the data folder, or go back to an earlier copy of everybody's progress, which brings it along. Or have a new key made: nothing of your record is lost, but the agency will see a new key and ask whether it is yours."
            }
            Self::EventUnreadable { .. } => {
                "Have the records given again on the computer they come from. Nothing here was changed."
            }
            Self::NotABundle { .. } => {
                "Choose a file that “Give my records” made, or have it made again: it may have been cut off while it was copied. Nothing was taken from it."
            }
            Self::BundleTampered { .. } => {
                "Ask the person it came from to give their records again, straight from their computer, and find out who changed this file. Nothing was taken from it."
            }
            Self::BundleNewer { .. } => {
                "Install the newest Evenkeel on this computer, then try again. Nothing was taken from it."
            }
            Self::BundleTooLarge { .. } => {
                "Do not open this file by other means: it may be made to fill up a computer. Ask whoever gave it to you where it comes from. Nothing was taken from it."
            }
            Self::BundleForElsewhere {
                for_agency: true, ..
            } => {
                "On the other computer choose “Take my learning to another computer” and save a file there. Bring that one here."
            }
            Self::BundleForElsewhere {
                for_agency: false, ..
            } => {
                "Ask for the file that “Give my records to the agency” makes. This one was not opened any further."
            }
            Self::NotAReceipt { .. } => {
                "Choose the file that the agency gave back to you; its name ends in “received.json”."
            }
            Self::ReceiptForAnother { .. } => {
                "Open it on the computer from which the records were given."
            }
            Self::DatabaseRefused { .. } => {
                "Close Evenkeel and open it again. What was saved before is safe. If this comes back, tell whoever gave you Evenkeel what it says here."
            }
            Self::CourseBroken { .. } => {
                "Tell whoever gave you the course what it says here. Authors: run `evenkeel-cli check` on the course folder."
            }
            Self::PageNotFound { .. }
            | Self::UnitNotFound { .. }
            | Self::LessonNotFound { .. }
            | Self::AssessmentNotFound { .. }
            | Self::ScenarioNotFound { .. }
            | Self::QuestionNotFound { .. }
            | Self::TermNotFound { .. } => {
                "The course may have been updated. Go to the home screen and open it from there."
            }
            Self::SectionNotFound { .. } | Self::CheckNotFound { .. } => {
                "The course may have been updated. Open the lesson again."
            }
            Self::ChoiceNotFound { .. } => {
                "The course was updated. Open the scenario again: it begins where you were, as far as it still goes."
            }
            Self::OptionUnknown => {
                "The course may have been updated. Go back to the unit and open it again from there."
            }
            Self::AttemptNotFound => "Start another attempt. Earlier attempts are kept.",
            Self::LearnerNotFound | Self::NobodyHere => {
                "Go to the first screen and choose a name, or just start reading."
            }
            Self::NameTooLong { .. } => "A first name or a short form is enough.",
            Self::NothingChosen => "Choose what you would do, then try again.",
            Self::LessonNotFinished { .. } => {
                "Do what is missing first; the lesson shows it at its end."
            }
            Self::AssessmentNotFinished { .. } => {
                "Answer what is open, then finish. A best guess is fine."
            }
            Self::MediaNotFound { .. } => {
                "Tell whoever wrote the course. The text can be read without it."
            }
            Self::TextTooLong { .. } => {
                "Shorten it a little. What was saved before is safe, and what you typed is still on the screen."
            }
            Self::PlanFieldNotFound { .. } => {
                "The course may have been updated. Open Our plan again; what you wrote is kept."
            }
            Self::ReflectionNotFound { .. } => {
                "The course may have been updated. Open the lesson again; what you wrote is in My notes."
            }
            Self::NoteNotFound => {
                "It may have been deleted in another place. Open this screen again."
            }
            Self::NothingToUndo => "What is on the screen is saved. You can change it by hand.",
            Self::NotAPlanFile { .. } => {
                "Choose the file that “Save our plan to a file” made on the other computer. Its name ends in .evenkeel-plan. Your own plan is as it was."
            }
            Self::PlanFileNewer { .. } => {
                "Install the newest Evenkeel on this computer, then bring the file in again. Your own plan is as it was."
            }
            Self::PlanFileOfAnotherCourse { .. } => {
                "Open the same course on both computers, save the plan there once more, and bring in that file. Your own plan is as it was."
            }
            Self::Lrs(error) => error.hint(),
            Self::NotCompleted { .. } => {
                "Finish what is still open; “My record” shows what that is. The certificate is there at once."
            }
            Self::CertificateNotFound => {
                "A code begins with EVENKEEL1: and stands at the foot of a certificate. Copy all of it, scan the squares, or open the PDF that Evenkeel saved."
            }
            Self::CertificateCut => {
                "Copy it again, from EVENKEEL1: to the full stop at its end, or scan the squares."
            }
            Self::CertificateMistyped { .. } => {
                "Compare it with the certificate, or scan the squares, or open the PDF that Evenkeel saved. A slip like this does not mean that anybody changed it."
            }
            Self::CertificateTampered => {
                "Ask the learner to save the certificate again from “My record”, or to give you their records on a stick."
            }
            Self::CertificateNewer { .. } => {
                "Install the newest Evenkeel on this computer, then check it again."
            }
            Self::FileTooLarge { .. } => {
                "Choose the certificate itself, as Evenkeel saved it. It is a small PDF."
            }
            Self::Register(error) => error.hint(),
            Self::Unexpected { .. } => {
                "What was saved is safe. Close Evenkeel and open it again; if this comes back, tell whoever gave you Evenkeel what it says here."
            }
        }
    }
}
