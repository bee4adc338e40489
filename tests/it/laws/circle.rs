//! Circles among modules.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Each shortest circle through a module, told once, beginning with its first name.
pub(super) fn circles(edges: &BTreeSet<(String, String)>) -> Vec<String> {
    let modules: BTreeSet<&str> = edges.iter().map(|(module, _)| module.as_str()).collect();
    let told = modules.into_iter().flat_map(|start| through(start, edges)).map(|circle| format!("circle: {}", circle.join(" → ")));
    told.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The shortest circle through each edge out of `start`, turned so that its first name leads.
fn through<'a>(start: &'a str, edges: &'a BTreeSet<(String, String)>) -> Vec<Vec<&'a str>> {
    let firsts = edges.iter().filter(|(from, to)| from == start && to != start).map(|(_, to)| to.as_str());
    let mut circles = Vec::new();
    for first in firsts {
        if let Some(mut circle) = way(first, start, edges) {
            let smallest = (0..circle.len()).min_by_key(|at| circle[*at]).unwrap_or(0);
            circle.rotate_left(smallest);
            circle.push(circle[0]);
            circles.push(circle);
        }
    }
    circles
}

/// The shortest way from one module to another, both included, the last one first.
fn way<'a>(from: &'a str, to: &'a str, edges: &'a BTreeSet<(String, String)>) -> Option<Vec<&'a str>> {
    let mut came_from = BTreeMap::from([(from, from)]);
    let mut next = VecDeque::from([from]);
    while let Some(module) = next.pop_front() {
        if module == to {
            let mut way = vec![to];
            let mut at = to;
            while at != from {
                at = came_from[at];
                way.push(at);
            }
            // From `to` along its edge to `from`, and on.
            way[1..].reverse();
            return Some(way);
        }
        for (_, other) in edges.iter().filter(|(known, _)| known == module) {
            if !came_from.contains_key(other.as_str()) {
                came_from.insert(other, module);
                next.push_back(other);
            }
        }
    }
    None
}
