//! The article of a web page, without menus, advertisements and other furniture.
//!
//! Takes HTML; gives the title, an empty line, and the text. All offsets count in that text, which is therefore given back with them.

use dom_smoothie::{Config, Readability, TextMode};

pub(crate) struct Page {
    pub(crate) text: String,
    /// When the page says that it was published, as it writes it.
    pub(crate) published: Option<String>,
}

/// The article of a page, or why there is none.
pub(crate) fn read(html: &str) -> Result<Page, String> {
    let config = Config {
        // With line breaks between paragraphs: a sentence must not run into the next one.
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let told = |error| format!("no article in the page: {error}");
    let mut readability = Readability::new(html, None, Some(config)).map_err(told)?;
    let article = readability.parse().map_err(told)?;
    let title = article.title.trim();
    let body = article.text_content.trim();
    let text = if title.is_empty() || body.starts_with(title) {
        body.to_string()
    } else {
        format!("{title}\n\n{body}")
    };
    Ok(Page {
        text,
        published: article.published_time,
    })
}
