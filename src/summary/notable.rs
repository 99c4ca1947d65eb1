//! Facts that most policies do not have, for "Worth knowing here": what a person would not expect and would want to be told first.

use super::{answer, Line, Words};
use crate::report::{Fact, Status, Value};

/// Whether a fact is out of the ordinary. A denial never is, and neither is what was not found.
fn unusual(fact: &Fact) -> bool {
    if matches!(fact.status, Status::NotFound | Status::StatedNo) {
        return false;
    }
    match (fact.id.as_str(), &fact.value) {
        ("sale_share" | "ai_training" | "automated_decisions", Some(Value::One(value))) => value == "yes" || value == "opt_out",
        ("law_enforcement", Some(Value::One(value))) => value == "discretion",
        ("targeted_ads", Some(Value::One(value))) => value == "yes",
        ("sensitive_data", Some(Value::Set(members))) => !members.is_empty(),
        ("sources", Some(Value::Set(members))) => members.iter().any(|m| m == "data_brokers"),
        _ => false,
    }
}

/// A line for each unusual fact: its question with its answer, and its quotes.
pub(super) fn lines(facts: &[Fact], words: &dyn Words) -> Vec<Line> {
    let line = |fact: &Fact| Line {
        id: fact.id.clone(),
        text: format!("{} {}", words.get(&format!("q_{}", fact.id), &[]), answer::of(fact, words)),
        items: vec![],
        quotes: fact.evidence.clone(),
    };
    facts.iter().filter(|f| unusual(f)).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(id: &str, status: Status, value: Value) -> Fact {
        Fact { id: id.to_string(), status, value: Some(value), evidence: vec![] }
    }

    #[test]
    fn a_sale_is_unusual_and_its_denial_is_not() {
        let value = |v: &str| Value::One(v.to_string());
        assert!(unusual(&fact("sale_share", Status::StatedYes, value("yes"))));
        assert!(!unusual(&fact("sale_share", Status::StatedNo, value("no"))));
        assert!(!unusual(&fact("sale_share", Status::Qualified, value("qualified_no"))));
        assert!(unusual(&fact("ai_training", Status::Conditional, value("opt_out"))));
        assert!(!unusual(&fact("targeted_ads", Status::StatedYes, value("opt_in"))));
        assert!(!unusual(&fact("sensitive_data", Status::StatedNo, Value::Set(vec![]))));
    }
}
