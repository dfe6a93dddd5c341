SELECT highlight(answers, 6, ?3, ?4) FROM answers WHERE answers MATCH ?1 AND rowid = ?2
