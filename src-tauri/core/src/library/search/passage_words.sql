SELECT highlight(passages, 6, ?3, ?4) FROM passages WHERE passages MATCH ?1 AND rowid = ?2
