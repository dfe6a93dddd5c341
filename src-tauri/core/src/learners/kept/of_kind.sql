SELECT
    course, kind, place, id, learner, device, revision, removed, title, text, anchor, in_record, at, logical_order
FROM kept
WHERE owner = ?1 AND kind = ?2
