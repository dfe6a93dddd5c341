INSERT OR REPLACE INTO kept (
    owner, course, kind, place, id, learner, device, revision, removed, title, text, anchor, in_record, at,
    logical_order
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
