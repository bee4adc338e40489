//! What a Rust file names: its paths and words, without comments, strings and what is compiled for tests alone.

use std::iter::Peekable;
use std::str::Chars;

/// A piece of code that matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    /// `::`
    Of,
    Sign(char),
}

/// What one file names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Code {
    /// Every path, with the groups of `use` laid out.
    pub(super) paths: Vec<Vec<String>>,
    /// Modules declared for tests alone.
    pub(super) test_modules: Vec<String>,
}

impl Code {
    pub(super) fn read(text: &str) -> Self {
        let mut code = Self::default();
        let tokens = without_tests(&tokens(text), &mut code.test_modules);
        let mut at = 0;
        while at < tokens.len() {
            at = code.path(&tokens, at, &[]).max(at + 1);
        }
        code
    }

    /// Reads the path that begins at `at`, under a prefix; answers where it ends.
    fn path(&mut self, tokens: &[Token], mut at: usize, prefix: &[String]) -> usize {
        let mut path = prefix.to_vec();
        loop {
            match tokens.get(at) {
                Some(Token::Word(word)) => path.push(word.clone()),
                Some(Token::Sign('{')) if path.len() > prefix.len() || !prefix.is_empty() => return self.group(tokens, at + 1, &path),
                _ => break,
            }
            at += 1;
            if tokens.get(at) != Some(&Token::Of) {
                break;
            }
            at += 1;
        }
        if path.len() > prefix.len() {
            self.paths.push(path);
        }
        at
    }

    /// Reads `a, b::c, d as e}`.
    fn group(&mut self, tokens: &[Token], mut at: usize, prefix: &[String]) -> usize {
        while at < tokens.len() && tokens[at] != Token::Sign('}') {
            at = match tokens[at] {
                Token::Word(_) => self.path(tokens, at, prefix),
                _ => at + 1,
            };
            while at < tokens.len() && !matches!(tokens[at], Token::Sign(',' | '}')) {
                at += 1;
            }
            at += usize::from(tokens.get(at) == Some(&Token::Sign(',')));
        }
        at + 1
    }
}

/// Drops every item behind `#[cfg(test)]`.
fn without_tests(tokens: &[Token], test_modules: &mut Vec<String>) -> Vec<Token> {
    let word = |text: &str| Token::Word(text.to_owned());
    let mark = [Token::Sign('#'), Token::Sign('['), word("cfg"), Token::Sign('('), word("test"), Token::Sign(')'), Token::Sign(']')];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at..].starts_with(&mark) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += mark.len();
        if let [Token::Word(module), Token::Word(name), Token::Sign(';'), ..] = &tokens[at..]
            && module == "mod"
        {
            test_modules.push(name.clone());
        }
        at = end_of_item(tokens, at);
    }
    kept
}

fn end_of_item(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0_u32;
    while at < tokens.len() {
        match tokens[at] {
            Token::Sign('{' | '[' | '(') => depth += 1,
            Token::Sign(']' | ')') => depth = depth.saturating_sub(1),
            Token::Sign('}') if depth <= 1 => return at + 1,
            Token::Sign('}') => depth -= 1,
            Token::Sign(';') if depth == 0 => return at + 1,
            _ => {}
        }
        at += 1;
    }
    at
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'/') => skip_line(&mut rest),
            '/' if rest.peek() == Some(&'*') => skip_block(&mut rest),
            '"' => skip_string(&mut rest),
            '\'' => skip_char(&mut rest),
            ':' if rest.next_if_eq(&':').is_some() => tokens.push(Token::Of),
            c if c.is_alphanumeric() || c == '_' => {
                let mut word = String::from(c);
                while let Some(c) = rest.next_if(|c| c.is_alphanumeric() || *c == '_') {
                    word.push(c);
                }
                if !skip_raw_string(&word, &mut rest) {
                    tokens.push(Token::Word(word));
                }
            }
            c if c.is_whitespace() => {}
            c => tokens.push(Token::Sign(c)),
        }
    }
    tokens
}

fn skip_line(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|c| *c != '\n').is_some() {}
}

fn skip_block(rest: &mut Peekable<Chars<'_>>) {
    let mut depth = 1;
    rest.next();
    while depth > 0 {
        match rest.next() {
            Some('/') if rest.next_if_eq(&'*').is_some() => depth += 1,
            Some('*') if rest.next_if_eq(&'/').is_some() => depth -= 1,
            Some(_) => {}
            None => return,
        }
    }
}

fn skip_string(rest: &mut Peekable<Chars<'_>>) {
    while let Some(c) = rest.next() {
        match c {
            '\\' => drop(rest.next()),
            '"' => return,
            _ => {}
        }
    }
}

/// A character, or the mark of a lifetime.
fn skip_char(rest: &mut Peekable<Chars<'_>>) {
    let mut ahead = rest.clone();
    match (ahead.next(), ahead.next()) {
        (Some('\\'), _) => {
            rest.next();
            rest.next();
            while rest.next().is_some_and(|c| c != '\'') {}
        }
        (Some(_), Some('\'')) => {
            rest.next();
            rest.next();
        }
        _ => {}
    }
}

/// `r"…"`, `r#"…"#` and the like, after their letter.
fn skip_raw_string(word: &str, rest: &mut Peekable<Chars<'_>>) -> bool {
    if !matches!(word, "r" | "br" | "cr") {
        return false;
    }
    let ahead: String = rest.clone().take_while(|c| matches!(c, '#' | '"')).collect();
    let Some(hashes) = ahead.find('"') else { return false };
    let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let text: String = rest.clone().skip(hashes + 1).collect();
    let length = text.find(&end).map_or(text.chars().count(), |at| text[..at].chars().count() + end.len());
    rest.nth(hashes + length);
    true
}

#[test]
fn paths_are_read_with_their_groups_and_without_comments_strings_and_tests() {
    let text = r##"
        //! crate::comment
        use crate::{a::{B, c::D as E}, f, self};
        /* crate::block /* nested */ crate::still */
        fn g<'x>(h: &'x str) -> i::J { k("crate::string \" crate::more", 'c', '\'', r#"crate::raw " "#); super::l::m() }
        #[cfg(test)]
        mod tests { use crate::tested; fn n() { if true {} } }
        #[cfg(test)]
        mod beside;
        use o::p;
    "##;
    let code = Code::read(text);
    let long: Vec<_> = code.paths.iter().filter(|path| path.len() > 1).map(|path| path.join("::")).collect();
    assert_eq!(long, ["crate::a::B", "crate::a::c::D", "crate::f", "crate::self", "i::J", "super::l::m", "o::p"]);
    assert_eq!(code.test_modules, ["beside"]);
}
