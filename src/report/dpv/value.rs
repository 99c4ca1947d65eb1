//! The statements that a fact's value comes to.

use super::{evidence, map};
use crate::report::{Duration, Fact, Named, Report, Status, Value};
use serde_json::{json, Map, Value as Json};

/// All statements of a fact; none where it was not found.
pub fn statements(report: &Report, fact: &Fact) -> Vec<Json> {
    let Some(value) = fact.value.as_ref().filter(|_| fact.status != Status::NotFound) else { return Vec::new() };
    let on = Statements { report, fact };
    match value {
        Value::Set(members) if members.is_empty() => vec![on.member("*")],
        Value::Set(members) => members.iter().map(|m| on.member(m)).collect(),
        Value::One(member) => vec![on.member(member)],
        Value::Date { date, kind } => vec![on.date(date, kind)],
        Value::Contacts(all) => all.iter().map(|c| on.contact(&c.kind, &c.value, c.dpo)).collect(),
        Value::OptOuts(all) => all.iter().map(|o| on.opt_out(&o.kind, &o.target)).collect(),
        Value::Names(all) if all.is_empty() => vec![on.authority(None)],
        Value::Names(all) if fact.id == "complaint" => all.iter().map(|n| on.authority(Some(n))).collect(),
        Value::Names(all) => all.iter().map(|n| on.controller(n)).collect(),
        Value::Categories { categories, names } => {
            let named = names.iter().map(|n| on.named(n));
            categories.iter().map(|c| on.member(c)).chain(named).collect()
        }
        Value::Transfers { outside_eea, countries, safeguards } => {
            let outside = outside_eea.map(|o| on.member(if o { "outside_eea" } else { "inside_eea" }));
            let countries = countries.iter().map(|c| on.node(c, "dpv:hasCountry", country(c)));
            outside.into_iter().chain(countries).chain(safeguards.iter().map(|s| on.member(s))).collect()
        }
        Value::Retention { durations, criterion, indefinite } => on.retention(durations, *criterion, *indefinite),
        Value::Signals { gpc, dnt } => {
            let both = [("gpc", gpc), ("dnt", dnt)];
            both.iter().filter_map(|(name, v)| v.as_ref().map(|v| on.member(&format!("{name}.{v}")))).collect()
        }
        Value::Children { min_age, knowingly_collects, parental_consent } => {
            let age = min_age.map(|a| on.node("min_age", "fp:minimumAge", a.into()));
            let knows = knowingly_collects.map(|k| on.member(if k { "knows" } else { "not_knowing" }));
            let parent = parental_consent.map(|p| on.member(if p { "parental_consent" } else { "no_parental_consent" }));
            age.into_iter().chain(knows).chain(parent).collect()
        }
    }
}

struct Statements<'a> {
    report: &'a Report,
    fact: &'a Fact,
}

/// How a statement stands to its object.
#[derive(Clone, Copy, PartialEq)]
enum Stance {
    Affirms,
    Denies,
    Qualifies,
}

impl Statements<'_> {
    /// What is common to all: the fact, the member, how it is stated and the quotes.
    fn head(&self, member: &str, stance: Stance) -> Map<String, Json> {
        let kind = match stance {
            Stance::Affirms => "dpv:Process",
            Stance::Denies => "fp:Denial",
            Stance::Qualifies => "fp:Reservation",
        };
        let mut out = Map::new();
        out.insert("@type".into(), kind.into());
        out.insert("fp:fact".into(), self.fact.id.as_str().into());
        out.insert("fp:member".into(), member.into());
        out.insert("fp:status".into(), json!({"@id": format!("fp:{}", self.fact.status.id())}));
        out.insert("fp:evidence".into(), evidence::of(self.report, &self.fact.evidence, Some(member)));
        out
    }

    /// A member of a closed set, by the table.
    fn member(&self, member: &str) -> Json {
        let lines = map::of(&self.fact.id, member);
        let denied = lines.iter().any(|l| l.denies) || self.all_denied() || member == "*";
        let stance = if member == "qualified_no" { Stance::Qualifies } else { self.stance(denied) };
        let mut out = self.head(member, stance);
        // "Only profiling" beside a denial of decisions: the two are not about the same thing, so no term is denied.
        let aside =
            self.fact.status == Status::StatedNo && matches!(self.fact.value, Some(Value::One(_))) && !lines.iter().any(|l| l.denies);
        for line in lines.iter().filter(|_| !aside) {
            match stance {
                Stance::Affirms => insert(&mut out, line.property, self.object(line.property, line.object)),
                Stance::Denies => insert(&mut out, "fp:denies", json!({"@id": line.object})),
                Stance::Qualifies => insert(&mut out, "fp:qualifies", json!({"@id": line.object})),
            }
        }
        out.into()
    }

    /// The object of an affirmed line.
    fn object(&self, property: &str, object: &str) -> Json {
        // A right that only some people have may be one of another law than the GDPR.
        if property == "dpv:hasRight" && self.fact.status == Status::Conditional && object.starts_with("eu-gdpr:") {
            return json!({"@id": "dpv:DataSubjectRight"});
        }
        if property == "dpv:hasRecipient" {
            return json!({"@type": ["dpv:Recipient", object]});
        }
        json!({"@id": object})
    }

    /// The policy denies every member. Where each member says itself whether it holds, the status adds nothing to it.
    fn all_denied(&self) -> bool {
        self.fact.status == Status::StatedNo && !matches!(self.fact.value, Some(Value::Children { .. } | Value::Signals { .. }))
    }

    fn stance(&self, denied: bool) -> Stance {
        match self.fact.status {
            Status::Qualified => Stance::Qualifies,
            _ if denied => Stance::Denies,
            _ => Stance::Affirms,
        }
    }

    /// A statement whose object is no member of a set.
    fn node(&self, member: &str, property: &str, object: Json) -> Json {
        let stance = self.stance(self.all_denied());
        let mut out = self.head(member, stance);
        match stance {
            Stance::Affirms => insert(&mut out, property, object),
            Stance::Denies => insert(&mut out, "fp:denies", object),
            Stance::Qualifies => insert(&mut out, "fp:qualifies", object),
        }
        out.into()
    }

    fn date(&self, date: &str, kind: &str) -> Json {
        let of = match date.len() {
            4 => "xsd:gYear",
            7 => "xsd:gYearMonth",
            _ => "xsd:date",
        };
        let property = if kind == "updated" { "dct:modified" } else { "fp:effectiveFrom" };
        // The date is the policy's, not a process's.
        let about = json!({"@id": evidence::source(self.report), property: {"@value": date, "@type": of}});
        let mut out = self.node(kind, "fp:about", about);
        out["@type"] = "fp:Statement".into();
        out
    }

    fn contact(&self, kind: &str, value: &str, dpo: bool) -> Json {
        let (property, of) =
            if dpo { ("dpv:hasDataProtectionOfficer", "dpv:DataProtectionOfficer") } else { ("dpv:hasEntity", "dpv:Entity") };
        self.node(kind, property, json!({"@type": of, "dpv:hasContact": value}))
    }

    fn opt_out(&self, kind: &str, target: &str) -> Json {
        self.node(kind, "dpv:hasEntityInvolvement", json!({"@type": "dpv:OptingOutFromProcess", "dpv:isExercisedAt": target}))
    }

    fn controller(&self, named: &Named) -> Json {
        self.node(&named.name, "dpv:hasDataController", entity("dpv:DataController", Some(named)))
    }

    fn authority(&self, named: Option<&Named>) -> Json {
        let member = named.map_or("unnamed", |n| n.name.as_str());
        self.node(member, "dpv:hasAuthority", entity("dpv:DataProtectionAuthority", named))
    }

    /// A company that receives data, or the maker of a tracker.
    fn named(&self, name: &str) -> Json {
        match self.fact.id.as_str() {
            "recipients" => self.node(name, "dpv:hasRecipient", json!({"@type": "dpv:Recipient", "dpv:hasName": name})),
            _ => self.node(name, "fp:tracker", name.into()),
        }
    }

    fn retention(&self, durations: &[Duration], criterion: bool, indefinite: bool) -> Vec<Json> {
        let mut out = Vec::new();
        for d in durations {
            let mut kept = json!({"@type": ["dpv:StorageDuration", "dpv:TemporalDuration"],
                "dpv:hasDuration": {"@value": without_weeks(&d.value), "@type": "xsd:duration"}});
            if !d.what.is_empty() {
                kept["fp:what"] = evidence::words(self.report, &d.what);
            }
            out.push(self.node(&d.value, "dpv:hasStorageCondition", kept));
        }
        if criterion {
            out.push(self.node("criterion", "dpv:hasStorageCondition", json!({"@type": ["dpv:StorageDuration", "fp:Criterion"]})));
        }
        if indefinite {
            out.push(self.node("indefinite", "dpv:hasStorageCondition", json!({"@type": ["dpv:StorageDuration", "dpv:EndlessDuration"]})));
        }
        out
    }
}

fn entity(of: &str, named: Option<&Named>) -> Json {
    let mut out = json!({"@type": of});
    if let Some(named) = named {
        out["dpv:hasName"] = named.name.as_str().into();
        if let Some(address) = &named.address {
            out["dpv:hasAddress"] = address.as_str().into();
        }
        if let Some(code) = &named.country {
            out["dpv:hasCountry"] = country(code);
        }
    }
    out
}

/// A country by its ISO 3166-1 code, and by its term where the list has it.
fn country(code: &str) -> Json {
    let term = format!("loc:{code}");
    if super::TERMS.lines().any(|l| l == term) {
        return json!({"@id": term});
    }
    json!({"@type": "dpv:Country", "dpv:hasIdentifier": code})
}

/// XML Schema knows no weeks.
fn without_weeks(period: &str) -> String {
    let weeks = period.strip_prefix('P').and_then(|p| p.strip_suffix('W')).and_then(|n| n.parse::<u32>().ok());
    weeks.map_or_else(|| period.to_string(), |n| format!("P{}D", u64::from(n) * 7))
}

/// Adds an object to a property, which becomes a list where it has several.
fn insert(out: &mut Map<String, Json>, property: &str, object: Json) {
    match out.get_mut(property) {
        Some(Json::Array(all)) => all.push(object),
        Some(one) => *one = Json::Array(vec![one.take(), object]),
        None => {
            out.insert(property.into(), object);
        }
    }
}
