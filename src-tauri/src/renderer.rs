//! Which renderer `WebKitGTK` uses.
//!
//! Without its DMA-BUF renderer the whole process tree takes about 220 MB instead of about 308 MB (`cargo xtask bench`),
//! which is what decides on a laptop with little memory. `WebKitGTK` reads the choice from the environment at its start,
//! and a running program cannot change its own environment safely, so the program starts itself once more in its own
//! place. Whoever sets the variable decides instead.

/// Chooses, on Linux; elsewhere there is nothing to choose.
#[cfg(target_os = "linux")]
#[expect(
    clippy::disallowed_methods,
    reason = "what WebKitGTK reads is not a setting of ours"
)]
pub(crate) fn choose() {
    use std::os::unix::process::CommandExt as _;
    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        // Comes back only when it failed, and then the window opens as `WebKitGTK` likes it.
        let _ = std::process::Command::new(program)
            .args(std::env::args_os().skip(1))
            .env(VARIABLE, "1")
            .exec();
    }
}

/// Chooses, on Linux; elsewhere there is nothing to choose.
#[cfg(not(target_os = "linux"))]
pub(crate) fn choose() {}
