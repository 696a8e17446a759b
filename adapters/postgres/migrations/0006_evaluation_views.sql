-- The evaluation in the timeline of a case: panels, opened sheets, tallies, resolutions, notices and lists are streams of
-- their own. Who acted and when stand in the bodies, which the log keeps: a line is its place and nothing else.
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
