//! Extractions and their texts → one HTML page that shows why.
//!
//! The page holds all that it needs: no network, no other file. Each article stands with its mentions and triggers marked by
//! role, and each relation as a card that lights up its evidence; over all articles there are a table, a timeline by agreement
//! and a map of parties. The texts travel as JSON in a block that no browser runs, and the page's script only ever sets
//! text, so that nothing in an article is taken for markup.
//!
//! ```
//! use paraph::output::report::{Article, Page};
//! use paraph::{Document, Extractor};
//!
//! let text = "Peru and Chile signed a tax treaty in Lima.";
//! let extraction = Extractor::builtin().extract_document(Document::new(text).id("lima"));
//! let mut page = Page::new("Tax treaties");
//! page.add(Article::new(text, &extraction).title("A treaty in Lima"));
//! let html = page.to_string();
//! assert!(html.starts_with("<!doctype html>") && html.contains("A treaty in Lima"));
//! ```

use std::fmt;
use std::hash::Hasher;
use std::io;

use crate::hash::WordHasher;
use crate::relation::Extraction;
use crate::time::Date;

mod data;

use data::Data;

const PAGE: &str = include_str!("report/page.html");
const STYLE: &str = include_str!("report/style.css");
const SCRIPTS: [&str; 5] = [
    include_str!("report/page.js"),
    include_str!("report/articles.js"),
    include_str!("report/table.js"),
    include_str!("report/timeline.js"),
    include_str!("report/map.js"),
];

/// A text with its extraction, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    text: &'a str,
    extraction: &'a Extraction,
    id: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<Date>,
}

impl<'a> Article<'a> {
    /// A text and the extraction that was made from it. The id and the day of publication are those of the extraction; the
    /// title is the first paragraph, where that is short.
    pub fn new(text: &'a str, extraction: &'a Extraction) -> Self {
        Article {
            text,
            extraction,
            id: extraction.id.as_deref(),
            title: None,
            published: extraction.published,
        }
    }

    /// With another id.
    pub const fn id(mut self, id: &'a str) -> Self {
        self.id = Some(id);
        self
    }

    /// With a title that is no part of the text.
    pub const fn title(mut self, title: &'a str) -> Self {
        self.title = Some(title);
        self
    }

    /// With another day of publication.
    pub const fn published(mut self, date: Date) -> Self {
        self.published = Some(date);
        self
    }
}

/// A page in the making.
///
/// An article can be dropped as soon as it is added; of a text of more than 200,000 bytes only the paragraphs around the
/// evidence are kept, and the page says so. The same articles in the same order give the same page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    data: Data,
}

impl Page {
    /// A page without articles.
    pub fn new(title: &str) -> Self {
        let mut page = Page::default();
        page.data.title = title.to_string();
        page
    }

    /// Adds an article.
    ///
    /// # Panics
    ///
    /// When the extraction was made from another text: its spans lie outside of this one, or cut a character.
    pub fn add(&mut self, article: Article<'_>) {
        self.data.add(&article);
    }

    /// Writes the page.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        let json = serde_json::to_string(&self.data)?;
        let nonce = nonce(&json);
        let mut rest = PAGE;
        while let Some((before, after)) = rest.split_once("{{") {
            out.write_all(before.as_bytes())?;
            let (name, after) = after.split_once("}}").unwrap_or((after, ""));
            match name {
                "title" => out.write_all(escape(&self.data.title).as_bytes())?,
                "style" => out.write_all(STYLE.as_bytes())?,
                "script" => out.write_all(SCRIPTS.concat().as_bytes())?,
                "nonce" => out.write_all(nonce.as_bytes())?,
                _ => out.write_all(block(&json).as_bytes())?,
            }
            rest = after;
        }
        out.write_all(rest.as_bytes())
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = Vec::new();
        self.write(&mut bytes).map_err(|_| fmt::Error)?;
        f.write_str(std::str::from_utf8(&bytes).map_err(|_| fmt::Error)?)
    }
}

/// The word that the page's own script carries; a script that some text smuggled in would lack it and not run.
fn nonce(json: &str) -> String {
    let mut hasher = WordHasher::default();
    hasher.write(json.as_bytes());
    format!("{:016x}", hasher.finish())
}

/// JSON that can stand in a script element: no `<` can end the element or open a comment in it, and the two line ends that JSON
/// allows and older scripts do not are escaped. All of these stand in strings alone, where an escape means the same.
fn block(json: &str) -> String {
    let mut block = String::with_capacity(json.len() + json.len() / 16);
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                block.push_str(&format!("\\u{:04x}", c as u32));
            }
            c => block.push(c),
        }
    }
    block
}

/// Text as it may stand in an element or an attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Extractor};

    fn page(text: &str) -> String {
        let extraction = Extractor::builtin().extract_document(Document::new(text).id("x"));
        let mut page = Page::new("<b>&");
        page.add(Article::new(text, &extraction));
        page.to_string()
    }

    /// The JSON of a page, as its script reads it.
    fn json(html: &str) -> serde_json::Value {
        let (_, rest) = html
            .split_once("<script type=\"application/json\" id=\"data\">")
            .expect("a block");
        let (json, _) = rest.split_once("</script>").expect("its end");
        serde_json::from_str(json).expect("JSON")
    }

    #[test]
    fn markup_in_an_article_reaches_the_page_as_text_only() {
        let text = "Peru and Chile signed a <script>alert(1)</script> treaty.<!-- <script> \u{2028}&amp; ]]> \"'\\";
        let html = page(text);
        assert_eq!(
            html.matches("<script").count(),
            page("Peru.").matches("<script").count()
        );
        assert_eq!(html.matches("<!--").count(), 0);
        assert!(!html.contains('\u{2028}'));
        assert_eq!(json(&html)["articles"][0]["text"][0], text);
        assert!(html.contains("<title>&lt;b&gt;&amp;</title>"));
    }

    #[test]
    fn the_page_asks_for_nothing_from_elsewhere() {
        let html = page("Peru and Chile signed a treaty.");
        for word in ["http://", "https://", "src=", "@import", "url("] {
            // The name of SVG's namespace is no address that is fetched.
            let used = html.replace("http://www.w3.org/2000/svg", "");
            assert!(!used.contains(word), "{word}");
        }
        assert!(html.contains("default-src 'none'"));
    }

    #[test]
    fn the_same_articles_give_the_same_page() {
        let text = "Peru and Chile signed a treaty. Norway ratified the High Seas Treaty.";
        assert_eq!(page(text), page(text));
    }

    #[test]
    fn a_page_without_articles_is_a_page() {
        let html = Page::new("Nothing").to_string();
        assert_eq!(json(&html)["articles"].as_array().map(Vec::len), Some(0));
    }
}
