//! Texts that every copy of the crate has: its articles, alone and among other news.

use std::path::Path;

/// Articles of `seeds/articles`, a fixed choice: the sum must not change when an article is added.
const ARTICLES: &[&str] = &[
    "air-services-newsletter",
    "border-treaty-under-a-mango-tree",
    "carbon-credit-arrangement-blog",
    "cultural-property-basel-magazine",
    "currency-swap-mongolia-china",
    "defence-pact-dili-jakarta",
    "disappearances-convention-bulletin",
    "energy-charter-exits-newsletter",
    "extradition-norway-peru-forum",
    "fisheries-accord-saint-louis",
    "mine-ban-and-its-holdouts",
    "nuclear-jordan-argentina-transcript",
    "prisoners-protocol-ethiopia-eritrea",
    "railway-convention-translated-french",
    "returns-deal-claimed-and-denied",
    "sea-boundary-grenada-saint-vincent",
    "space-centre-malindi-press-release",
    "tax-information-principality",
    "tibesti-ceasefire-faction-refuses",
    "vaccine-reserve-pact-asean",
    "visa-waivers-evening-bulletin",
    "water-zeravshan-agency-english",
];

/// Paragraphs of news that tells of no agreement; some hold names and words that could matter.
const FILLER: &[&str] = &[
    "The museum closed its doors early on Monday after a pipe burst in the cellar, and visitors were sent home.",
    "Norway beat Chile by two goals to one in Oslo. The coach said that his players had agreed on a plan and kept to it.",
    "President Maria Alonso of Peru opened a library in Lima. Readers in the city had waited for it for eleven years.",
    "The bank raised its forecast for the year, and shares of the company, which makes pumps, rose by 4 per cent.",
    "Officials rejected the report. The farmers, who had asked for help in the spring, went home in the end.",
    "The midfielder signed for a club in Lisbon on Friday. He will wear the number 10, a spokesman said.",
    "It rained in the hills. The road to the village, the only one, was open again by noon.",
    "Japan, Norway and Peru are far from each other. Their cooks met for a week in Tokyo and made a soup together.",
    "\"We saw the smoke from the harbour,\" a fisherman said. Nobody was hurt, and the boats came back before dark.",
    "Prices of bread and milk fell for a third month. Economists had expected them to rise by half a point.",
    "The orchestra of the city played until midnight; 1,200 people listened, and many of them stood.",
    "The court heard the case of a man who had sold the same field to five neighbours. He said that he was sorry.",
    "A new bridge over the river will be built of wood. Its architect, a teacher from Bergen, won a prize for it.",
    "The minister for schools visited a class of nine children, all of whom asked about the holidays.",
    "Deal or no deal, the shop would stay open, its owner told customers who had come for the last of the cheese.",
    "Scientists found a beetle that had been thought lost. It lives on one tree, on one island, and eats its leaves.",
];

pub(crate) fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/articles");
    let read = |name: &&str| {
        let path = folder.join(format!("{name}.txt"));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    ARTICLES.iter().map(read).collect()
}

/// Articles as a stream of news has them: each after so many of other paragraphs.
pub(crate) fn among_filler() -> Vec<String> {
    const TIMES: usize = 6;
    let filler = FILLER.join("\n\n");
    articles()
        .into_iter()
        .map(|article| format!("{}{article}", format!("{filler}\n\n").repeat(TIMES)))
        .collect()
}
