//! Forbidden imports in a group.

use crate::{
    judge::Judge,
    rules::{self, Policy},
};
