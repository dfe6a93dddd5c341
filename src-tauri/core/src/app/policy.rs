//! What the agency that looks after this computer has decided about its record store. It is read once, when the data
//! folder is opened, and put in the place of whatever was set up here.

use crate::base::error::LrsError;
use crate::base::paths::Folders;
use crate::base::{Result, files};
use crate::learners::Learners;
use crate::sync::policy::{LONGEST, Policy};
use crate::sync::secret::{KeptIn, Secrets};
use crate::sync::setup;

/// What is decided: nothing, a store, or something that cannot be used, which is told where it matters.
pub(super) type Decided = std::result::Result<Option<Policy>, LrsError>;

/// Reads the policy of this computer.
pub(super) fn read(folders: &Folders) -> Decided {
    let path = folders.policy();
    if !files::exists(&path) {
        return Ok(None);
    }
    let name = path.display().to_string();
    let unusable = |why: &str| LrsError::PolicyUnusable {
        path: name.clone(),
        why: why.to_owned(),
    };
    let bytes = files::read_at_most(&path, LONGEST).map_err(|_| unusable("it cannot be read"))?;
    let text = String::from_utf8(bytes).map_err(|_| unusable("it is no text"))?;
    Policy::read(&name, &text)
}

/// Sets up what the agency has decided. A secret that was typed here before is never used for the agency's store.
pub(super) fn adopt(decided: &Decided, learners: &mut Learners, folders: &Folders) -> Result<()> {
    let Ok(Some(policy)) = decided else {
        return Ok(());
    };
    let address = policy.endpoint.to_string();
    let before = setup::load(learners.read())?;
    if let Some(before) = &before
        && (&before.endpoint, &before.key_id) == (&address, &policy.key.id)
    {
        return Ok(());
    }
    Secrets::of(folders).forget(KeptIn::File, &address, &policy.key.id)?;
    learners.write(|transaction| {
        setup::save(transaction, &policy.endpoint, &policy.key.id, KeptIn::File)
    })
}
