//! Story: a house has a style of its own, and its wishes beat the lexicon that ships.

use copydesk::text::Text;
use copydesk::wording::{Lexicon, ListFormat, broken_promises, builtin, check};

mod program;

const HOUSE: &str = r#"
allow = ["critical juncture"]
off = ["hedge"]

[weights]
"stance" = 0.5

[category]
id = "house"
class = "framing"
name = "House style"
what = "Words this house does not use."
why = "The house agreed on plainer ones."
instead = "See the style guide."

[[entry]]
id = "punters"
forms = ["(punter|punters)"]
weight = 3
explain = "Slang for customers."
instead = "customers"
fires = ["Punters queued at noon."]
silent = ["Customers queued at noon."]
"#;

#[test]
fn a_house_adds_words_of_its_own() {
    let lexicon = with(HOUSE);
    assert_eq!(
        found("Punters queued at noon.", &lexicon),
        ["house/punters"]
    );
    assert_eq!(found("Punters queued at noon.", builtin()), [] as [&str; 0]);
    // Nothing is said of how far a category is trusted where it is trusted wholly.
    let text = Text::of("Punters queued at noon.");
    let wording = check("Punters queued at noon.", &text, None, &with(HOUSE));
    assert_eq!(wording.findings[0].evidence.len(), 1);
}

#[test]
fn a_slight_entry_of_ones_own_is_found_where_one_that_ships_would_be_left_out() {
    let slight = HOUSE
        .replace("id = \"house\"", "id = \"presupposition\"")
        .replace("weight = 3", "weight = 1");
    let mut lexicon = with(&slight);
    let told = |lexicon: &Lexicon| found("Punters queued at noon.", lexicon);
    assert_eq!(told(&lexicon), ["presupposition/punters"]);
    let own = lexicon.ids().filter(|id| lexicon.is_own(*id));
    assert_eq!(broken_promises(&lexicon, own), []);
    lexicon.leave_out_below(1.0).expect("a weight");
    assert_eq!(told(&lexicon), [] as [&str; 0]);
}

#[test]
fn a_text_in_another_language_is_said_to_be_unless_no_english_entry_is_looked_for() {
    let german = "Die Stadt hat am Montag die alte Brücke über den Fluss gesperrt, nachdem Ingenieure Risse in zwei \
                  Trägern gefunden hatten. Der Bürgermeister sagte, die Arbeiten würden mindestens acht Wochen \
                  dauern. Rund elftausend Fahrzeuge am Tag müssen nun einen Umweg nehmen.";
    let english = |lexicon: &Lexicon| check(german, &Text::of(german), None, lexicon).english;
    assert_eq!(english(builtin()), Some(false));
    let mut own = with(HOUSE);
    for category in &builtin().categories {
        own.switch_off(&category.id).expect("a category");
    }
    assert_eq!(english(&own), None);
}

#[test]
fn what_a_house_allows_is_never_marked() {
    let sentence = "It came at a critical juncture.";
    assert_eq!(found(sentence, &with(HOUSE)), [] as [&str; 0]);
    assert_ne!(found(sentence, builtin()), [] as [&str; 0]);
}

#[test]
fn what_a_house_switches_off_is_silent() {
    let sentence = "The fee could well rise.";
    assert!(found(sentence, builtin())[0].starts_with("hedge/"));
    assert_eq!(found(sentence, &with(HOUSE)), [] as [&str; 0]);
}

#[test]
fn a_house_weighs_anew() {
    let sentence = "Obviously, the mayor prevailed.";
    let weight =
        |lexicon: &Lexicon| check(sentence, &Text::of(sentence), None, lexicon).findings[0].weight;
    assert!((weight(&with(HOUSE)) - weight(builtin()) * 0.5).abs() < 1e-9);
}

#[test]
fn an_entry_of_the_same_name_replaces_the_one_that_ships() {
    let (id, entry) = builtin()
        .entries()
        .find(|(_, entry)| entry.id == "obviously" || entry.id.starts_with("obvious"))
        .expect("an entry");
    let category = builtin().category_of(entry);
    let own = format!(
        "[category]\nid = \"{}\"\nclass = \"epistemological\"\nname = \"n\"\nwhat = \"w\"\nwhy = \"y\"\ninstead = \"i\"\n\
         [[entry]]\nid = \"{}\"\nforms = [\"zounds\"]\nweight = 5\nexplain = \"e\"\ninstead = \"i\"\n",
        category.id, entry.id
    );
    let lexicon = with(&own);
    assert_eq!(lexicon.weight(id), 5.0);
    assert_eq!(
        found("Obviously, the mayor prevailed.", &lexicon),
        [] as [&str; 0]
    );
    assert_eq!(found("Zounds, the mayor prevailed.", &lexicon).len(), 1);
}

#[test]
fn a_category_that_is_described_anew_keeps_its_trust_unless_another_is_given() {
    let own = |trust: &str| {
        format!(
            "[category]\nid = \"hedge\"\nclass = \"epistemological\"\nname = \"n\"\nwhat = \"w\"\nwhy = \"y\"\ninstead = \"i\"\n{trust}"
        )
    };
    let trust = |lexicon: &Lexicon| {
        let hedge = lexicon
            .categories
            .iter()
            .find(|category| category.id == "hedge");
        hedge.expect("hedges").trust()
    };
    assert!(trust(builtin()) < 1.0);
    assert_eq!(trust(&with(&own(""))), trust(builtin()));
    assert_eq!(trust(&with(&own("trust = 0.9\n"))), 0.9);
}

#[test]
fn a_slip_in_a_house_lexicon_is_named_with_its_line() {
    for (text, expected) in [
        (
            "off = [\"nonsense\"]\n",
            "house.toml:1: the lexicon has no category or entry `nonsense`",
        ),
        (
            "\nallow = [\"(a\"]\n",
            "house.toml:2: `(a`: parentheses must pair and can't be nested",
        ),
        (
            "[weights]\n\"fear\" = 9.0\n",
            "house.toml:2: a weight, or what multiplies those of a category, is 0 to 5",
        ),
        (
            "[[entry]]\nid = \"a\"\nforms = [\"a\"]\nweight = 1\nexplain = \"e\"\ninstead = \"i\"\n",
            "house.toml:2: entries need a [category] above them",
        ),
    ] {
        let error = builtin()
            .clone()
            .add(text, "house.toml")
            .expect_err("a slip");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn lists_of_other_makers_are_read_in_their_own_formats() {
    for (list, format) in [
        ("grim\t-2.7\t0.4\t[-3]\n", ListFormat::Vader),
        ("grim\tfear\t1\ngrim\tjoy\t0\n", ListFormat::Nrc),
        ("# mine\ngrim\n", ListFormat::Plain),
    ] {
        assert_eq!(ListFormat::guess(list), format);
        let mut lexicon = Lexicon::default();
        lexicon
            .add_list(list, "list.txt", "list", format)
            .expect("a list");
        assert_eq!(found("A grim day in Selby.", &lexicon), ["list/grim"]);
    }
}

#[test]
fn thousands_of_words_are_allowed_in_no_time() {
    let mut lexicon = builtin().clone();
    for nth in 0..5_000 {
        lexicon.allow(&format!("word{nth}")).expect("a form");
    }
    lexicon.allow("utter chaos").expect("a form");
    assert_eq!(found("It was utter chaos.", &lexicon), [] as [&str; 0]);
}

#[test]
fn a_list_takes_no_category_that_is_there() {
    let mut lexicon = builtin().clone();
    let added = lexicon.add_list("zzz\n", "my/hedge.txt", "hedge", ListFormat::Plain);
    assert_eq!(
        added.expect_err("a clash").to_string(),
        "my/hedge.txt:1: there is a category `hedge` already; give the list another name"
    );
    assert_eq!(lexicon.fingerprint(), builtin().fingerprint());
}

#[test]
fn a_house_lexicon_keeps_its_promises_or_is_told() {
    let entries = &HOUSE[HOUSE.find("[category]").expect("a category")..];
    let kept = Lexicon::parse(entries, "house.toml").expect("a lexicon");
    assert_eq!(broken_promises(&kept, kept.ids()), []);
    let slipped = entries.replace("\"(punter|punters)\"", "\"punter\"");
    let broken = Lexicon::parse(&slipped, "house.toml").expect("a lexicon");
    assert_eq!(
        broken_promises(&broken, broken.ids())[0].sentence,
        "Punters queued at noon."
    );
}

fn with(own: &str) -> Lexicon {
    let mut lexicon = builtin().clone();
    lexicon.add(own, "house.toml").expect("a house lexicon");
    lexicon
}

fn found(sentence: &str, lexicon: &Lexicon) -> Vec<String> {
    check(sentence, &Text::of(sentence), None, lexicon)
        .findings
        .iter()
        .map(|finding| lexicon.name_of(lexicon.entry(finding.entry)))
        .collect()
}

#[test]
fn a_check_knows_the_entries_that_ship_and_tries_those_of_the_file() {
    let desk = tempfile::tempdir().expect("a folder");
    let own = "off = [\"hedge\"]\n[weights]\n\"fear/chaos\" = 0.5\n[category]\nid = \"house\"\nclass = \"framing\"\nname = \"H\"\n\
               what = \"w\"\nwhy = \"y\"\ninstead = \"i\"\n[[entry]]\nid = \"punters\"\nforms = [\"punters\"]\nweight = 2\nexplain = \"Slang.\"\ninstead = \"customers\"\n";
    let check = |fires: &str| {
        let file = format!("{own}fires = [\"{fires}\"]\n");
        std::fs::write(desk.path().join("own.toml"), file).expect("written");
        program::copydesk_in(desk.path(), &["lexicon", "check", "own.toml"], &[])
    };
    let kept = check("The punters paid.");
    let told = String::from_utf8_lossy(&kept.stdout).into_owned();
    assert_eq!(told, "own.toml: 1 entry, 0 broken promises\n");
    assert_eq!(kept.status.code(), Some(0));
    let broken = check("The buyers paid.");
    let told = String::from_utf8_lossy(&broken.stdout).into_owned();
    assert!(
        told.contains("own.toml: house/punters does not fire on: The buyers paid."),
        "{told}"
    );
    assert_eq!(broken.status.code(), Some(1));
}

#[test]
fn a_category_is_explained_by_the_name_that_pages_give_it_in_any_case() {
    let explain = |term: &str| {
        let output = program::copydesk_in(std::path::Path::new("."), &["explain", term], &[]);
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    for category in builtin().categories.iter().step_by(6) {
        let told = explain(&category.id);
        assert_eq!(explain(&category.name.to_uppercase()), told);
        assert_eq!(explain(&category.id.to_uppercase()), told);
    }
    assert!(explain("a").lines().all(|line| line.len() < 300));
}
