//! The name tables: what they say, what loading refuses, and saving.

use paraph::gazetteer::{
    BodyKind, CountryKind, EntityType, Field, Gazetteer, GazetteerBuilder, Hit, NameForm, NewEntry,
    PartialDate, SavedError, TableKind,
};
use paraph::{LoadErrorKind, Span};

fn hits(gazetteer: &Gazetteer, text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    gazetteer.hits(text, Span::new(0, text.len()), &mut hits);
    hits
}

fn found<'t>(gazetteer: &Gazetteer, text: &'t str) -> Vec<&'t str> {
    hits(gazetteer, text)
        .iter()
        .map(|hit| hit.span.of(text))
        .collect()
}

const COUNTRIES: &str = "id\tname\taliases\tadjectives\tpeople\tcapital\tseats\tlegislature\tkind\tfrom\tuntil\tnow\tdescriptors\n";
const PEOPLE: &str = "id\tname\taliases\tterms\n";

fn countries() -> String {
    format!(
        "{COUNTRIES}\
         # two states and one of the past\n\
         JPN\tJapan\t\tJapanese\tJapanese\tTokyo\t\tNational Diet|Diet\tcountry\t\t\t\tisland nation\n\
         \n\
         RUS\tRussia\tRussian Federation\tRussian\tRussians\tMoscow\tKremlin\t\tcountry\t1991\t\t\t\n\
         SUN\tSoviet Union\tUSSR|U.S.S.R.\tSoviet\tSoviets\tMoscow\tKremlin\t\tformer\t1922\t1991\tRUS\t\n"
    )
}

fn builder() -> GazetteerBuilder {
    Gazetteer::builder().with_builtin(false).table(
        TableKind::Countries,
        "countries.tsv",
        countries(),
    )
}

/// What building says, as `file:line:column: message`.
fn faults(builder: GazetteerBuilder) -> Vec<String> {
    builder
        .build()
        .unwrap_err()
        .0
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn people_faults(lines: &str) -> Vec<String> {
    faults(builder().table(TableKind::People, "people.tsv", format!("{PEOPLE}{lines}")))
}

// ---- what the tables say ----

#[test]
fn an_entry_says_what_its_line_says() {
    let gazetteer = builder()
        .table(
            TableKind::Bodies,
            "bodies.tsv",
            "id\tname\taliases\tof\tkind\nstate-duma\tState Duma\tDuma\tRUS\tchamber\n",
        )
        .table(
            TableKind::Organisations,
            "organisations.tsv",
            "id\tname\taliases\ttype\tof\tmembers\tdescriptors\ne2\tE2\t\tgroup\t\tJPN|RUS\tpair\n",
        )
        .table(
            TableKind::Agreements,
            "agreements.tsv",
            "id\tname\taliases\tkind\tfield\tparties\tsigned\tin_force\tended\tpart_of\n\
             inf\tINF Treaty\t\tsingle\tarms_control\tSUN\t1987-12-08\t1988\t2019\t\n\
             inf-mou\tINF Memorandum\t\tsingle\t\t\t\t\t\tinf\n",
        )
        .table(
            TableKind::Places,
            "places.tsv",
            "id\tname\taliases\tof\nosaka\tOsaka\t\tJPN\n",
        )
        .build()
        .unwrap();
    let entry = |id: &str| gazetteer.entry(gazetteer.by_id(id).unwrap());
    let ids = |list: &mut dyn Iterator<Item = paraph::gazetteer::EntryId>| -> Vec<String> {
        list.map(|id| gazetteer.entry(id).id().to_string())
            .collect()
    };
    let japan = entry("JPN");
    assert_eq!(
        (japan.name(), japan.entity_type(), japan.country_kind()),
        ("Japan", &EntityType::Country, Some(CountryKind::Country))
    );
    assert_eq!(
        japan.legislatures().collect::<Vec<_>>(),
        ["National Diet", "Diet"]
    );
    assert_eq!(japan.descriptors().collect::<Vec<_>>(), ["island nation"]);
    let soviet = entry("SUN");
    assert_eq!(soviet.country_kind(), Some(CountryKind::Former));
    assert_eq!(ids(&mut soviet.successors()), ["RUS"]);
    assert_eq!(soviet.until(), PartialDate::parse("1991"));
    assert_eq!(
        (
            entry("state-duma").body_kind(),
            ids(&mut entry("state-duma").of())
        ),
        (Some(BodyKind::Chamber), vec!["RUS".to_string()])
    );
    assert_eq!(
        (entry("e2").entity_type(), ids(&mut entry("e2").members())),
        (&EntityType::Group, vec!["JPN".into(), "RUS".into()])
    );
    assert_eq!(entry("inf").field(), Some(Field::ArmsControl));
    assert_eq!(entry("inf").signed(), PartialDate::parse("1987-12-08"));
    assert_eq!(ids(&mut entry("inf").parties()), ["SUN"]);
    assert_eq!(entry("inf-mou").part_of(), gazetteer.by_id("inf"));
    assert_eq!(ids(&mut entry("osaka").of()), ["JPN"]);
    assert_eq!(format!("{:?}", entry("osaka")), "osaka Osaka (place)");
    assert_eq!(gazetteer.entries().count(), 8);
}

#[test]
fn a_name_of_several_entries_keeps_them_all() {
    let gazetteer = builder().build().unwrap();
    let text = "Moscow, Kremlin, Japanese";
    let senses: Vec<Vec<(String, NameForm)>> = hits(&gazetteer, text)
        .iter()
        .map(|hit| gazetteer.senses(hit.name))
        .map(|senses| {
            senses
                .iter()
                .map(|sense| (gazetteer.entry(sense.entry).id().to_string(), sense.form))
                .collect()
        })
        .collect();
    let of = |list: &[(&str, NameForm)]| -> Vec<(String, NameForm)> {
        list.iter()
            .map(|(id, form)| (id.to_string(), *form))
            .collect()
    };
    assert_eq!(
        senses,
        [
            of(&[("RUS", NameForm::Capital), ("SUN", NameForm::Capital)]),
            of(&[("RUS", NameForm::Seat), ("SUN", NameForm::Seat)]),
            of(&[("JPN", NameForm::Adjective), ("JPN", NameForm::People)]),
        ]
    );
    let ambiguous: Vec<_> = gazetteer
        .ambiguous()
        .map(|name| gazetteer.name_text(name))
        .collect();
    assert_eq!(ambiguous, ["Kremlin", "Moscow"]);
}

#[test]
fn the_office_of_a_person_depends_on_the_date() {
    let lines = "abe\tShinzo Abe\tAbe\tPrime Minister;JPN;2006-09-26;2007-09-26|Prime Minister;JPN;2012-12-26;2020-09-16|Party Leader;JPN;2012-09;2020-09\n";
    let gazetteer = builder()
        .table(TableKind::People, "people.tsv", format!("{PEOPLE}{lines}"))
        .build()
        .unwrap();
    let abe = gazetteer.entry(gazetteer.by_id("abe").unwrap());
    let title = |date: &str| {
        abe.term_at(PartialDate::parse(date).unwrap())
            .map(|term| (term.title, term.from.unwrap().year()))
    };
    assert_eq!(title("2007"), Some(("Prime Minister", 2006)));
    assert_eq!(title("2010-01-01"), None);
    assert_eq!(title("2012-10"), Some(("Party Leader", 2012)));
    assert_eq!(title("2014-05-06"), Some(("Prime Minister", 2012)));
    assert_eq!(title("2020-09-17"), Some(("Party Leader", 2012)));
    assert_eq!(abe.terms_at(PartialDate::parse("2014").unwrap()).count(), 2);
}

#[test]
fn the_order_of_tables_and_lines_decides_nothing() {
    let other = "id\tname\ttype\nzeta\tZeta Group\tclub\nalpha\tAlpha Group\tclub\n";
    let mut lines: Vec<&str> = other.lines().collect();
    lines[1..].reverse();
    let one = builder()
        .table(TableKind::Names, "names.tsv", other)
        .build()
        .unwrap();
    let two = Gazetteer::builder()
        .with_builtin(false)
        .table(TableKind::Names, "names.tsv", lines.join("\n"))
        .table(TableKind::Countries, "countries.tsv", countries())
        .build()
        .unwrap();
    let text = "Alpha Group, Zeta Group, Moscow, JAPAN";
    assert_eq!(hits(&one, text), hits(&two, text));
    assert!(
        one.entries()
            .map(|entry| entry.id())
            .eq(two.entries().map(|entry| entry.id()))
    );
}

#[test]
fn columns_may_stand_in_any_order_and_optional_ones_be_left_out() {
    let table = "kind\tname\tid\r\ncountry\tJapan\tJPN\r\n";
    let gazetteer = Gazetteer::builder()
        .with_builtin(false)
        .table(TableKind::Countries, "c.tsv", table)
        .build()
        .unwrap();
    assert_eq!(
        gazetteer.entry(gazetteer.by_id("JPN").unwrap()).name(),
        "Japan"
    );
}

#[test]
fn a_table_of_aliases_adds_names_to_other_tables() {
    let gazetteer = builder()
        .table(
            TableKind::Aliases,
            "aliases-mine.tsv",
            "id\taliases\nJPN\tNippon|Nihon\n",
        )
        .build()
        .unwrap();
    let japan = gazetteer.entry(gazetteer.by_id("JPN").unwrap());
    assert_eq!(japan.aliases().collect::<Vec<_>>(), ["Nippon", "Nihon"]);
    assert_eq!(found(&gazetteer, "Nippon and Russia"), ["Nippon", "Russia"]);
}

// ---- what loading refuses ----

#[test]
fn faults_say_where_they_are_and_what_would_be_right() {
    for (lines, expected) in [
        (
            "abe\tShinzo Abe\t\n",
            "people.tsv:2:1: the line has 3 fields where the table has 4 columns; separate fields by one tab and leave empty ones empty",
        ),
        (
            "abe\t\t\t\n",
            "people.tsv:2:5: the field \"name\" is empty; it must be filled",
        ),
        (
            "abe\tShinzo Abe\tAbe||Abe S.\t\n",
            "people.tsv:2:20: an empty value in the list \"aliases\"; remove one \"|\"",
        ),
        (
            "abe\t\"Shinzo Abe\"\t\t\n",
            "people.tsv:2:5: the field \"name\" is in quotation marks; save the table without them",
        ),
        (
            "a b\tShinzo Abe\t\t\n",
            "people.tsv:2:1: the id \"a b\" must be of letters a to z, digits and hyphens",
        ),
        (
            "abe\tShinzo Abe\t\tPM;JPM;;\n",
            "people.tsv:2:20: no table has the id \"JPM\"; did you mean \"JPN\"?",
        ),
        (
            "abe\tShinzo Abe\t\tPM;Russian Federation;;\n",
            "people.tsv:2:20: no table has the id \"Russian Federation\"; did you mean \"RUS\"?",
        ),
        (
            "abe\tShinzo Abe\t\tPM;JPN;2014\n",
            "people.tsv:2:17: the term \"PM;JPN;2014\" has 3 parts; write Title;OF;from;until, with empty dates left empty",
        ),
        (
            "abe\tShinzo Abe\t\tPM;JPN;2014-13;\n",
            "people.tsv:2:24: \"2014-13\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD",
        ),
        (
            "abe\tShinzo Abe\t\tPM;JPN;2014;2012\n",
            "people.tsv:2:29: the end 2012 is before the beginning 2014; exchange or correct them",
        ),
        (
            "abe\tShinzo Abe\t\tPM;JPN;2012;|PM;JPN;2014;2016\n",
            "people.tsv:2:30: the term 2014 to 2016 overlaps with the term 2012 to ? of the same office; end the first one or remove one",
        ),
        (
            "may\tTheresa May\tMay\t\n",
            "people.tsv:2:17: the name \"May\" is a common word that also starts sentences; use a longer name, or remove it",
        ),
        (
            "lw\tlast week\t\t\n",
            "people.tsv:2:4: the name \"last week\" is of common words in small letters and would be found everywhere; write it as it is written in text, or remove it",
        ),
        (
            "ta\ttrade agreement\t\t\n",
            "people.tsv:2:4: the name \"trade agreement\" is of common words in small letters and would be found everywhere; write it as it is written in text, or remove it",
        ),
        (
            "abe\t--\t\t\n",
            "people.tsv:2:5: the name \"--\" holds no letter and no digit",
        ),
        (
            "JPN\tShinzo Abe\t\t\n",
            "people.tsv:2:1: the id \"JPN\" is taken by line 3 of countries.tsv; choose another, or add names in a table aliases.tsv",
        ),
        (
            "abe\tShinzo|Abe\t\t\n",
            "people.tsv:2:11: the field \"name\" holds one value and no list; remove the \"|\"",
        ),
    ] {
        assert_eq!(people_faults(lines), [expected], "{lines}");
    }
}

#[test]
fn a_term_may_begin_when_the_last_one_of_the_same_office_ends() {
    for terms in [
        "PM;JPN;2012;2014|PM;JPN;2014;2016",
        "PM;JPN;2014-05-06;|PM;JPN;2012;2014-05-06",
        "PM;JPN;2012;|PM;RUS;2014;",
        "PM;JPN;2012;|Party Leader;JPN;2014;",
    ] {
        let lines = format!("{PEOPLE}abe\tShinzo Abe\t\t{terms}\n");
        let built = builder()
            .table(TableKind::People, "people.tsv", lines)
            .build();
        assert!(built.is_ok(), "{}", built.unwrap_err());
    }
}

#[cfg(feature = "serde")]
#[test]
fn types_are_written_as_words() {
    for word in ["armed_group", "shipping_line"] {
        let entity_type: EntityType = serde_json::from_str(&format!("\"{word}\"")).unwrap();
        assert_eq!(entity_type, EntityType::from(word));
        assert_eq!(
            serde_json::to_string(&entity_type).unwrap(),
            format!("\"{word}\"")
        );
    }
    assert_eq!(
        serde_json::to_string(&Field::ArmsControl).unwrap(),
        "\"arms_control\""
    );
}

#[test]
fn columns_and_words_that_do_not_exist_are_told_with_the_right_ones() {
    let table = |kind, text: &str| faults(builder().table(kind, "t.tsv", text));
    for (kind, text, expected) in [
        (
            TableKind::Places,
            "id\tname\talias\tof\n",
            vec!["t.tsv:1:9: there is no column \"alias\"; did you mean \"aliases\"?"],
        ),
        (
            TableKind::Places,
            "id\tname\tname\n",
            vec!["t.tsv:1:9: the column \"name\" stands here a second time; remove one"],
        ),
        (
            TableKind::Places,
            "id\tpopulation\nx\t7\n",
            vec![
                "t.tsv:1:1: the column \"name\" is missing; add it to this line and to each line below",
                "t.tsv:1:4: there is no column \"population\"; the columns are id, name, aliases, of",
            ],
        ),
        (
            TableKind::Places,
            "# nothing\n",
            vec![
                "t.tsv:1:1: the table has no line with the names of its columns; write: id, name, aliases, of",
            ],
        ),
        (
            TableKind::Bodies,
            "id\tname\tof\tkind\nx\tX House\tJPN\tchambre\n",
            vec!["t.tsv:2:15: there is no kind of body \"chambre\"; did you mean \"chamber\"?"],
        ),
        (
            TableKind::Organisations,
            "id\tname\ttype\nx\tX Union\tband\n",
            vec![
                "t.tsv:2:11: there is no type of organisation \"band\"; it must be one of organisation, armed_group, political_party, group, body",
            ],
        ),
        (
            TableKind::Names,
            "id\tname\ttype\nx\tX Union\torganization\n",
            vec![
                "t.tsv:2:11: the type \"organization\" is nearly \"organisation\"; write that, or choose another word",
            ],
        ),
        (
            TableKind::Agreements,
            "id\tname\tkind\tfield\tsigned\tended\nx\tX Pact\tsingel\ttrades\t2001\t1999\n",
            vec![
                "t.tsv:2:10: there is no kind of agreement \"singel\"; did you mean \"single\"?",
                "t.tsv:2:17: there is no field \"trades\"; did you mean \"trade\"?",
                "t.tsv:2:29: ended 1999 is before signed 2001; exchange or correct them",
            ],
        ),
        (
            TableKind::Aliases,
            "id\taliases\nJPQ\tNippon\n",
            vec!["t.tsv:2:1: no table has the id \"JPQ\"; did you mean \"JPN\"?"],
        ),
    ] {
        assert_eq!(table(kind, text), expected, "{text}");
    }
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_files_and_lines() {
    let all = Gazetteer::builder()
        .with_builtin(false)
        .table(
            TableKind::People,
            "b.tsv",
            format!("{PEOPLE}x\tX Y\t\tPM;AAA;;\ny\tThe\t\t\n"),
        )
        .table(TableKind::Places, "a.tsv", "id\tname\nz\t\n")
        .entry(NewEntry::new("w", "", EntityType::Person))
        .build()
        .unwrap_err();
    let places: Vec<_> = all
        .0
        .iter()
        .map(|fault| (fault.file.as_str(), fault.line, fault.kind))
        .collect();
    assert_eq!(
        places,
        [
            ("b.tsv", 2, LoadErrorKind::UnknownReference),
            ("b.tsv", 3, LoadErrorKind::CommonWord),
            ("a.tsv", 2, LoadErrorKind::Empty),
            ("entries added in Rust", 1, LoadErrorKind::Empty),
        ]
    );
}

#[test]
fn a_line_that_is_refused_is_still_checked() {
    assert_eq!(
        people_faults(
            "JPN\tThe\t\tPM;JPM;;\n\tYoko Ito\t\tPM;JPN;2003;2001\nabe\tShinzo Abe\tAbe\tPM;JPN;x;\n"
        ),
        [
            "people.tsv:2:1: the id \"JPN\" is taken by line 3 of countries.tsv; choose another, or add names in a table aliases.tsv",
            "people.tsv:2:5: the name \"The\" is a common word that also starts sentences; use a longer name, or remove it",
            "people.tsv:2:13: no table has the id \"JPM\"; did you mean \"JPN\"?",
            "people.tsv:3:1: the field \"id\" is empty; it must be filled",
            "people.tsv:3:24: the end 2001 is before the beginning 2003; exchange or correct them",
            "people.tsv:4:27: \"x\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD",
        ]
    );
}

#[test]
fn a_name_of_several_entries_and_a_name_of_common_words_are_noted_with_their_places() {
    let checked = builder()
        .table(
            TableKind::People,
            "people.tsv",
            format!("{PEOPLE}ito\tYoko Ito\tIto|Tokyo\t\nito-2\tJun Ito\tIto\t\n"),
        )
        .table(
            TableKind::Names,
            "names.tsv",
            "id\tname\taliases\ttype\nband\tPeace Deal\tDeal of the Century\tband\n",
        )
        .entry(NewEntry::new("line", "Ito", EntityType::Organisation))
        .check();
    assert!(checked.faults.is_empty() && checked.gazetteer.is_some());
    let notes = |of: &dyn Fn(&str) -> bool| -> Vec<String> {
        let notes = checked.notes.iter().filter(|note| of(&note.file));
        notes.map(ToString::to_string).collect()
    };
    // All tables that were added count, those of states, too: Tokyo, and twice Moscow and the Kremlin.
    assert_eq!(notes(&|file| file == "countries.tsv").len(), 5);
    assert_eq!(
        notes(&|file| file != "countries.tsv"),
        [
            "people.tsv:2:14: the name \"Ito\" stands for ito, ito-2, line; all are kept, and the text must decide",
            "people.tsv:2:18: the name \"Tokyo\" stands for JPN, ito; all are kept, and the text must decide",
            "people.tsv:3:15: the name \"Ito\" stands for ito, ito-2, line; all are kept, and the text must decide",
            "names.tsv:2:6: the name \"Peace Deal\" is of common words alone; a headline that writes all words with capitals may hold it by chance",
            "entries added in Rust:1:1: the name \"Ito\" stands for ito, ito-2, line; all are kept, and the text must decide",
        ]
    );
    assert_eq!(checked.notes[0].kind, LoadErrorKind::Ambiguous);
    assert_eq!(checked.notes[8].kind, LoadErrorKind::CommonWord);
}

#[test]
fn notes_come_with_faults() {
    let checked = builder()
        .table(
            TableKind::People,
            "people.tsv",
            format!("{PEOPLE}ito\tYoko Ito\tTokyo\tPM;JPM;;\n"),
        )
        .check();
    assert!(checked.gazetteer.is_none());
    assert_eq!((checked.faults.len(), checked.notes.len()), (1, 6));
}

#[test]
fn a_reader_that_fails_and_bytes_that_are_no_text_are_faults() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("disk gone"))
        }
    }
    let all = Gazetteer::builder()
        .with_builtin(false)
        .table_from_reader(TableKind::Places, "a.tsv", Broken)
        .table_from_reader(TableKind::Places, "b.tsv", &b"id\tname\nx\t\xff\n"[..])
        .table_from_reader(TableKind::Places, "c.tsv", &b"id\tname\nx\tOsaka\n"[..]);
    assert_eq!(
        faults(all),
        [
            "a.tsv:1:1: the table cannot be read: disk gone",
            "b.tsv:2:3: the table is not UTF-8; save it as UTF-8"
        ]
    );
}

#[test]
fn a_name_that_is_too_long_is_refused() {
    let long = |name: String| {
        Gazetteer::builder()
            .with_builtin(false)
            .entry(NewEntry::new("x", name, EntityType::Agreement))
            .build()
    };
    assert!(long("Aa ".repeat(64)).is_ok());
    assert_eq!(
        long("Aa ".repeat(65)).unwrap_err().0[0].kind,
        LoadErrorKind::Limit
    );
    assert_eq!(
        long("A".repeat(513)).unwrap_err().0[0].kind,
        LoadErrorKind::Limit
    );
}

#[test]
fn more_than_64_names_of_the_same_letters_are_refused() {
    // The bits of the number say which letters are capitals.
    let name = |number: usize| -> String {
        let letter = |bit: usize| if number >> bit & 1 == 1 { 'Q' } else { 'q' };
        (0..7).map(letter).collect()
    };
    let all = |count: usize| {
        let names = (0..count)
            .map(|number| NewEntry::new(format!("n{number}"), name(number), EntityType::Agreement));
        Gazetteer::builder().with_builtin(false).entries(names)
    };
    let gazetteer = all(64).build().unwrap();
    let text = (0..64).map(name).collect::<Vec<_>>().join(" ");
    let (mut fast, mut plain) = (Vec::new(), Vec::new());
    gazetteer.hits(&text, Span::new(0, text.len()), &mut fast);
    gazetteer.hits_plain(&text, Span::new(0, text.len()), &mut plain);
    assert_eq!(fast, plain);
    assert_eq!(fast.len(), 64);
    let refused = all(128).build().unwrap_err();
    assert_eq!(refused.0.len(), 1);
    assert_eq!(refused.0[0].kind, LoadErrorKind::Limit);
    assert!(
        refused
            .to_string()
            .contains("differ only in their capitals")
    );
}

#[test]
fn the_built_in_tables_load() {
    assert!(Gazetteer::builtin().entry_count() > 0);
    let all = Gazetteer::builder().invented(true).build();
    assert!(all.is_ok(), "{}", all.unwrap_err());
}

// ---- saving ----

#[test]
fn a_saved_gazetteer_comes_back_and_finds_the_same() {
    let terms = format!("{PEOPLE}abe\tShinzo Abe\tAbe\tPrime Minister;JPN;2006-09-26;2007-09-26\n");
    let own = NewEntry::new("line", "Blue Line", EntityType::from("shipping_line"));
    let built = builder()
        .table(TableKind::People, "people.tsv", terms)
        .entry(own)
        .build()
        .unwrap();
    let saved = built.to_bytes();
    let again = Gazetteer::from_bytes(&saved).unwrap();
    assert_eq!(again.to_bytes(), saved);
    let text = "Abe of Japan, RUSSIA, the Soviet Union, Moscow and the Blue Line";
    assert_eq!(hits(&again, text), hits(&built, text));
    assert_eq!(hits(&again, text).len(), 6);
    let abe = again.entry(again.by_id("abe").unwrap());
    assert_eq!(
        abe.term_at(PartialDate::parse("2007").unwrap())
            .unwrap()
            .title,
        "Prime Minister"
    );
    assert_eq!(
        again
            .entry(again.by_id("line").unwrap())
            .entity_type()
            .as_str(),
        "shipping_line"
    );
    let empty = Gazetteer::builder().with_builtin(false).build().unwrap();
    assert_eq!(
        found(&Gazetteer::from_bytes(&empty.to_bytes()).unwrap(), "Japan"),
        [] as [&str; 0]
    );
}

#[test]
fn bytes_that_are_foreign_old_cut_or_changed_are_refused() {
    let saved = builder().build().unwrap().to_bytes();
    for bytes in [&b""[..], b"id\tname\n", b"paraph", &saved[1..]] {
        assert_eq!(
            Gazetteer::from_bytes(bytes).unwrap_err(),
            SavedError::Foreign
        );
    }
    let mut other = saved.clone();
    other[13] = b'0';
    assert_eq!(
        Gazetteer::from_bytes(&other).unwrap_err(),
        SavedError::Version
    );
    for cut in 16..saved.len() {
        assert!(
            matches!(
                Gazetteer::from_bytes(&saved[..cut]),
                Err(SavedError::Damaged(_))
            ),
            "{cut}"
        );
    }
    for at in 16..saved.len() {
        for bit in 0..8 {
            let mut changed = saved.clone();
            changed[at] ^= 1 << bit;
            assert!(
                matches!(Gazetteer::from_bytes(&changed), Err(SavedError::Damaged(_))),
                "byte {at} bit {bit}"
            );
        }
    }
    let long = [saved.as_slice(), b"x"].concat();
    assert!(matches!(
        Gazetteer::from_bytes(&long),
        Err(SavedError::Damaged(_))
    ));
}
