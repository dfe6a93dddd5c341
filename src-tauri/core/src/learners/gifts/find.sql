SELECT digest, carries, given_at, file, events, statements, learners, up_to, received_at, agency, agency_key
FROM gifts
WHERE digest = ?1
