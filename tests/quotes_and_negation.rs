//! Story: a reporter is not blamed for what others said, nor for what the text denies.

use copydesk::text::Text;
use copydesk::wording::{Setting, builtin, check};

#[test]
fn a_speakers_words_are_the_speakers() {
    expect(
        "“This is a disgraceful budget,” Senator Okri said.",
        Setting::Quoted,
    );
    expect(
        "Ms Vale said: \"The plan is disgraceful.\"",
        Setting::Quoted,
    );
    expect(
        "Der Rat, said Mr Holm, „is disgraceful for all of us here“.",
        Setting::Quoted,
    );
}

#[test]
fn a_quotation_may_run_over_paragraphs() {
    let body = "“The plan stands,” he said. “It holds.\n\n“It is a disgraceful budget for us all,” he added.";
    expect(body, Setting::Quoted);
}

#[test]
fn words_set_apart_with_no_speaker_are_the_writers_own() {
    expect(
        "The firm's “disgraceful” offer lapsed in May.",
        Setting::Scare,
    );
}

#[test]
fn words_told_as_someones_count_between() {
    expect("The senator called it disgraceful.", Setting::Attributed);
    expect(
        "The budget was disgraceful, Ms Vale said.",
        Setting::Attributed,
    );
}

#[test]
fn a_name_for_something_tells_nobodys_words() {
    expect("The so-called reform is a disgraceful gift.", Setting::Own);
    expect(
        "The so called experts made a disgraceful offer.",
        Setting::Own,
    );
    expect(
        "His much-reported plan was a disgraceful offer.",
        Setting::Own,
    );
}

#[test]
fn what_is_denied_is_not_asserted() {
    expect("The offer was not disgraceful.", Setting::Negated);
    expect("It was not only disgraceful but late.", Setting::Own);
}

#[test]
fn a_denial_reaches_three_words_within_its_sentence() {
    expect("It was not a very disgraceful offer.", Setting::Negated);
    expect("It was not in any way a disgraceful offer.", Setting::Own);
    expect(
        "The offer did not last. A disgraceful one came.",
        Setting::Own,
    );
    expect("It was no longer disgraceful.", Setting::Own);
    expect("Not one, they felt, was disgraceful.", Setting::Own);
}

#[test]
fn a_denial_reaches_six_words_where_nothing_was_found() {
    for (body, setting) in [
        (
            "They saw no evidence of a wholly disgraceful offer.",
            Setting::Negated,
        ),
        (
            "They saw no sign in it of a disgraceful offer.",
            Setting::Negated,
        ),
        (
            "They saw no sign at all in it of a disgraceful offer.",
            Setting::Own,
        ),
        (
            "They saw no boats of any such disgraceful make.",
            Setting::Own,
        ),
    ] {
        expect(body, setting);
    }
}

#[test]
fn who_is_said_to_say_it_says_it_to_the_end_of_the_clause() {
    for (body, setting) in [
        (
            "Aides said on Monday that in the end it was disgraceful.",
            Setting::Attributed,
        ),
        (
            "Aides said so, yet the offer was disgraceful.",
            Setting::Attributed,
        ),
        ("Aides said so; the offer was disgraceful.", Setting::Own),
        (
            "Aides said so, but the offer was disgraceful.",
            Setting::Own,
        ),
        ("Aides said so — the offer was disgraceful.", Setting::Own),
        ("Aides said so. The offer was disgraceful.", Setting::Own),
    ] {
        expect(body, setting);
    }
}

#[test]
fn who_said_it_may_stand_behind_a_comma_at_the_end() {
    for (body, setting) in [
        (
            "The offer was disgraceful, said Ms Vale.",
            Setting::Attributed,
        ),
        (
            "The offer was disgraceful, Ms Vale of the board said.",
            Setting::Attributed,
        ),
        (
            "The offer was disgraceful and so Ms Vale said.",
            Setting::Own,
        ),
        (
            "The offer was disgraceful, and in the end nobody on the board said.",
            Setting::Own,
        ),
        (
            "The offer was disgraceful, Ms Vale said, as she left the old town hall by its back door.",
            Setting::Attributed,
        ),
    ] {
        expect(body, setting);
    }
}

#[test]
fn up_to_three_words_with_no_speaker_are_set_apart() {
    expect(
        "The “quite plainly disgraceful” offer lapsed in May.",
        Setting::Scare,
    );
    expect(
        "The “in all ways disgraceful” offer lapsed in May.",
        Setting::Quoted,
    );
    expect("It was “disgraceful,” Ms Vale said.", Setting::Quoted);
}

#[test]
fn a_short_sentence_in_quotation_marks_is_speech_though_no_verb_says_whose() {
    for body in [
        "'It's a disgrace,' she said. 'They're all crooks.'",
        "\"It's a disgrace,\" she said. \"They're all crooks.\"",
        "“It’s a disgrace,” she said. “They’re all crooks.”",
        "Mr Hale was blunt: \"They're crooks.\"",
        "\"It is late,\" he said. \"Crooks.\"",
        "\"Crooks!\" they shouted.",
        "\"Crooks,\" chanted the crowd.",
        "They carried placards reading \"Crooks\".",
        "A sign read \"Crooks out\".",
        "The mayor's verdict: \"Crooks.\"",
        "14:40 \"They are crooks\"",
    ] {
        expect_of(body, "rooks", Setting::Quoted);
    }
    expect_of("The \"crooks\" of the board met.", "crooks", Setting::Scare);
    expect_of(
        "Vale read the \"reckless\" plan.",
        "reckless",
        Setting::Scare,
    );
}

#[test]
fn the_object_of_a_reporting_verb_is_the_writers_own() {
    for body in [
        "The minister told a shameful lie to the house.",
        "The minister wrote a shameful letter to the house.",
        "Labour announced its shameful surrender.",
        "They called a shameful strike for Monday.",
        "Ministers vowed to act after a shameful attack on nurses.",
        "Ministers vowed to act after bigwigs gave shameful developers their way.",
        "The company promised jobs before its shameful collapse.",
        "Ministers promised to end the shameful practice that has cost lives.",
        "The firm announced a plan that would end a shameful practice.",
        "In a shameful move, the minister said the plan would go ahead.",
        "The minister's shameful plan was dropped by Labour, which said it was late.",
        "Labour criticised the shameful plan.",
        "\"We said so,\" the shameful clerk wept.",
    ] {
        expect_of(body, "shameful", Setting::Own);
    }
}

#[test]
fn a_clause_behind_a_reporting_verb_is_told_as_someones() {
    for body in [
        "Labour announced that the shameful plan was dead.",
        "Labour announced the shameful plan was dead.",
        "The minister told the house that it was a shameful plan.",
        "The minister told them on Monday they had a shameful plan.",
        "Aides said shameful rows held it up.",
        "According to Labour, the shameful plan failed.",
        "Labour called the plan shameful.",
        "Labour branded the plan a shameful gamble.",
        "The plan was called shameful by Labour.",
        "Labour denounced the plan as shameful.",
        "Labour accused the board of a shameful betrayal.",
        "The plan, Labour said, was shameful.",
        "The shameful plan failed, Labour told the house on Monday.",
    ] {
        expect_of(body, "shameful", Setting::Attributed);
    }
}

#[test]
fn what_is_ruled_feared_or_denied_is_whose_it_is() {
    for body in [
        "He denied that the shameful plan was dead.",
        "The judge ruled on Monday that the plan was shameful.",
        "The court heard the plan was shameful.",
        "The court heard from two witnesses that the plan was shameful.",
        "An inquiry found that the plan was shameful.",
        "Prosecutors allege the plan was shameful.",
        "Residents insist the shameful plan is dead.",
        "Residents fear that the plan is shameful.",
        "The clerk predicted a shameful end.",
        "The plan, which the senator called shameful, passed.",
        "The senator dismissed the plan as shameful.",
        "The plan was, as the senator put it, shameful.",
        "The plan is shameful, in the view of the senator.",
        "In her words, the plan is shameful.",
        "The senator's view is that the plan is shameful.",
        "The mayor rejected the charge that he was shameful.",
        "The term \"shameful\" is an old one.",
    ] {
        expect_of(body, "shameful", Setting::Attributed);
    }
}

#[test]
fn what_is_only_found_or_thought_by_the_writer_is_the_writers_own() {
    for body in [
        "The coins found in the shameful house were sold.",
        "The talks held in May were shameful.",
        "I think the plan is shameful.",
        "We believe that the plan is shameful.",
        "The idea of a shameful plan took hold.",
        "In other words, the plan is shameful.",
        "They put it in a shameful place.",
        "The board dismissed the shameful plan.",
        "Inspectors found cracks in two of its beams, a sight that led to a shameful closure.",
    ] {
        expect_of(body, "shameful", Setting::Own);
    }
}

#[test]
fn a_denied_verb_does_not_deny_what_its_object_is_called() {
    for (body, setting) in [
        ("The police did not stop the shameful crowd.", Setting::Own),
        ("He could not hide his shameful record.", Setting::Own),
        (
            "The board did not mention its shameful record.",
            Setting::Own,
        ),
        ("It was nothing short of shameful.", Setting::Own),
        ("It was nothing but shameful.", Setting::Own),
        ("No wonder the shameful plan failed.", Setting::Own),
        ("No amount of shameful pleading helped.", Setting::Own),
        ("It was far from the shameful harbour.", Setting::Own),
        ("It was anything but shameful.", Setting::Negated),
        ("It was far from shameful.", Setting::Negated),
        ("It was not the shameful plan.", Setting::Negated),
        ("It would not be the shameful plan.", Setting::Negated),
        ("It was not clearly the shameful plan.", Setting::Negated),
        ("He cannot call the plan shameful.", Setting::Attributed),
        ("They made no shameful offer.", Setting::Negated),
        ("They never made a shameful offer.", Setting::Negated),
        ("She came without shameful terms.", Setting::Negated),
    ] {
        expect_of(body, "shameful", setting);
    }
}

#[test]
fn words_set_apart_in_a_headline_are_those_of_whom_it_names() {
    let setting = |headline: &str| {
        let wording = check("", &Text::of(""), Some(headline), builtin());
        wording
            .title_findings
            .first()
            .map(|finding| finding.setting)
    };
    for (headline, expected) in [
        ("Doctors' leader: plan is 'shameful'", Setting::Quoted),
        ("Plan is 'shameful': doctors' leader", Setting::Quoted),
        ("Exclusive: the 'shameful' plan", Setting::Scare),
        ("Council drops 'shameful' plan", Setting::Scare),
    ] {
        assert_eq!(setting(headline), Some(expected), "{headline}");
    }
}

#[test]
fn a_headline_is_not_blamed_for_what_it_denies_or_tells_as_someones() {
    const TOLD: &str = "told as what someone said";
    for (headline, whose) in [
        ("PM denies being a crook", "denied"),
        ("Mayor is no crook", "denied"),
        ("Mayor a liar and a crook, says rival", TOLD),
        ("Senator calls mayor a crook", TOLD),
        ("Bosses are greedy crooks – union", TOLD),
        ("Union: bosses are crooks", TOLD),
        ("Mayor a crook: senior union official", TOLD),
        ("Port cuts: the crooks of Leith", ""),
        ("Fury at council: crooks on the board", ""),
        ("Mayor quits – a crook to the end", ""),
        ("Crooks: how the port was lost", ""),
    ] {
        let findings = check("", &Text::of(""), Some(headline), builtin()).title_findings;
        let found = findings
            .iter()
            .find(|finding| finding.span.of(headline).to_lowercase().contains("crook"))
            .unwrap_or_else(|| panic!("{headline}: {findings:?}"));
        assert_eq!(found.setting, Setting::Title, "{headline}");
        let last = found.evidence.last().expect("a weight has evidence");
        assert_eq!(
            last.what == TOLD || last.what == "denied",
            !whose.is_empty(),
            "{headline}"
        );
        assert!(
            whose.is_empty() || last.what == whose,
            "{headline}: {last:?}"
        );
        let product: f64 = found.evidence.iter().map(|piece| piece.factor).product();
        assert!((found.weight - product).abs() < 1e-12, "{headline}");
    }
}

#[test]
fn forecasts_motives_and_hedges_are_those_of_who_tells_them() {
    for (body, word, setting) in [
        (
            "The cuts will devastate the towns, Ms Reed said.",
            "devastate",
            Setting::Attributed,
        ),
        (
            "Ms Reed said the move could spell disaster.",
            "spell",
            Setting::Attributed,
        ),
        (
            "Ms Reed said it was clearly a mistake.",
            "clearly",
            Setting::Attributed,
        ),
        (
            "Ms Reed said the arrogant mayor stayed away.",
            "arrogant",
            Setting::Attributed,
        ),
        (
            "The cuts will devastate the towns.",
            "devastate",
            Setting::Own,
        ),
        ("Ms Reed met the arrogant mayor.", "arrogant", Setting::Own),
        (
            "Ms Reed said the mayor had boasted of it.",
            "boasted",
            Setting::Own,
        ),
    ] {
        expect_of(body, word, setting);
    }
}

#[test]
fn the_answers_of_an_interview_are_the_speakers() {
    let body = "Ann Hale spoke to the Herald about the crooks of Leith.\n\
        Herald: Did the crooks of the firm know?\n\
        Hale: They are thugs. “Nobody” asked them.\n\
        Herald: Will you go?\n\
        Hale: Those cowards would like it.\n\n\
        The shameful lock opens at one.";
    let wording = check(body, &Text::of(body), None, builtin());
    let found: Vec<_> = wording
        .findings
        .iter()
        .map(|finding| (finding.span.of(body), finding.setting))
        .collect();
    for (word, setting) in [
        ("crooks", Setting::Own),
        ("thugs", Setting::Quoted),
        ("cowards", Setting::Quoted),
        ("shameful", Setting::Own),
    ] {
        assert!(found.contains(&(word, setting)), "{word}: {found:?}");
    }
    assert_eq!(wording.words - wording.own_words, 11);
}

#[test]
fn a_denial_does_not_reach_out_of_a_quotation() {
    for body in ["\"No,\" whined Hale.", "\"No, never,\" whined Hale."] {
        expect_of(body, "whined", Setting::Own);
    }
    expect("It was “no” disgraceful offer.", Setting::Own);
}

#[test]
fn a_finding_stays_on_one_side_of_a_quotation_mark() {
    expect_of("The \"reckless\" plan passed.", "reckless", Setting::Scare);
    for body in [
        "Simon Hale blasted: \"This is a bad plan.\"",
        "The \"reckless\" plan passed.",
    ] {
        for finding in check(body, &Text::of(body), None, builtin()).findings {
            assert!(!finding.span.of(body).contains('"'), "{body}: {finding:?}");
        }
    }
}

#[test]
fn softened_words_are_kept_and_weigh_less() {
    let weight = |body| finding(body).1;
    let own = weight("The offer was disgraceful.");
    let told = weight("The senator called it disgraceful.");
    let quoted = weight("“The offer was disgraceful,” she said.");
    assert!(own > told && told > quoted && quoted > 0.0);
    assert!(quoted <= own * 0.3);
}

#[track_caller]
fn expect(body: &str, setting: Setting) {
    expect_of(body, "disgraceful", setting);
}

#[track_caller]
fn expect_of(body: &str, word: &str, setting: Setting) {
    assert_eq!(found(body, word).0, setting, "{body}");
}

fn finding(body: &str) -> (Setting, f64) {
    found(body, "disgraceful")
}

/// The setting and the weight of the first finding that holds `word`.
#[track_caller]
fn found(body: &str, word: &str) -> (Setting, f64) {
    let wording = check(body, &Text::of(body), None, builtin());
    let found = wording
        .findings
        .iter()
        .find(|finding| finding.span.of(body).contains(word));
    let found = found.unwrap_or_else(|| panic!("{body}: {:?}", wording.findings));
    (found.setting, found.weight)
}
