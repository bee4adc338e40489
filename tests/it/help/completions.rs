//! The scripts of `completions`, read by the shells they are for.

use std::io::Write;
use std::process::{Command, Stdio};

use super::{gascore, text};

/// Each shell with the option that reads a script without running it.
const SHELLS: &[(&str, &str, &[&str])] =
    &[("bash", "bash", &["-n"]), ("zsh", "zsh", &["-n"]), ("fish", "fish", &["--no-execute"]), ("powershell", "pwsh", &[])];

#[test]
#[allow(clippy::print_stderr)] // What is skipped is said aloud.
fn shells_can_read_their_scripts_in_both_languages() {
    for (shell, program, args) in SHELLS {
        for (lang, word) in [("zh", "季度"), ("en", "quarter")] {
            let output = gascore(&["completions", shell, "--lang", lang]);
            let script = text(&output.stdout);
            assert!(output.status.success() && script.contains("whatif") && script.contains("as-known-on"), "{shell}");
            // Bash shows no descriptions.
            assert!(*shell == "bash" || script.contains(word), "{shell} {lang}");
            if args.is_empty() || Command::new(program).arg("--version").output().is_err() {
                eprintln!("SKIPPED: {program} is not there to read its script");
                continue;
            }
            let mut command = Command::new(program);
            let mut child = command.args(*args).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
            let read = child.wait_with_output().unwrap();
            assert!(read.status.success(), "{program}: {}", text(&read.stderr));
        }
    }
}

/// The shell itself is asked what may follow.
#[test]
fn bash_completes_verbs_options_and_values() {
    let script = text(&gascore(&["completions", "bash"]).stdout);
    for (typed, expected) in [("gascore wh", "whatif"), ("gascore check --an", "--annotate"), ("gascore rules schema mani", "manifest")] {
        let words: Vec<_> = typed.split(' ').map(|word| format!("'{word}'")).collect();
        let (last, before) = (words.len() - 1, words.len() - 2);
        let ask = format!(
            "{script}\nCOMP_WORDS=({}); COMP_CWORD={last}; _gascore gascore {} {}; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            words.join(" "),
            words[last],
            words[before]
        );
        let output = Command::new("bash").args(["-c", &ask]).output().unwrap();
        assert!(text(&output.stdout).lines().any(|line| line.trim() == expected), "{typed}: {}", text(&output.stdout));
    }
}
