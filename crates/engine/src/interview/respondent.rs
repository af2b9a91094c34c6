//! Who answers.

/// Who answers; the wording depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Respondent {
    /// The person with weak legs answers.
    #[default]
    Myself,
    /// A helper answers.
    Helper,
    /// A parent answers for their child.
    Parent,
}

impl Respondent {
    /// Everybody who may answer.
    pub const ALL: [Self; 3] = [Self::Myself, Self::Helper, Self::Parent];

    /// Its id in storage, pages and Fluent files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Myself => "me",
            Self::Helper => "helper",
            Self::Parent => "parent",
        }
    }

    /// The respondent with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.id() == id)
    }

    /// The text for this respondent of one to the person, one to a helper and one to a parent.
    pub fn pick<T>(self, mine: T, others: T, child: T) -> T {
        match self {
            Self::Myself => mine,
            Self::Helper => others,
            Self::Parent => child,
        }
    }

    /// A text in the words for this respondent. `[your|their]` in it holds the words to the person and those to a helper;
    /// a third variant is for a parent.
    pub fn address(self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('[') {
            let (variants, following) = after.split_once(']').unwrap_or((after, ""));
            let mut variants = variants.split('|');
            let mine = variants.next().unwrap_or_default();
            let others = variants.next().unwrap_or(mine);
            out.push_str(before);
            out.push_str(self.pick(mine, others, variants.next().unwrap_or(others)));
            rest = following;
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Respondent;

    #[track_caller]
    fn check(text: &str, mine: &str, theirs: &str) {
        assert_eq!(Respondent::Myself.address(text), mine);
        assert_eq!(Respondent::Helper.address(text), theirs);
        assert_eq!(Respondent::Parent.address(text), theirs);
    }

    #[test]
    fn words_are_those_for_the_respondent() {
        check("Sit upright.", "Sit upright.", "Sit upright.");
        check("Say if [your|their] back hurts.", "Say if your back hurts.", "Say if their back hurts.");
        check("[Stay|Let them stay] where [you|they] are.", "Stay where you are.", "Let them stay where they are.");
        check("[You] rest", "You rest", "You rest");
        check("open [your", "open your", "open your");
    }
}
