-- Every change of the counts of submitted cases: what they were as of then is what they are, less what changed since.
CREATE TABLE book.case_count_changes (
    position bigint NOT NULL,
    call uuid NOT NULL,
    track text COLLATE "C" NOT NULL,
    agency text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    cases bigint NOT NULL,
    PRIMARY KEY (position, call, track, agency, status)
);
GRANT SELECT ON book.case_count_changes TO sangsaeng_office, sangsaeng_clerk;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON book.case_count_changes TO sangsaeng_clerk;

-- Whoever folds next begins anew.
TRUNCATE book.calls, book.streams, book.cases, book.case_files, book.timeline, book.register, book.set_aside,
    book.history, book.moments, book.declared, book.certifications, book.purchases, book.tasks, book.waiting,
    book.case_counts;
UPDATE book.bookmark SET position = 0, shown = 0;
