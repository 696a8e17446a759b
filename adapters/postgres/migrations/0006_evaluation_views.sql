-- The evaluation in the book, which is made anew for it.

-- In the timeline of a case panels, opened sheets, tallies, resolutions, notices and lists are streams of
-- their own. Who acted and when stand in the bodies, which the log keeps: a line is its place and nothing else.
TRUNCATE book.calls, book.agreements, book.cases, book.case_files, book.timeline, book.register;

ALTER TABLE book.timeline
    DROP COLUMN stream,
    DROP COLUMN version,
    DROP COLUMN name,
    DROP COLUMN at,
    DROP COLUMN "on",
    DROP COLUMN "by",
    DROP COLUMN role,
    DROP COLUMN agency,
    DROP COLUMN acting_for;

-- Which case a stream belongs to whose later facts do not say so. A sheet stands here from its opening on, never before.
ALTER TABLE book.agreements RENAME TO streams;

ALTER TABLE book.cases
    ADD COLUMN products integer NOT NULL,
    ADD COLUMN published date;
CREATE INDEX cases_published ON book.cases (call) INCLUDE (products) WHERE published IS NOT NULL;

-- Whoever folds next begins anew.
UPDATE book.bookmark SET position = 0;
