//! What a certificate covers: outcomes in two columns, as large as there is room for.

use super::{Facts, foreign, short};
use crate::records::look::{self, INK, LEFT, MEASURE, SOFT};
use crate::records::paper::{Paper, Part, Role, Style};

/// What it covers, in two columns, as large as there is room for; the last ones are counted when there is none.
pub(super) fn outcomes(paper: &mut Paper<'_>, facts: &Facts, top: f32, most: f32) -> f32 {
    let heading = facts.outcomes_version.as_ref().map_or_else(
        || "What it covers".to_owned(),
        |version| format!("What it covers, as listed in version {}", short(version)),
    );
    let y = top + paper.height_of(&heading, look::strong(INK), MEASURE) + 3.0;
    let columns = columns_for(paper, &facts.outcomes, most - y);
    if columns.shown() == 0 {
        return top - 14.0;
    }
    let part = paper.part(None, Role::Heading(2));
    paper.words(part, (LEFT, top), MEASURE, look::strong(INK), &heading);
    let list = paper.part(None, Role::List);
    foreign(paper, list, facts);
    columns.draw(paper, list, &facts.outcomes, y);
    let end = y + columns.high();
    let rest = facts.outcomes.len() - columns.shown();
    if rest == 0 {
        return end;
    }
    let part = paper.part(None, Role::Paragraph);
    let more = format!("and {rest} more; “My record” lists them all");
    end + paper.words(part, (LEFT, end), MEASURE, columns.style, &more)
}

/// All outcomes at the largest size at which they are at most so high; else as many as fit at the smallest.
fn columns_for(paper: &Paper<'_>, outcomes: &[(String, String)], most: f32) -> Columns {
    let sized = |size: f32| Style {
        size,
        ..look::small(INK)
    };
    let all = [9.0, 8.5, 8.0, 7.5, 7.0]
        .into_iter()
        .map(|size| Columns::of(paper, outcomes, sized(size)))
        .find(|columns| columns.high() <= most);
    all.unwrap_or_else(|| {
        let mut columns = Columns::of(paper, outcomes, sized(7.0));
        while columns.shown() > 0 && columns.high() + 10.0 > most {
            columns.leave_out_one();
        }
        columns
    })
}

/// Outcomes in two columns of about the same height.
struct Columns {
    style: Style,
    /// Heights of the outcomes.
    heights: Vec<f32>,
    /// How many stand in the first column.
    first: usize,
}

const GUTTER: f32 = 20.0;
const COLUMN: f32 = (MEASURE - GUTTER) / 2.0;
const CODE: f32 = 22.0;

impl Columns {
    fn of(paper: &Paper<'_>, outcomes: &[(String, String)], style: Style) -> Self {
        let heights: Vec<f32> = outcomes
            .iter()
            .map(|(_, says)| paper.height_of(says, style, COLUMN - CODE) + 1.0)
            .collect();
        let mut columns = Self {
            style,
            heights,
            first: 0,
        };
        columns.balance();
        columns
    }

    fn balance(&mut self) {
        let half = self.heights.iter().sum::<f32>() / 2.0;
        let mut sum = 0.0;
        self.first = 0;
        while self.first < self.heights.len() && sum < half {
            sum += self.heights[self.first];
            self.first += 1;
        }
    }

    fn shown(&self) -> usize {
        self.heights.len()
    }

    fn leave_out_one(&mut self) {
        self.heights.pop();
        self.balance();
    }

    fn high(&self) -> f32 {
        let (first, second) = self.heights.split_at(self.first);
        first.iter().sum::<f32>().max(second.iter().sum())
    }

    fn draw(&self, paper: &mut Paper<'_>, list: Part, outcomes: &[(String, String)], top: f32) {
        let mut y = top;
        for (at, ((code, says), high)) in outcomes.iter().zip(&self.heights).enumerate() {
            if at == self.first {
                y = top;
            }
            let x = if at < self.first {
                LEFT
            } else {
                LEFT + COLUMN + GUTTER
            };
            let item = paper.part(Some(list), Role::Item);
            let label = paper.part(Some(item), Role::Label);
            let soft = Style {
                colour: SOFT,
                ..self.style
            };
            paper.words(label, (x, y), CODE, soft, code);
            let body = paper.part(Some(item), Role::Body);
            paper.words(body, (x + CODE, y), COLUMN - CODE, self.style, says);
            y += high;
        }
    }
}
