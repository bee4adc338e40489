//! Compiled for tests alone, so it may know everything.

use crate::batch::Batch;
