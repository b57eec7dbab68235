//! NewsML-G2: a `newsItem` with its text inside, as NITF, XHTML or plain.

use super::element::Element;
use super::item::{Item, Words};
use super::nitf;

/// The story of a `newsItem`; none for pictures and other items without text.
pub(super) fn item(item: &Element) -> Option<Item> {
    let words = words(item.find("contentSet")?)?;
    let about = item.find("contentMeta");
    let said = |name: &str| about.and_then(|about| about.find(name)?.words());
    Some(Item {
        id: item.attribute("guid").map(str::to_owned),
        title: said("headline").or_else(|| item.find("hl1")?.words()),
        outlet: source(item).or_else(|| source(about?)),
        byline: said("by").or_else(|| item.find("byline")?.words()),
        published: ["firstCreated", "versionCreated"]
            .iter()
            .find_map(|name| item.find("itemMeta")?.find(name)?.words())
            .or_else(|| said("contentCreated")),
        url: None,
        language: about
            .and_then(|about| about.find("language")?.attribute("tag"))
            .or_else(|| item.attribute("xml:lang"))
            .map(str::to_owned),
        words,
    })
}

fn words(content: &Element) -> Option<Words> {
    if let Some(nitf) = content.find("nitf") {
        return Some(nitf::words(nitf));
    }
    if let Some(page) = content.find("html") {
        let body = page.find("body").unwrap_or(page);
        return Some(Words::Html(body.html()));
    }
    let plain = content.find("inlineData")?.text();
    Some(Words::Plain(plain.trim().to_owned()))
}

/// Who provides it: by name, else by the code it goes by.
fn source(element: &Element) -> Option<String> {
    let provider = element
        .find("provider")
        .or_else(|| element.find("infoSource"))?;
    let name = provider.find("name").and_then(Element::words);
    name.or_else(|| {
        let code = provider
            .attribute("literal")
            .or(provider.attribute("qcode"))?;
        let code = code.rsplit(':').next().unwrap_or(code);
        Some(code.to_owned())
    })
}
