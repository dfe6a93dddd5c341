//! What the display shows, without asking the program.

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat};
use x11rb::rust_connection::RustConnection;

/// The deep green of buttons, as bytes of a pixel: blue, green, red.
const DEEP: [u8; 3] = [0x5a, 0x5e, 0x17];

/// Enough pixels of it for a button.
const A_BUTTON: usize = 400;

/// The display named by `DISPLAY`.
pub(crate) struct Screen {
    connection: RustConnection,
    root: u32,
    width: u16,
    height: u16,
}

impl Screen {
    /// Connects.
    pub(crate) fn open() -> Self {
        let (connection, number) = x11rb::connect(None).expect("a display");
        let screen = &connection.setup().roots[number];
        let (root, width, height) = (screen.root, screen.width_in_pixels, screen.height_in_pixels);
        Self {
            connection,
            root,
            width,
            height,
        }
    }

    /// Whether a button is painted.
    pub(crate) fn shows_a_button(&self) -> bool {
        let image = self
            .connection
            .get_image(
                ImageFormat::Z_PIXMAP,
                self.root,
                0,
                0,
                self.width,
                self.height,
                !0,
            )
            .expect("a request")
            .reply()
            .expect("an image");
        image
            .data
            .chunks_exact(4)
            .filter(|pixel| pixel[..3] == DEEP)
            .take(A_BUTTON)
            .count()
            == A_BUTTON
    }
}
