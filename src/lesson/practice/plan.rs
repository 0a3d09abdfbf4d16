//! Plans: boxes in a section that the reader ticks, each stored under the name of the section and
//! its number.
//!
//! In: boxes, sections, and the roles of items. Out: [`Tick`]s by box; all other boxes are only
//! shown.

use super::placed::{self, Placed};
use super::role::Role;
use super::section::Section;
use super::section_kind::Practice;
use crate::lesson::markup::{Item, TaskBox};

/// A box for the reader to tick.
#[derive(Debug)]
pub(super) struct Tick {
    /// The name of its section; empty if that has an error.
    pub(super) name: String,
    /// Its index among the boxes of the section.
    pub(super) number: u32,
}

/// Finds the boxes that the reader ticks, and counts them.
pub(super) fn ticks(
    boxes: &[TaskBox],
    items: &[Item],
    roles: &[Role],
    sections: &mut [Placed<Section>],
) -> Vec<Option<Tick>> {
    let mut tick = |task_box: &TaskBox| {
        let after = items.partition_point(|item| item.span.start <= task_box.span.start);
        let item = after.checked_sub(1)?;
        let section = placed::at(sections, item)?;
        let section = &mut sections[section].value;
        let is_apart = matches!(roles[item], Role::Note(_) | Role::Options { .. });
        if is_apart || !section.has(Practice::Boxes) {
            return None;
        }
        let number = section.box_count;
        section.box_count += 1;
        if task_box.is_ticked {
            section.ticked.push(task_box.span.clone());
        }
        Some(Tick { name: section.name.clone().unwrap_or_default(), number })
    };
    boxes.iter().map(&mut tick).collect()
}
