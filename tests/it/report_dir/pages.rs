//! `report.html` and the pages of enterprises: well formed, sufficient in themselves, harmless, and every number leads to its rows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;

use super::{Desk, files, text};

/// Names that would be markup, formulas, commands to a terminal or a change of the reading direction, with what may be left of them.
const HOSTILE: [(&str, &str); 6] = [
    ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("\" onclick=\"alert(1)", "\" onclick=\"alert(1)"),
    ("甲&乙&amp;]]>", "甲&乙&amp;]]>"),
    ("红\u{1b}[31m色", "红␛[31m色"),
    ("左\u{202e}右\u{2067}反", "左右反"),
];

/// Elements that could run something or fetch something.
const FORBIDDEN: [&str; 11] = ["script", "link", "img", "iframe", "object", "embed", "form", "input", "base", "audio", "video"];

/// The pages of a folder, by name.
fn pages(desk: &Desk, folder: &str) -> BTreeMap<String, String> {
    let pages = files(&desk.path(folder)).into_iter().filter(|(name, _)| Path::new(name).extension() == Some("html".as_ref()));
    pages.map(|(name, bytes)| (name, text(&bytes))).collect()
}

/// Read as XML, which forgives nothing.
fn read(page: &str) -> Document<'_> {
    Document::parse_with_options(page, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() }).unwrap()
}

fn named<'a>(document: &'a Document<'a>, tag: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name(tag))
}

fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|node| if node.is_text() { node.text() } else { None }).collect()
}

/// The element with an id.
fn at<'a>(document: &'a Document<'a>, id: &str) -> Option<Node<'a, 'a>> {
    document.descendants().find(|node| node.attribute("id") == Some(id))
}

/// Rows of the first table behind a heading.
fn rows_behind(heading: Node<'_, '_>) -> usize {
    let table = heading.next_siblings().find(|node| node.attribute("class") == Some("scroll")).unwrap();
    table.descendants().filter(|node| node.has_tag_name("tr")).count() - 1
}

/// Everything that a page of itself must be.
fn is_sound(name: &str, page: &str, all: &BTreeMap<String, String>) {
    for outside in ["http:", "https:", "url(", "javascript:"] {
        assert!(!page.contains(outside), "{name}: {outside}");
    }
    let document = read(page);
    let mut ids = BTreeSet::new();
    for node in document.descendants().filter(Node::is_element) {
        assert!(!FORBIDDEN.contains(&node.tag_name().name()), "{name}: {}", node.tag_name().name());
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && !["src", "style"].contains(&attribute.name()), "{name}: {}", attribute.name());
        }
        assert!(node.attribute("id").is_none_or(|id| ids.insert(id)), "{name}: {:?} twice", node.attribute("id"));
    }
    for link in named(&document, "a") {
        let href = link.attribute("href").unwrap();
        match href.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "{name}: {href}"),
            None => assert!(all.contains_key(href), "{name}: {href}"),
        }
    }
    let policy = named(&document, "meta").find(|meta| meta.attribute("http-equiv") == Some("Content-Security-Policy")).unwrap();
    assert!(policy.attribute("content").unwrap().starts_with("default-src 'none'; style-src 'sha256-"), "{name}");
    assert!(named(&document, "table").all(|table| table.first_element_child().unwrap().has_tag_name("caption")), "{name}");
    assert!(named(&document, "th").all(|head| matches!(head.attribute("scope"), Some("col" | "row"))), "{name}");
    assert_eq!(named(&document, "h1").count(), 1, "{name}");
}

#[test]
fn every_page_is_well_formed_needs_nothing_else_and_leads_nowhere_that_is_not_there() {
    let desk = Desk::new();
    for (lang, tag) in [("zh", "zh-CN"), ("en", "en")] {
        desk.run(&["report", "2019Q3", "-o", lang, "--lang", lang], 0);
        let pages = pages(&desk, lang);
        assert_eq!(pages.len(), 1 + desk.json(&format!("{lang}/report.json"))["enterprises"].as_array().unwrap().len());
        for (name, page) in &pages {
            is_sound(name, page, &pages);
            assert_eq!(read(page).root_element().attribute("lang"), Some(tag), "{name}");
        }
    }
}

#[test]
fn hostile_names_are_shown_and_do_nothing() {
    let desk = Desk::new();
    let registry = desk.path("2019Q3/enterprises.csv");
    let mut lines = fs::read_to_string(&registry).unwrap();
    let long = "长".repeat(200);
    for name in HOSTILE.iter().map(|(name, _)| *name).chain([long.as_str()]) {
        let cell = format!("\"{}\"", name.replace('"', "\"\""));
        // As code, name, short name, district and parent company at once.
        lines += &[cell.as_str(); 5].join(",");
        lines += ",1,2018-10-01,A,2018-09-03\n";
    }
    fs::write(&registry, lines).unwrap();
    let ledger = desk.path("2019Q3/submissions/zhuxi/cases.csv");
    fs::write(&ledger, fs::read_to_string(&ledger).unwrap().replace("GZ2019", "<i>&GZ2019")).unwrap();
    desk.run(&["report", "2019Q3", "-o", "out"], 0);
    let pages = pages(&desk, "out");
    for (name, page) in &pages {
        is_sound(name, page, &pages);
        let stem = name.trim_start_matches("enterprises/").strip_suffix(".html").unwrap();
        assert!(stem.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{name}");
    }
    let document = read(&pages["report.html"]);
    let heads: BTreeSet<String> = named(&document, "h3").map(words).collect();
    for shown in HOSTILE.iter().map(|(_, shown)| *shown).chain([long.as_str()]) {
        assert!(heads.contains(shown), "{shown}");
    }
    assert!(words(document.root()).contains("<i>&GZ2019"));
}

#[test]
fn numbers_lead_to_their_rows_and_a_list_cut_short_tells_its_true_total() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "out", "--lang", "zh"], 0);
    let (report, pages) = (desk.json("out/report.json"), pages(&desk, "out"));
    let city = read(&pages["report.html"]);
    let links: BTreeSet<&str> = named(&city, "a").filter_map(|link| link.attribute("href")).collect();
    let mut lists = 0;
    for (position, enterprise) in report["enterprises"].as_array().unwrap().iter().enumerate() {
        let name = format!("enterprises/{}.html", enterprise["code"].as_str().unwrap());
        assert!(links.contains(name.as_str()) && links.contains(format!("#e{}", position + 1).as_str()), "{name}");
        let own = read(&pages[&name]);
        for list in ["late", "overdue", "carried_overdue", "set_aside", "undecidable"] {
            let (total, id) = (&enterprise[list]["total"], list.replace('_', "-"));
            let total = usize::try_from(total.as_u64().unwrap()).unwrap();
            let here = format!("e{}-{id}", position + 1);
            assert_eq!(links.contains(format!("#{here}").as_str()), total > 0, "{name} {list}");
            for (document, id, cap) in [(&city, here, 50), (&own, format!("e1-{id}"), 1_000)] {
                let Some(heading) = at(document, &id) else {
                    assert_eq!(total, 0, "{name} {list}");
                    continue;
                };
                assert!(words(heading).contains(&format!("{total} 件")), "{}", words(heading));
                assert_eq!(rows_behind(heading), total.min(cap));
                lists += 1;
            }
        }
    }
    assert!(lists > 4, "{lists}");
}

#[test]
fn the_page_of_an_enterprise_holds_nothing_of_the_others_and_leaves_the_form_empty() {
    let desk = Desk::new();
    desk.run(&["report", "2019Q3", "-o", "out", "--lang", "zh"], 0);
    let (report, pages) = (desk.json("out/report.json"), pages(&desk, "out"));
    let enterprises = report["enterprises"].as_array().unwrap();
    let of = |enterprise: &Value, key: &str| enterprise[key].as_str().map(str::to_owned);
    for one in enterprises {
        let page = &pages[&format!("enterprises/{}.html", of(one, "code").unwrap())];
        for other in enterprises.iter().filter(|other| other["code"] != one["code"]) {
            for key in ["code", "name", "short_name"] {
                assert!(!page.contains(&of(other, key).unwrap()), "{key} of {} on the page of {}", other["code"], one["code"]);
            }
            assert!(of(other, "folder").is_none_or(|folder| !page.contains(&format!("submissions/{folder}"))), "{}", other["code"]);
        }
        let document = read(page);
        let lines = document.descendants().filter(|node| node.attribute("class") == Some("line")).map(words);
        assert_eq!(lines.collect::<Vec<_>>(), ["", "", "", "年　　月　　日"]);
    }
}
