-- How far the book shows, beside how far it has folded: a fact that no page shows, such as a sealed sheet, moves nothing
-- that anybody is told.
ALTER TABLE book.bookmark ADD COLUMN shown bigint NOT NULL DEFAULT 0;

-- Whoever folds next begins anew.
TRUNCATE book.calls, book.streams, book.cases, book.case_files, book.timeline, book.register, book.set_aside,
    book.history, book.moments;
UPDATE book.bookmark SET position = 0;
