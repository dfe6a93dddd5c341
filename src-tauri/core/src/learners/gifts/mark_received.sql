UPDATE gifts
SET received_at = ?2, agency = ?3, agency_key = ?4
WHERE digest = ?1
