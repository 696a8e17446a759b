-- What a person's desk asks for: cases that nobody serves, those of an officer that are not decided, and decisions drafted.
CREATE INDEX cases_unassigned ON book.cases (agency, submitted_at, id)
    WHERE officer IS NULL AND status IN ('SUBMITTED', 'SUPPLEMENT_REQUESTED', 'ELIGIBLE', 'INELIGIBLE');
CREATE INDEX cases_of_officer ON book.cases (officer, supplement_due, changed_at, id)
    WHERE status IN ('SUBMITTED', 'SUPPLEMENT_REQUESTED', 'ELIGIBLE', 'INELIGIBLE');
CREATE INDEX case_files_drafted ON book.case_files (id)
    WHERE json_typeof(document -> 'application' -> 'draft') = 'object'
        AND json_typeof(document -> 'application' -> 'decision') = 'null';

-- A person's own named filters of the case list: theirs alone, and no part of any record.
CREATE TABLE desk.views (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    query text NOT NULL CHECK (length(query) <= 2000),
    made_at timestamptz NOT NULL,
    UNIQUE (person, name)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON desk.views TO sangsaeng_office;
