SELECT event, learner, reason, written, found_at
FROM clashes
ORDER BY found_at DESC, digest
