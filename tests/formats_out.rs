//! Story: a build server, a spreadsheet and a code host each get the findings in the form they read.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

mod program;

#[test]
fn sarif_keeps_to_what_the_standard_demands() {
    let log: Value = serde_json::from_str(&written("report", "sarif", &[])).expect("JSON");
    let validator = jsonschema::validator_for(&sarif_schema()).expect("a schema");
    let faults: Vec<String> = validator
        .iter_errors(&log)
        .map(|fault| format!("{} {fault}", fault.instance_path()))
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert!(results.len() > 5, "{}", results.len());
    let mut fingerprints: Vec<String> = vec![];
    for result in results {
        let rule = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[rule]["id"], result["ruleId"]);
        let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        fingerprints.push(format!(
            "{uri} {}",
            result["partialFingerprints"]["copydesk/v1"]
        ));
    }
    let all = fingerprints.len();
    fingerprints.sort();
    fingerprints.dedup();
    assert_eq!(
        fingerprints.len(),
        all,
        "fingerprints tell results of a file apart"
    );
}

#[test]
fn every_region_cuts_the_words_it_speaks_of() {
    let log: Value = serde_json::from_str(&written("wording", "sarif", &[])).expect("JSON");
    let mut seen = 0;
    for result in log["runs"][0]["results"].as_array().expect("results") {
        let place = &result["locations"][0]["physicalLocation"];
        let Some(region) = place
            .get("region")
            .filter(|region| region.get("snippet").is_some())
        else {
            continue;
        };
        let file = place["artifactLocation"]["uri"].as_str().expect("a path");
        let text = fs::read_to_string(file).expect("a sample");
        let number = |name: &str| region[name].as_u64().expect("a number") as usize;
        let line: Vec<char> = text
            .lines()
            .nth(number("startLine") - 1)
            .expect("a line")
            .chars()
            .collect();
        let by_columns: String = line[number("startColumn") - 1..number("endColumn") - 1]
            .iter()
            .collect();
        let by_offset: String = text
            .chars()
            .skip(number("charOffset"))
            .take(number("charLength"))
            .collect();
        assert_eq!(region["snippet"]["text"], by_columns.as_str());
        assert_eq!(by_columns, by_offset);
        seen += 1;
    }
    assert!(seen >= 3, "{seen}");
}

#[test]
fn a_table_has_as_many_cells_in_each_row_as_in_its_header() {
    for (command, table, least) in [
        ("reuse", "pairs", 1),
        ("reuse", "passages", 1),
        ("wording", "findings", 4),
        ("report", "scores", 2),
        ("report", "edits", 1),
    ] {
        let tsv = written(command, "tsv", &["--table", table]);
        let cells: Vec<usize> = tsv.lines().map(|line| line.split('\t').count()).collect();
        assert!(
            cells.len() > least && cells.iter().all(|count| *count == cells[0]),
            "{table}: {cells:?}"
        );
        let csv = written(command, "csv", &["--table", table]);
        assert!(csv.lines().count() >= tsv.lines().count(), "{table}");
    }
}

#[test]
fn the_usual_table_goes_by_the_command() {
    for (command, column) in [
        ("reuse", "resemblance"),
        ("wording", "entry"),
        ("report", "per_1000"),
    ] {
        let header = written(command, "csv", &[]);
        let header = header.lines().next().expect("a header");
        assert!(
            header.split(',').any(|name| name == column),
            "{command}: {header}"
        );
    }
}

#[test]
fn github_annotates_the_line_and_says_how_gravely() {
    let told = written("wording", "github", &["--severity", "label=error"]);
    assert!(
        told.lines().all(|line| line.starts_with("::notice ")
            || line.starts_with("::warning ")
            || line.starts_with("::error ")),
        "{told}"
    );
    let line = told
        .lines()
        .find(|line| line.contains("title=label/mob"))
        .expect("a finding");
    assert!(
        line.starts_with("::error file=tests/desk/ours.txt,line=8,endLine=8,col="),
        "{line}"
    );
}

#[test]
fn annotations_of_a_comparison_tell_what_the_copy_changed() {
    let desk = tempfile::tempdir().expect("a folder");
    let wire = "The council of Halden voted on Monday to shut the old bridge over the river Tol after engineers found \
                cracks in two of its beams. Twelve people spoke at the meeting, the mayor said.\n";
    let copy = wire
        .replace("the mayor said", "the mayor claimed")
        .replace("Twelve", "Thirty");
    std::fs::write(desk.path().join("a.txt"), wire).expect("written");
    std::fs::write(desk.path().join("b.txt"), copy).expect("written");
    let run = |command: &str, format: &str| {
        let output = program::copydesk_in(
            desk.path(),
            &[command, "a.txt", "b.txt", "--format", format],
            &[],
        );
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    for format in ["github", "checkstyle", "junit", "sarif"] {
        let told = run("compare", format);
        let rule = match format {
            "checkstyle" => "edit.number",
            _ => "edit/number",
        };
        // Neither is dated, so that neither became the other.
        for part in [
            rule,
            "“Thirty” for “Twelve”",
            "“claimed” for “said”",
            "load +",
        ] {
            assert!(told.contains(part), "{format}, {part}: {told}");
        }
        assert!(!run("reuse", format).contains("edit/"), "{format}");
    }
    let junit = run("reuse", "junit");
    assert!(
        junit.contains("classname=\"a.txt\" name=\"reuse\"/>"),
        "{junit}"
    );
    assert!(junit.contains("nearly the same text as a.txt"), "{junit}");
}

#[test]
fn checkstyle_and_junit_are_whole_and_count_well() {
    let checkstyle = written("wording", "checkstyle", &[]);
    assert!(checkstyle.contains("<file name=\"tests/desk/ours.txt\">"));
    assert!(checkstyle.contains("<error line=\"8\" column=\""));
    let junit = written("wording", "junit", &[]);
    let failures = junit.matches("<failure ").count();
    let cases = junit.matches("<testcase ").count();
    assert!(junit.contains(&format!(
        "<testsuites name=\"copydesk\" tests=\"{cases}\" failures=\"{failures}\" errors=\"0\">"
    )));
    for xml in [checkstyle, junit] {
        assert!(!xml.contains("& ") && xml.ends_with(">\n"));
        let opened = xml.matches("<test").count()
            + xml.matches("<file").count()
            + xml.matches("<checkstyle").count();
        let closed = xml.matches("</test").count()
            + xml.matches("</file").count()
            + xml.matches("</checkstyle").count();
        let empty = xml
            .lines()
            .filter(|line| {
                line.trim().starts_with("<testcase")
                    && line.ends_with("\"/>")
                    && !line.contains("><")
            })
            .count();
        assert_eq!(opened, closed + empty, "{xml}");
    }
}

#[test]
fn the_ending_of_a_file_says_what_to_write() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, start) in [
        ("a.csv", "id,path"),
        ("a.tsv", "id\tpath"),
        ("a.sarif", "{\n  \"$schema\""),
    ] {
        let path = folder.path().join(name);
        let output = path.to_str().expect("UTF-8");
        let done = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["wording", "tests/desk", "-o", output])
            .output();
        assert!(done.expect("the program runs").status.success());
        assert!(
            fs::read_to_string(&path)
                .expect("written")
                .starts_with(start),
            "{name}"
        );
    }
}

fn written(command: &str, format: &str, flags: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args([command, "tests/desk", "--format", format])
        .args(flags)
        .output()
        .expect("the program runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[cfg(feature = "parquet")]
mod parquet_tables {
    use std::fs::File;
    use std::path::Path;

    use parquet::basic::Type;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::*;

    #[test]
    fn a_parquet_table_holds_the_cells_of_the_other_tables() {
        for (command, table, least) in [
            ("reuse", "pairs", 1),
            ("reuse", "passages", 1),
            ("wording", "findings", 4),
            ("report", "scores", 2),
            ("report", "edits", 1),
        ] {
            let path = saved(command, table);
            let csv = written(command, "csv", &["--table", table]);
            let mut csv = csv::Reader::from_reader(csv.as_bytes());
            let header: Vec<String> = csv
                .headers()
                .expect("a header")
                .iter()
                .map(str::to_owned)
                .collect();
            assert_eq!(names(&path), header, "{table}");
            let expected: Vec<Vec<String>> = csv
                .records()
                .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
                .collect();
            assert!(expected.len() >= least, "{table}");
            assert_eq!(rows(&path), expected, "{table}");
        }
    }

    #[test]
    fn numbers_are_numbers_and_the_same_run_writes_the_same_bytes() {
        let path = saved("report", "scores");
        let reader = open(&path);
        let schema = reader.metadata().file_metadata().schema_descr();
        for (name, kind) in [
            ("id", Type::BYTE_ARRAY),
            ("words", Type::INT64),
            ("level", Type::BYTE_ARRAY),
            ("per_1000", Type::DOUBLE),
            ("fear", Type::DOUBLE),
        ] {
            let column = schema.columns().iter().find(|column| column.name() == name);
            assert_eq!(column.expect(name).physical_type(), kind, "{name}");
        }
        assert_eq!(
            fs::read(&path).expect("read"),
            fs::read(saved("report", "scores")).expect("read")
        );
    }

    #[test]
    fn a_table_without_rows_still_has_its_columns() {
        let path = saved_of("tests/desk/ours.txt", "reuse", "pairs");
        assert_eq!(names(&path)[0], "left");
        assert!(rows(&path).is_empty());
    }

    /// The master of a pseudo-terminal is one to the program that writes to it.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_terminal_is_spared_the_bytes() {
        let terminal = File::options().read(true).write(true).open("/dev/ptmx");
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["wording", "tests/desk", "--format", "parquet"])
            .stdout(terminal.expect("a terminal"))
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            told.contains("not for a terminal; name a file with --output"),
            "{told}"
        );
    }

    fn saved(command: &str, table: &str) -> tempfile::TempPath {
        saved_of("tests/desk", command, table)
    }

    fn saved_of(articles: &str, command: &str, table: &str) -> tempfile::TempPath {
        let path = tempfile::Builder::new()
            .suffix(".parquet")
            .tempfile()
            .expect("a file")
            .into_temp_path();
        let done = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args([command, articles, "--table", table, "-o"])
            .arg(&path)
            .status();
        assert!(done.expect("the program runs").success());
        path
    }

    fn open(path: &Path) -> SerializedFileReader<File> {
        SerializedFileReader::new(File::open(path).expect("the table")).expect("a table")
    }

    fn names(path: &Path) -> Vec<String> {
        let reader = open(path);
        let schema = reader.metadata().file_metadata().schema();
        schema
            .get_fields()
            .iter()
            .map(|field| field.name().to_owned())
            .collect()
    }

    fn rows(path: &Path) -> Vec<Vec<String>> {
        let reader = open(path);
        let rows = reader.get_row_iter(None).expect("rows");
        rows.map(|row| {
            let row = row.expect("a row");
            row.get_column_iter()
                .map(|(_, field)| cell(field))
                .collect()
        })
        .collect()
    }

    fn cell(field: &Field) -> String {
        match field {
            Field::Null => String::new(),
            Field::Str(text) => text.clone(),
            Field::Long(number) => number.to_string(),
            Field::Double(number) => number.to_string(),
            other => panic!("{other:?}"),
        }
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_program_without_parquet_says_how_to_have_it() {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["wording", "tests/desk", "-o", "a.parquet"])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("--features parquet"), "{told}");
}

/// What SARIF 2.1.0 demands of the parts that are written, and nothing beside them.
fn sarif_schema() -> Value {
    let object = |required: &[&str], properties: Value| json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false });
    let positive = json!({ "type": "integer", "minimum": 1 });
    let count = json!({ "type": "integer", "minimum": 0 });
    let text = json!({ "type": "string", "minLength": 1 });
    let level = json!({ "enum": ["none", "note", "warning", "error"] });
    let bag = json!({ "type": "object", "properties": { "tags": { "type": "array", "items": text, "uniqueItems": true } } });
    let message = object(&["text"], json!({ "text": text }));
    let region = object(
        &["startLine"],
        json!({
            "startLine": positive, "startColumn": positive, "endLine": positive, "endColumn": positive,
            "charOffset": count, "charLength": count, "snippet": message,
        }),
    );
    let artifact = object(
        &["uri"],
        json!({ "uri": { "type": "string", "pattern": "^[^ \\\\]+$" } }),
    );
    let physical = object(
        &["artifactLocation"],
        json!({ "artifactLocation": artifact, "region": region }),
    );
    let location = object(
        &["physicalLocation"],
        json!({ "physicalLocation": physical, "message": message }),
    );
    let locations = json!({ "type": "array", "items": location, "minItems": 1 });
    let result = object(
        &["message", "ruleId", "level", "locations"],
        json!({
            "ruleId": text, "ruleIndex": count, "level": level, "message": message, "locations": locations,
            "relatedLocations": locations, "properties": bag,
            "partialFingerprints": { "type": "object", "additionalProperties": text },
        }),
    );
    let rule = object(
        &["id", "shortDescription", "help"],
        json!({
            "id": text, "shortDescription": message, "fullDescription": message, "help": message, "properties": bag,
        }),
    );
    let rules = json!({ "type": "array", "items": rule, "uniqueItems": true });
    let driver = object(
        &["name"],
        json!({ "name": text, "version": text, "semanticVersion": text, "rules": rules }),
    );
    let notification = object(&["message"], json!({ "message": message, "level": level }));
    let invocation = object(
        &["executionSuccessful"],
        json!({
            "executionSuccessful": { "type": "boolean" },
            "toolExecutionNotifications": { "type": "array", "items": notification },
        }),
    );
    let run = object(
        &["tool", "columnKind", "results"],
        json!({
            "tool": object(&["driver"], json!({ "driver": driver })),
            "columnKind": { "const": "unicodeCodePoints" },
            "invocations": { "type": "array", "items": invocation },
            "results": { "type": "array", "items": result },
            "properties": bag,
        }),
    );
    object(
        &["version", "runs"],
        json!({
            "$schema": { "type": "string" }, "version": { "const": "2.1.0" },
            "runs": { "type": "array", "items": run },
        }),
    )
}
