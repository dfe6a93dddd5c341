CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE courses (
    slot TEXT PRIMARY KEY, -- which door it came through: 'course' or 'guide'
    id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    outline TEXT NOT NULL -- JSON
) STRICT;

-- Text is kept as the cleaned tree, never as HTML: HTML has one door.
CREATE TABLE texts (
    slot TEXT NOT NULL,
    kind TEXT NOT NULL, -- 'unit', 'lesson', 'assessment', 'page', 'scenario', 'question', 'glossary', 'plan', 'synonyms'
    id TEXT NOT NULL, -- empty where a course has but one
    tree TEXT NOT NULL, -- JSON
    PRIMARY KEY (slot, kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE media (
    slot TEXT NOT NULL,
    path TEXT NOT NULL,
    kind TEXT NOT NULL, -- 'image/png', …
    bytes BLOB NOT NULL,
    PRIMARY KEY (slot, path)
) STRICT;

-- What is searched: sections of lessons.
CREATE VIRTUAL TABLE passages USING fts5 (
    slot UNINDEXED,
    kind UNINDEXED, -- 'lesson'
    item UNINDEXED, -- lesson id
    section UNINDEXED,
    title,
    section_title,
    words,
    tokenize = "porter unicode61 remove_diacritics 2"
);

-- What is searched and stands first: common questions, words of the glossary, scenarios.
CREATE VIRTUAL TABLE answers USING fts5 (
    slot UNINDEXED,
    kind UNINDEXED, -- 'question', 'term', 'scenario'
    item UNINDEXED,
    section UNINDEXED,
    title,
    section_title,
    words,
    tokenize = "porter unicode61 remove_diacritics 2"
);

-- Both are filled in one go: words are collected in memory up to this many bytes, and parts are not united before the end.
INSERT INTO passages (passages, rank) VALUES ('hashsize', 67108864), ('automerge', 0);
INSERT INTO answers (answers, rank) VALUES ('hashsize', 67108864), ('automerge', 0);

-- Every word that stands somewhere, in small letters without marks: what the beginning of a word, or a slip of the
-- fingers, may have meant.
CREATE TABLE vocabulary (
    word TEXT PRIMARY KEY,
    times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
