//! `report.html` and a page per enterprise: documents as pages that need no script, no other file and no network.
//!
//! Every page is well formed as XML too. Its content-security policy lets in nothing but its own style.

mod blocks;
pub mod chart;
mod markup;
mod place;
mod style;

use crate::domain::Lang;
use crate::report::document::{Document, Figure, Form};
use crate::report::model::Report;
use crate::report::{bureau_document, enterprise_document};
use blocks::Body;
use markup::Markup;

/// The page of the whole quarter.
pub fn report(report: &Report) -> String {
    page(&bureau_document(report, lang(report)), &place::page_names(&report.enterprises))
}

/// A page per enterprise, each under its name with the folder's before it.
pub fn enterprises(report: &Report) -> Vec<(String, String)> {
    let names = place::page_names(&report.enterprises);
    let page = |(position, name): (usize, String)| {
        let document = enterprise_document(report, position, lang(report))?;
        Some((format!("{}/{name}", place::FOLDER), page(&document, &[])))
    };
    names.into_iter().enumerate().filter_map(page).collect()
}

/// A document that leads to no page but itself.
pub fn document(document: &Document) -> String {
    page(document, &[])
}

fn lang(report: &Report) -> Lang {
    report.language.parse().unwrap_or(Lang::Zh)
}

/// A document as a page; `pages` are the names of the enterprises' own pages, where there are any to lead to.
fn page(document: &Document, pages: &[String]) -> String {
    let lang = document.lang;
    let mut out = Markup::default();
    out.own("<!DOCTYPE html>\n");
    out.open("html", &[("lang", lang.pick("zh-CN", "en"))]);
    out.own("\n");
    head(&mut out, document);
    out.open("body", &[]);
    out.leaf("a", &[("class", "skip"), ("href", "#main")], lang.pick("跳到正文", "Skip to the content"));
    out.own("\n");
    title(&mut out, document);
    let body = Body::new(&document.page, lang, pages);
    body.contents(&mut out);
    out.open("main", &[("id", "main")]);
    out.own("\n");
    figures(&mut out, &body, &document.figures, lang);
    body.write(&mut out);
    if let Some(form) = &document.form {
        self::form(&mut out, form);
    }
    out.close_line();
    out.open("footer", &[]);
    out.leaf("p", &[], &document.made_by);
    out.finish()
}

fn head(out: &mut Markup, document: &Document) {
    let style = style::style(document.lang);
    out.open("head", &[]);
    out.own("\n");
    out.void("meta", &[("charset", "utf-8")]);
    out.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &style::policy(&style))]);
    out.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    out.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    out.void("meta", &[("name", "format-detection"), ("content", "telephone=no")]);
    out.leaf("title", &[], &document.page.title);
    out.own("\n");
    out.open("style", &[]);
    out.own(&style);
    out.close_line();
    out.close_line();
}

fn title(out: &mut Markup, document: &Document) {
    out.open("header", &[]);
    out.leaf("p", &[("class", "subject")], &document.subject);
    out.leaf("h1", &[], &document.page.title);
    out.open("ul", &[("class", "facts")]);
    for fact in &document.facts {
        out.leaf("li", &[], fact);
    }
    out.close();
    out.close_line();
}

fn figures(out: &mut Markup, body: &Body<'_>, figures: &[Figure], lang: Lang) {
    if figures.is_empty() {
        return;
    }
    out.open("section", &[("class", "figures"), ("aria-label", lang.pick("主要数据", "Key figures"))]);
    out.open("dl", &[]);
    for figure in figures {
        out.open("div", &[]);
        out.leaf("dt", &[], &figure.label);
        out.open("dd", &[("class", &format!("value {}", blocks::tone(figure.value.tone)))]);
        body.cell_text(out, &figure.value);
        out.close();
        out.leaf("dd", &[("class", "note")], &figure.note);
        out.close_line();
    }
    out.close();
    out.close_line();
}

fn form(out: &mut Markup, form: &Form) {
    out.open("section", &[("class", "form")]);
    out.leaf("h2", &[], &form.title);
    out.leaf("p", &[("class", "note")], &form.note);
    out.open("div", &[("class", "sheet")]);
    out.leaf("p", &[("class", "opinion")], &form.opinion);
    out.open("ul", &[("class", "fields")]);
    for (label, unit) in &form.fields {
        out.open("li", &[]);
        out.leaf("span", &[("class", "label")], label);
        out.leaf("span", &[("class", "line")], unit);
        out.close();
    }
    out.close();
    out.close();
    out.close_line();
}
