//! The older form: the text of a session, as it stands in the storage of a tab. It has no checksum and no name of its
//! own: five lines, `1`, for whom, whether the person went on, the region, and the answers by their ids.

use super::restored::Restored;
use crate::record::Record;
use legcheck_engine::answers::Answers;
use legcheck_engine::dataset::Guide;
use legcheck_engine::interview::{AfterEmergency, Respondent};

/// Reads the older form; none when the text is something else.
pub fn read(text: &str, guide: &Guide) -> Option<Restored> {
    let mut lines = text.trim().lines().map(str::trim);
    if lines.next() != Some("1") {
        return None;
    }
    let who = match lines.next()? {
        "" => None,
        id => Some(Respondent::from_id(id)?),
    };
    let after = match lines.next()? {
        "go-on" => AfterEmergency::GoOn,
        "stop" => AfterEmergency::Stop,
        _ => return None,
    };
    let region = lines.next().unwrap_or_default();
    let line = lines.next().unwrap_or_default();
    if lines.next().is_some() {
        return None;
    }
    let answers = Answers::from_line(guide, line);
    let written = line.split(';').filter(|word| !word.is_empty()).count();
    let known = guide.regions.iter().find(|known| known.id == region).map(|known| known.id.clone());
    let lost_region = usize::from(!region.is_empty() && known.is_none());
    let unknown = written.saturating_sub(answers.iter().count()) + lost_region;
    let record = Record { who, answers, after, region: known, ..Record::default() };
    Some(Restored { record, unknown, other_version: None })
}
