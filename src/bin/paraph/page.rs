//! The article of a web page, without menus, advertisements and other furniture.
//!
//! Takes HTML; gives the title, an empty line, and the text. All offsets count in that text, which is therefore given back with them.

use dom_smoothie::{Config, Readability, TextMode};

pub(crate) struct Page {
    pub(crate) text: String,
    /// When the page says that it was published, as it writes it.
    pub(crate) published: Option<String>,
}

/// Reading takes time that grows with the square of the depth. Browsers cut a page at a depth of 512.
const MAX_DEPTH: usize = 4000;

/// Elements that end without being closed, so that a row of them is no nest.
const UNCLOSED: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "tbody", "td", "th", "tr", "track", "wbr",
];

/// The article of a page, or why there is none.
pub(crate) fn read(html: &str) -> Result<Page, String> {
    if depth(html) > MAX_DEPTH {
        return Err(format!("the page is nested more than {MAX_DEPTH} times"));
    }
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

/// How deep tags are nested, as far as can be seen without parsing.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric());
        let name = name[..end.unwrap_or(name.len())].to_ascii_lowercase();
        if name.is_empty() || UNCLOSED.contains(&name.as_str()) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_depth_counts_open_tags_and_not_those_that_need_no_end() {
        assert_eq!(depth("<div><p>a<p>b<br><b>c</b></div><div>1 < 2</div>"), 2);
        assert_eq!(depth(&"<li><img src=a>".repeat(50)), 0);
        assert_eq!(depth(&"<DIV>".repeat(50)), 50);
    }

    #[test]
    fn a_page_without_an_article_says_so() {
        assert!(read("").is_err());
        assert!(read(&"<div>".repeat(MAX_DEPTH + 1)).is_err_and(|told| told.contains("nested")));
    }
}
