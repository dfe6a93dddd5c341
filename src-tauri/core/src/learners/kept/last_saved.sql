SELECT at, logical_order FROM kept WHERE owner = ?1 ORDER BY logical_order DESC LIMIT 1
