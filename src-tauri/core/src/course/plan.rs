use super::content::Block;
use serde::{Deserialize, Serialize};

/// The form behind “Our plan”: what a learner's own family safety plan asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanForm {
    /// Title.
    pub title: String,
    /// Said before the first group.
    pub introduction: Vec<Block>,
    /// Groups in order.
    pub groups: Vec<PlanGroup>,
}

/// Fields that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanGroup {
    /// Stable id, unique in the plan.
    pub id: String,
    /// Heading as plain text.
    pub title: String,
    /// Said before the first field.
    pub introduction: Vec<Block>,
    /// Fields in order.
    pub fields: Vec<PlanFormField>,
}

/// One field of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFormField {
    /// Stable id, unique in the plan; a lesson's plan field names it.
    pub id: String,
    /// Label as plain text.
    pub title: String,
    /// What to write there.
    pub prompt: Vec<Block>,
    /// Left out of the print that hangs where visitors can see it.
    pub private: bool,
}

impl PlanForm {
    /// All fields, in order.
    pub fn fields(&self) -> impl Iterator<Item = &PlanFormField> {
        self.groups.iter().flat_map(|group| &group.fields)
    }
}
