//! A forbidden import by way of the crate's root.

use super::super::rules::Policy;
use super::by_path::day;
