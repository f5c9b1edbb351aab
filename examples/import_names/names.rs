//! Names of people and their offices, from the shapes of the sources into those of news.
//!
//! Takes "Jose Ulisses CORREIA e SILVA"; gives "Jose Ulisses Correia e Silva" and the shorter
//! "Jose Correia e Silva". Takes "Minister of Foreign Affairs & Trade"; gives "Foreign Minister" and
//! "Trade Minister". It rests on the habit of the sources to write surnames in capitals.

pub(crate) fn plausible_name(name: &str) -> bool {
    let words = name.split(' ').count();
    let strange = |c: char| c.is_ascii_digit() || "()\";,/".contains(c);
    let latin = name
        .chars()
        .all(|c| c < '\u{370}' || ('\u{1e00}'..'\u{2070}').contains(&c));
    (2..=6).contains(&words) && latin && !name.contains(strange)
}

/// "Prime Minister Edi RAMA (since 10 September 2013)" as title, name and date.
pub(crate) fn leader(text: &str) -> Option<(&'static str, &str, String)> {
    const TITLES: [(&str, &str); 22] = [
        ("Transition President ", "President"),
        ("Transitional President ", "President"),
        ("Interim President ", "President"),
        ("Acting President ", "President"),
        ("President ", "President"),
        ("Transition Prime Minister ", "Prime Minister"),
        ("Interim Prime Minister ", "Prime Minister"),
        ("GNU Interim Prime Minister ", "Prime Minister"),
        ("CNSP Prime Minister ", "Prime Minister"),
        ("Caretaker Prime Minister ", "Prime Minister"),
        ("Acting Prime Minister ", "Prime Minister"),
        ("Taoiseach (Prime Minister) ", "Prime Minister"),
        ("Prime Minister ", "Prime Minister"),
        ("Premier ", "Premier"),
        ("Chancellor ", "Chancellor"),
        ("Vice President ", "Vice President"),
        ("Chief Executive ", "Chief Executive"),
        ("King ", "King"),
        ("Ambassador ", "Ambassador to the United States"),
        ("Chairman of the Cabinet of Ministers ", "Prime Minister"),
        ("Governor General ", "Governor-General"),
        ("Minister of State ", "Minister of State"),
    ];
    let (prefix, title) = TITLES.iter().find(|(prefix, _)| text.starts_with(prefix))?;
    let rest = &text[prefix.len()..];
    let (name, since) = rest.split_once(" (since ")?;
    let name = [
        "Dr. ",
        "Sir ",
        "Gen. ",
        "Sr. Gen. ",
        "Col. ",
        "Capt. ",
        "General ",
        "Dame ",
    ]
    .iter()
    .fold(name, |n, honour| n.strip_prefix(honour).unwrap_or(n));
    let sane = !name.contains([';', ':']) && !name.starts_with("of ") && !name.contains(" of ");
    let ranks = name.chars().any(char::is_uppercase);
    (sane && ranks).then(|| (*title, name, date(since.trim_end_matches([')', ' ']))))
}

/// "12 December 2019", "April 2018" or "1997" as an ISO date; empty if it is none.
pub(crate) fn date(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let text = text.split([';', ')']).next().unwrap_or_default();
    let words: Vec<&str> = text.split(' ').collect();
    let month = |w: &str| {
        MONTHS
            .iter()
            .position(|m| w.to_lowercase().starts_with(m))
            .map(|m| m + 1)
    };
    let year = words
        .last()
        .filter(|y| y.len() == 4 && y.chars().all(|c| c.is_ascii_digit()));
    match (words.as_slice(), year) {
        ([day, name, _], Some(year)) => match (day.parse::<u8>(), month(name)) {
            (Ok(day), Some(month)) => format!("{year}-{month:02}-{day:02}"),
            _ => String::new(),
        },
        ([name, _], Some(year)) => month(name).map_or(String::new(), |m| format!("{year}-{m:02}")),
        ([_], Some(year)) => (*year).to_owned(),
        _ => String::new(),
    }
}

/// A name with its surname in capitals, put into running case, and its shorter forms.
pub(crate) fn running_case(name: &str) -> (String, Vec<String>) {
    let name = name.replace(", ", " ").replace('’', "'");
    let mut given: Vec<String> = Vec::new();
    let mut surname: Vec<String> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for word in name
        .split(' ')
        .filter(|w| !w.is_empty() && !w.starts_with('"'))
    {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        let after_article = word
            .strip_prefix("al-")
            .or_else(|| word.strip_prefix("el-"))
            .unwrap_or(word);
        let capitals =
            letters.chars().count() > 1 && letters == letters.to_uppercase() && !is_roman(word);
        let partly = after_article != word
            && after_article.len() > 1
            && after_article == after_article.to_uppercase();
        let hyphened = word.contains('-')
            && word
                .split('-')
                .any(|p| p.len() > 2 && p == p.to_uppercase());
        let cased = if capitals || partly || hyphened {
            title_case(word)
        } else {
            word.to_owned()
        };
        if capitals || partly || hyphened {
            surname.push(cased.clone());
        } else if surname.is_empty()
            && word.len() > 2
            && !word.ends_with('.')
            && word.starts_with(char::is_uppercase)
        {
            given.push(cased.clone());
        }
        words.push(cased);
    }
    // A particle that begins the whole name is capitalised.
    if let Some(first) = words.first_mut() {
        let mut letters = first.chars();
        *first = letters
            .next()
            .map_or(String::new(), |c| c.to_uppercase().chain(letters).collect());
    }
    let full = words.join(" ");
    let mut forms = Vec::new();
    if !surname.is_empty() && !given.is_empty() {
        let surnames = surname.join(" ");
        let last = words
            .iter()
            .rposition(|w| Some(w) == surname.last())
            .unwrap_or_default();
        let after = words[last + 1..].join(" ");
        // Of several given names the first; "Abdul" alone is none.
        for first in given
            .iter()
            .take(1)
            .filter(|g| !["Abdul", "Abd", "Abdel"].contains(&g.as_str()))
        {
            forms.push(format!("{first} {surnames}"));
            if !after.is_empty() && after.chars().all(|c| c.is_alphabetic() || c == '.') {
                forms.push(format!("{first} {surnames} {after}"));
            }
        }
        if surname.len() == 2 && surname[0].chars().count() > 3 {
            forms.push(format!("{} {}", given[0], surname[0]));
        }
    }
    forms.retain(|f| *f != full && f.split(' ').count() > 1);
    (full, forms)
}

pub(crate) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "IVX".contains(c))
}

/// "AL-SUDANI" as "al-Sudani", "DE" as "de", "O'BRIEN" as "O'Brien", "KHACHATURYAN" as "Khachaturyan".
pub(crate) fn title_case(word: &str) -> String {
    let lower = word.to_lowercase();
    if [
        "de", "da", "do", "dos", "das", "del", "della", "bin", "ibn", "von", "van", "der", "den",
        "e", "y", "of", "the",
    ]
    .contains(&lower.as_str())
    {
        return lower;
    }
    let parts: Vec<String> = lower
        .split('-')
        .enumerate()
        .map(|(i, part)| {
            if i == 0 && ["al", "el", "as", "ar"].contains(&part) && lower.contains('-') {
                return part.to_owned();
            }
            let mut upper = true;
            let mut out = String::new();
            let letters: Vec<char> = part.chars().collect();
            for (at, c) in letters.iter().enumerate() {
                if upper {
                    out.extend(c.to_uppercase())
                } else {
                    out.push(*c)
                }
                // "O'Brien" and "D'Arcy", but "Sana'a" and "Tuimaleali'ifano".
                upper = *c == '\'' && at == 1;
            }
            match out.strip_prefix("Mc") {
                Some(rest) if rest.len() > 2 => {
                    let (head, tail) = rest.split_at(rest.chars().next().map_or(0, char::len_utf8));
                    format!("Mc{}{tail}", head.to_uppercase())
                }
                _ => out,
            }
        })
        .collect();
    parts.join("-")
}

/// The titles that an office gives its holder, in the words of news: "Minister of Foreign Affairs &
/// Trade" gives "Foreign Minister" and "Trade Minister"; offices that make no agreements give none.
pub(crate) fn titles(office: &str, of: &str) -> Vec<String> {
    let low = office.to_lowercase();
    let low = low
        .trim_start_matches("federal ")
        .trim_start_matches("union ");
    let exact = match low {
        "president" | "acting president" | "interim president" => "President",
        "prime minister" | "interim prime minister" | "acting prime minister" => "Prime Minister",
        "president of the government" => "Prime Minister",
        "premier" | "premier of the state council" => "Premier",
        "vice president" | "first vice president" => "Vice President",
        "deputy prime minister" | "first deputy prime minister" | "vice prime minister" => {
            "Deputy Prime Minister"
        }
        "vice premier of the state council" => "Vice Premier",
        "chancellor" => "Chancellor",
        "king" => "King",
        "sultan" => "Sultan",
        "governor general" | "governor-general" => "Governor-General",
        "attorney general" => "Attorney General",
        "ambassador to the us" => "Ambassador to the United States",
        "permanent representative to the un, new york" => {
            "Permanent Representative to the United Nations"
        }
        "ambassador to the united nations" => "Ambassador to the United Nations",
        "governor of the central bank" | "president of central bank" => "Central Bank Governor",
        "secretary of state" if of == "USA" => "Secretary of State",
        "secretary of defence" | "secretary of defense" if of == "USA" => "Secretary of Defense",
        "secretary of the treasury" if of == "USA" => "Secretary of the Treasury",
        "secretary of commerce" if of == "USA" => "Secretary of Commerce",
        "secretary of energy" if of == "USA" => "Secretary of Energy",
        "secretary of homeland security" if of == "USA" => "Secretary of Homeland Security",
        "secretary of agriculture" if of == "USA" => "Secretary of Agriculture",
        "united states trade representative" | "trade representative" => "Trade Representative",
        "national security advisor" | "national security adviser" => "National Security Adviser",
        "chancellor of the exchequer" => "Chancellor of the Exchequer",
        "president of the united nations general assembly" => "President of the General Assembly",
        "deputy secretary of state" => "Deputy Secretary of State",
        _ => "",
    };
    if !exact.is_empty() {
        return vec![exact.to_owned()];
    }
    if let Some(to) = office
        .strip_prefix("ambassador to ")
        .or_else(|| office.strip_prefix("Ambassador to "))
    {
        let to = if to == "the United States of America" {
            "the United States"
        } else {
            to
        };
        return vec![format!("Ambassador to {to}")];
    }
    let minister = [
        "minister of ",
        "minister for ",
        "minister in charge of ",
        "secretary of state for ",
        "secretary of foreign",
    ]
    .iter()
    .any(|head| low.starts_with(head));
    if !minister || low.starts_with("minister of state") {
        return Vec::new();
    }
    const FIELDS: [(&[&str], &str); 13] = [
        (
            &["foreign", "external affairs", "external relations"],
            "Foreign Minister",
        ),
        (&["defen"], "Defence Minister"),
        (&["trade", "commerce"], "Trade Minister"),
        (&["finance"], "Finance Minister"),
        (&["economy", "economic"], "Economy Minister"),
        (&["environment", "climate"], "Environment Minister"),
        (&["energy", "petroleum", " oil"], "Energy Minister"),
        (
            &[
                "interior",
                "home affairs",
                "internal affairs",
                "home department",
            ],
            "Interior Minister",
        ),
        (&["justice"], "Justice Minister"),
        (&["agricultur"], "Agriculture Minister"),
        (&["water"], "Water Minister"),
        (&["fisher"], "Fisheries Minister"),
        (&["health"], "Health Minister"),
    ];
    let mut found: Vec<String> = Vec::new();
    for (words, title) in FIELDS {
        if words.iter().any(|w| low.contains(w)) {
            found.push(title.to_owned());
        }
    }
    found
}
