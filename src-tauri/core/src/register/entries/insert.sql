INSERT INTO events (
    id, learner, device, sequence, logical_order, at, clock, course, course_version, item, title, kind, kind_version, body, bundle
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
ON CONFLICT (id) DO NOTHING
