//! A module that nobody knows, with a name that says nothing.
