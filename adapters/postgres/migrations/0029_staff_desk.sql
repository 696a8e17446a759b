-- What a person's desk asks for: cases that nobody serves, those of an officer that are not decided, and decisions drafted.
CREATE INDEX cases_unassigned ON book.cases (agency, submitted_at, id)
    WHERE officer IS NULL AND status IN ('SUBMITTED', 'SUPPLEMENT_REQUESTED', 'ELIGIBLE', 'INELIGIBLE');
CREATE INDEX cases_of_officer ON book.cases (officer, supplement_due, changed_at, id)
    WHERE status IN ('SUBMITTED', 'SUPPLEMENT_REQUESTED', 'ELIGIBLE', 'INELIGIBLE');
CREATE INDEX case_files_drafted ON book.case_files (id)
    WHERE json_typeof(document -> 'application' -> 'draft') = 'object'
        AND json_typeof(document -> 'application' -> 'decision') = 'null';

-- Who serves at the office, by name: people who act for no firm.
CREATE INDEX register_of_staff ON book.register ((document ->> 'label'), id)
    WHERE document -> 'subject' ->> 'kind' = 'PERSON' AND json_array_length(document -> 'subject' -> 'acts_for') = 0;

-- A person's own named filters of the case list, sealed under their own key: theirs alone, and no part of any record.
CREATE TABLE desk.views (
    person uuid PRIMARY KEY,
    c text NOT NULL,
    k text NOT NULL,
    x text NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON desk.views TO sangsaeng_office;
