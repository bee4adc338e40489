//! Knows the calendar, as it may; the calendar should not know it.

use crate::calendar::Day;
use crate::domain::day;
