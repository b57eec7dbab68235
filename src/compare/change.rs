//! Changes of fact: what an edit does to numbers, names, dates, negations, hedges and attributions.

use super::claim::{is_attribution_dropped, is_denied, is_hedge_dropped};
use super::dates::is_other_date;
use super::figures::is_other_number;
use super::named::is_other_name;
use super::quantifier::is_other_quantifier;
use super::side::Side;

/// What an edit changes beside the load of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactChange {
    /// Another number.
    Number,
    /// Another name.
    Name,
    /// Another date.
    Date,
    /// "Not" put in or taken out, or "passed" has become "rejected".
    Negation,
    /// "All" has become "some", "often" has become "rarely".
    Quantifier,
    /// "May" has become "will", "about 60" is "60".
    HedgeDropped,
    /// "Police said" is gone.
    AttributionDropped,
    /// What was somebody's words between marks is the writer's own.
    QuotationDropped,
    /// What was the writer's, or told as somebody's, stands between marks.
    QuotationAdded,
}

/// What happened to the facts from the left to the right; nothing in most edits.
pub(super) fn fact_changes(left: &Side, right: &Side) -> Vec<FactChange> {
    type Asked = fn(&Side, &Side) -> bool;
    const ALL: [(Asked, FactChange); 7] = [
        (is_other_number, FactChange::Number),
        (is_other_date, FactChange::Date),
        (is_other_name, FactChange::Name),
        (is_denied, FactChange::Negation),
        (is_other_quantifier, FactChange::Quantifier),
        (is_hedge_dropped, FactChange::HedgeDropped),
        (is_attribution_dropped, FactChange::AttributionDropped),
    ];
    let changed = ALL.iter().filter(|(is_changed, _)| is_changed(left, right));
    changed.map(|(_, change)| *change).collect()
}

#[cfg(test)]
mod tests {
    use super::FactChange::{
        AttributionDropped, Date, HedgeDropped, Name, Negation, Number, Quantifier,
    };
    use crate::span::Span;
    use crate::text::Text;

    use super::*;

    #[test]
    fn numbers_and_dates_are_told_apart_by_the_word_beside_them() {
        check("There were [12] boats", "There were [14] boats", &[Number]);
        check("There were [1,200] boats", "There were [1200] boats", &[]);
        check("There were [12] boats", "There were [many] boats", &[]);
        check("On [12] June it rained", "On [14] June it rained", &[Date]);
        check("On June [12]", "On June [14]", &[Date]);
        check("On [Monday]", "On [Tuesday]", &[Date]);
        check("On a [sunday]", "On a [saturday]", &[Date]);
        check("On [Monday]", "On [holiday]", &[]);
    }

    #[test]
    fn a_quantity_is_one_in_any_unit_and_spelling_and_another_in_the_same_digits() {
        for (left, right) in [
            ("It is [3 miles] long", "It is [5 km] long"),
            ("It is [6 feet] high", "It is [1.8 metres] high"),
            (
                "It was [30 degrees Celsius]",
                "It was [86 degrees Fahrenheit]",
            ),
            ("It cost [1.5 million] pounds", "It cost [1,500,000] pounds"),
            ("It cost [1.5 million pounds]", "It cost £[1.5m]"),
            ("It cost $[2 billion] then", "It cost $[2bn] then"),
            ("It has [21] boats", "It has [twenty-one] boats"),
            ("Of [Two-thirds] of them", "Of [67 percent] of them"),
            ("It has [300,000] boats", "It has [300 000] boats"),
            ("At [5 p.m]. they left", "At [5pm] they left"),
            ("At [5 p.m]. they left", "At [17:00] they left"),
            ("For [22 years] then", "For [more than two decades] then"),
            ("It happened [two years ago]", "It happened [in 2024]"),
            ("In the [1990s] then", "In the [90s] then"),
            ("It sold [1.2 million] packets", "It sold [1.2m] packets"),
            ("It cost [31 million dollars]", "It cost [USD 31 million]"),
            ("It cost [NOK 13 million]", "It cost [NOK13m]"),
        ] {
            check(left, right, &[]);
        }
        for (left, right) in [
            ("It killed [one person]", "It killed [two people]"),
            ("It cost [31 million kroner]", "It cost [NOK13m]"),
            ("It ends within [days]", "It ends within [months]"),
            ("For [one year]", "For [two years]"),
            ("[A man] was shot", "[Two men] were shot"),
            ("In [fourth] place", "In [fifth] place"),
            ("It won [twice] then", "It won [three times] then"),
            ("It is 120 [km] off", "It is 120 [miles] off"),
            ("By 30 [percent] then", "By 30 [percentage points] then"),
            ("It cost 40 [pounds]", "It cost 40 [euros]"),
            ("It cost £[40]", "It cost $[40]"),
            ("It cost 40 [million]", "It cost 40 [billion]"),
            ("At [5 p.m]. they left", "At [6 p.m]. they left"),
            ("It sank [2000] boats", "It sank [3000] boats"),
        ] {
            check(left, right, &[Number]);
        }
    }

    #[test]
    fn dates_are_set_against_dates_of_their_kind() {
        for (left, right) in [
            ("It starts [this] week", "It starts [next] week"),
            ("It starts [today]", "It starts [tomorrow]"),
            ("It starts in the [autumn]", "It starts in the [spring]"),
            ("It starts in [2026]", "It starts in [2027]"),
        ] {
            check(left, right, &[Date]);
        }
        check("It starts on [Jan]. 5", "It starts on [January] 5", &[]);
        check("It starts on [Monday]", "It starts [today]", &[]);
        check("It starts in the [autumn]", "It starts in the [fall]", &[]);
    }

    #[test]
    fn names_are_capitals_that_are_no_titles_and_no_other_name_of_the_same() {
        check("It was [Dana Vale]", "It was [Ann Holm]", &[Name]);
        check("It was [Dana Vale]", "It was [Holm]", &[Name]);
        check("It was [Dana Vale]", "It was [Vale]", &[]);
        check("It was [Oakes]", "It was [Oaks]", &[Name]);
        check("It was [U.S.] law", "It was [US] law", &[]);
        check("It was [Dana Vale]", "It was [the Holm clerk]", &[]);
        check("It was [Dana]", "It was [Dana]", &[]);
        check("It was [Mr Vale]", "It was [Professor Ann Holm]", &[Name]);
        check("It was in [the UK]", "It was in [Britain]", &[]);
        check("The [UN] said", "The [United Nations] said", &[]);
        check("At [No]. 10 he said", "At [Number] 10 he said", &[]);
    }

    #[test]
    fn the_first_word_of_a_sentence_is_a_name_where_it_speaks_or_is_known_to_be_one() {
        check("[Dana] left", "[Ann] left", &[]);
        check("[Dana] said so", "[Ann] said so", &[Name]);
        check(
            "[Dr Ruth Holm] told her",
            "[Professor Anna Vale] told her",
            &[Name],
        );
        check("[Dana] was born. So [Dana] is", "[Dana] was born", &[]);
        check(
            "[Dana] was born to Ann Dana",
            "[Hargreaves] was born to Ann Dana",
            &[Name],
        );
        check("[Police] said so", "[Officers] said so", &[]);
        check("[Management] said so", "[Leadership] said so", &[]);
        check("[Moscow] said so", "[Russia] said so", &[]);
        check("[He] said so", "[Ann] said so", &[]);
        check("[Dana Vale] left", "[Dana Holm] left", &[Name]);
        check("[UK] ministers left", "[French] ministers left", &[Name]);
        check("[UK] ministers left", "[US] ministers left", &[Name]);
        check("Her [husband] left", "Her [brother] left", &[Name]);
        check(
            "The [deputy] minister left",
            "The [] minister left",
            &[Name],
        );
        check(
            "The [minister's deputy] left",
            "The [minister] left",
            &[Name],
        );
        check("On the [east] quay", "On the [west] quay", &[Name]);
        check(
            "It rained. [Halden United] beat them",
            "It rained. [Torr Town] beat them",
            &[Name],
        );
    }

    #[test]
    fn a_denial_put_in_or_taken_out_changes_a_fact_unless_another_word_denies() {
        for (left, right) in [
            ("It was [not] shut", "It was [] shut"),
            ("[One] of them", "[No one] of them"),
            ("It was [] shut", "It was [never] shut"),
            ("It was [not] shut so it failed", "It was [] shut"),
            ("It failed as it was [not] shut", "It was [] shut"),
            ("It [denies] it", "It [admits] it"),
            ("He who [denies] murder", "He who [committed] murder"),
            ("The vote was [passed]", "The vote was [rejected]"),
            ("They voted [against] it", "They voted [for] it"),
            ("He was [cleared] of it", "He was [convicted] of it"),
            ("The plan is [legal] then", "The plan is [illegal] then"),
            ("They [welcomed] it", "They [condemned] it"),
            ("They [upheld] it", "They [overturned] it"),
            ("They [agreed] to it", "They [refused] to do it"),
            ("It sank [nearly] ten", "It sank [more than] ten"),
            ("It has [at least] ten", "It has [at most] ten"),
            ("[All three] left", "[None of the three] left"),
            ("They [accepted] it", "They [turned down] it"),
            ("They [laid off] two men", "They [hired] two men"),
            ("It went [up] then", "It went [down] then"),
            ("It costs [at least] ten", "It costs [a maximum of] ten"),
            ("The plea was [upheld]", "The plea was [dismissed]"),
        ] {
            check(left, right, &[Negation]);
        }
        for (left, right) in [
            ("It was [not] shut", "It was [never] shut"),
            ("They [ignored] it", "They did [not carry out] it"),
            ("They did [not carry out] it", "They [ignored] it"),
            ("It was [not] shut but failed", "It was [] shut"),
            ("It failed as it [not] shut", "It was [] shut"),
            ("It [hadn't] sunk", "It [had not] sunk"),
            ("They [shouldn't] go", "They [should not] go"),
            ("It was [not possible]", "It was [impossible]"),
            ("By [rejecting] it", "By [throwing out] it"),
            ("It was [blocked] then", "It was [rejected] then"),
            (
                "He left [on the way up the hill]",
                "He left [when he came down again]",
            ),
            ("He had [not replied to] it", "He had [snubbed] it"),
            ("He [did not speak]", "He [remained silent]"),
            ("He [denied that he] did", "He [said that he did not] do"),
            ("It [] sank", "It [, which was not a boat at all,] sank"),
        ] {
            check(left, right, &[]);
        }
    }

    #[test]
    fn what_was_likely_or_a_part_and_is_sure_or_the_whole_is_told() {
        for (left, right) in [
            ("It [may] rise", "It [will] rise"),
            ("It [should] rise", "It [will] rise"),
            ("It [is designed to] rise", "It [will] rise"),
            ("It has [up to] 300 boats", "It has [] 300 boats"),
            ("It has [At least] 300 boats", "It has [] 300 boats"),
            ("It has [about] 300 boats", "It has [] 300 boats"),
            ("The [suspect] left", "The [killer] left"),
            ("They [tried to enter] it", "They [entered] it"),
            ("It [would] flood the town", "It [will] flood the town"),
            ("He [believes] it sank", "He [knows] it sank"),
            ("He was [arrested] then", "He was [convicted] then"),
        ] {
            check(left, right, &[HedgeDropped]);
        }
        for (left, right) in [
            ("It [will] rise", "It [may] rise"),
            ("Ann said it [would] rise", "It [will] rise, Ann said"),
            ("It [may] rise", "It [might] rise"),
            ("They [talked about] it", "They [discussed] it"),
            ("They sat [around] it", "They sat [at] it"),
            ("On [Some] boats", "On [Several] boats"),
            ("It was ill [for some time] then", "It was ill [] then"),
            ("It is [estimated] to rise", "It is [thought] to rise"),
            ("It has [more than] 300 boats", "It has [over] 300 boats"),
        ] {
            check(left, right, &[]);
        }
    }

    #[test]
    fn what_is_told_of_more_or_of_fewer_is_told() {
        for (left, right) in [
            ("[All] of them left", "[Some] of them left"),
            ("[Most] of them left", "[Few] of them left"),
            ("On [Most] boats", "On [All] boats"),
            ("[Every boat] sank", "[One boat] sank"),
            ("[Some of the] boats sank", "[The] boats sank"),
            ("[Half] the boats sank", "[Most of] the boats sank"),
            ("[Few] boats sank", "[A few] boats sank"),
            ("They [often] sink", "They [rarely] sink"),
            ("[A majority] of boats sank", "[A minority] of boats sank"),
            (
                "They took [virtually all the boats] in",
                "They took [part of the boats] in",
            ),
            (
                "[All the old boats of Pell] sank",
                "[In Pell several of the boats] sank",
            ),
        ] {
            check(left, right, &[Quantifier]);
        }
        for (left, right) in [
            ("[Several] boats sank", "[Some] boats sank"),
            ("[Many] boats sank", "[A lot of] boats sank"),
            ("[All the] boats sank", "[Every one of the] boats sank"),
            ("[All the] boats sank", "[The] boats sank"),
            ("[Few] boats sank", "[Not many] boats sank"),
            ("It cost [most] then", "It cost [always] then"),
            ("It sank [at most] then", "It sank [after all] then"),
            ("It sank [the most] then", "It sank [not all] then"),
            ("It hit [some 300 boats]", "It hit [some boats]"),
            (
                "He sold [all his old horses by noon]",
                "He sold [some of the paint by night]",
            ),
        ] {
            check(left, right, &[]);
        }
    }

    #[test]
    fn sources_are_told_where_they_are_dropped() {
        for (left, right) in [
            ("It [will, police said] rise", "It [will] rise"),
            ("It rained ([Reuters]) today", "It rained ([]) today"),
            ("[Prosecutors allege that] it sank", "[] it sank"),
            ("[Residents argue that] it sank", "[] it sank"),
            ("[A court found that] it sank", "[] it sank"),
            ("It sank, [a study found].", "It sank[]."),
            ("It sank, [in the view of the clerk].", "It sank[]."),
            ("Holm [denied that he] took it", "Holm [] took it"),
            ("It sank, [the clerk said].", "It sank, [we reveal]."),
        ] {
            check(left, right, &[AttributionDropped]);
        }
        for (left, right) in [
            ("It [will] rise", "It [will, police said] rise"),
            ("They [said] so", "They [knew] so"),
            (
                "They had [not answered three letters]",
                "They had [ignored it]",
            ),
            (
                "It sank, [the engineer Ada Birch said]",
                "It sank, [lamented Ada Birch]",
            ),
            (
                "[The clerk Ada Birch said that] it sank",
                "[For Ada Birch] it sank",
            ),
            ("They [found a body and] left", "They [] left"),
            ("They [ruled the country and] left", "They [] left"),
            ("It rained ([once]) today", "It rained ([]) today"),
            ("It rained, [Reuters]) today", "It rained, []) today"),
            ("It rained ([Reuters], today", "It rained ([], today"),
            ("It rained ([Reuters]) today", "It rained ([then]) today"),
        ] {
            check(left, right, &[]);
        }
    }

    /// Both sides with the stretch that was changed in brackets.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &[FactChange]) {
        let sides = [left, right].map(|marked| {
            let (start, end) = (
                marked.find('[').expect("["),
                marked.find(']').expect("]") - 1,
            );
            (marked.replace(['[', ']'], ""), Span::new(start, end))
        });
        let texts = sides.each_ref().map(|(body, _)| Text::of(body));
        let side = |nth: usize| {
            let tokens = &texts[nth].tokens;
            let (start, end) = (sides[nth].1.start, sides[nth].1.end);
            Side {
                body: &sides[nth].0,
                text: &texts[nth],
                tokens: tokens.at_or_after(start)..tokens.at_or_after(end),
            }
        };
        assert_eq!(
            fact_changes(&side(0), &side(1)),
            expected,
            "{left} | {right}"
        );
    }
}
