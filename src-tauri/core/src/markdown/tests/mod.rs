//! What holds for all of the room.
