//! Whole-program checks of Evenkeel; see the folders beside this one.
