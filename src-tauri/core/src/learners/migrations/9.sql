-- Scenarios that were begun and have not come to an ending: the choices made so far. A finished one is an event.
CREATE TABLE scenario_places (
    learner         BLOB    NOT NULL REFERENCES learners (id),
    course          TEXT    NOT NULL,
    scenario        TEXT    NOT NULL,
    -- Ids of choices, in order: a list as JSON.
    choices         TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    PRIMARY KEY (learner, course, scenario)
) STRICT, WITHOUT ROWID;
