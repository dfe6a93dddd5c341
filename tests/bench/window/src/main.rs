//! A bare Tauri window with static text. It does nothing else: that is the point.

#[expect(clippy::exit, reason = "written by Tauri's own macro")]
fn main() -> tauri::Result<()> {
    tauri::Builder::<tauri::Wry>::default().run(tauri::generate_context!())
}
