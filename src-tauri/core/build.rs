//! Makes cargo notice changes in the course text, which is embedded in the program.
fn main() {
    println!("cargo:rerun-if-changed=../../content");
}
