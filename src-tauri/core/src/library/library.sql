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
CREATE TABLE passages (
    place INTEGER PRIMARY KEY,
    slot TEXT NOT NULL,
    kind TEXT NOT NULL, -- 'lesson'
    item TEXT NOT NULL, -- lesson id
    section TEXT NOT NULL,
    title TEXT NOT NULL,
    section_title TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;

-- What is searched and stands first: common questions, words of the glossary, scenarios.
CREATE TABLE answers (
    place INTEGER PRIMARY KEY,
    slot TEXT NOT NULL,
    kind TEXT NOT NULL, -- 'question', 'term', 'scenario'
    item TEXT NOT NULL,
    section TEXT NOT NULL,
    title TEXT NOT NULL,
    section_title TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;

-- Which rows hold which words, by the place of the row. Words come here in small letters without marks, a space between
-- them, which is all that the reader of words called 'ascii' needs; where in a row they stand is found when it is read.
CREATE VIRTUAL TABLE passage_words USING fts5 (
    folded, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE answer_words USING fts5 (
    folded, content = '', detail = none, columnsize = 0, tokenize = 'ascii'
);

-- Both are filled in one go: words are collected in memory up to this many bytes, and parts are not united before the end.
INSERT INTO passage_words (passage_words, rank) VALUES ('hashsize', 67108864), ('automerge', 0);
INSERT INTO answer_words (answer_words, rank) VALUES ('hashsize', 67108864), ('automerge', 0);

-- Every word that stands somewhere, in small letters without marks: what the beginning of a word, or a slip of the
-- fingers, may have meant.
CREATE TABLE vocabulary (
    word TEXT PRIMARY KEY,
    times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
