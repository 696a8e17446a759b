-- Whoever folds next begins anew: what is there does not say what it counts as.
TRUNCATE book.calls, book.streams, book.cases, book.case_files, book.timeline, book.register, book.set_aside,
    book.history, book.moments, book.declared, book.certifications, book.purchases, book.tasks, book.waiting,
    book.case_counts, book.case_count_changes;
UPDATE book.bookmark SET position = 0, shown = 0;

-- What a task counts as once all its marks are known and in effect: statistics are added up from that.
ALTER TABLE book.tasks
    ADD COLUMN last_position bigint NOT NULL,
    ADD COLUMN last_day date NOT NULL,
    ADD COLUMN figures text[] NOT NULL,
    ADD COLUMN leads uuid[] NOT NULL,
    ADD COLUMN partner uuid,
    ADD COLUMN products uuid[] NOT NULL,
    ADD COLUMN intervals text[] NOT NULL,
    ADD COLUMN lengths integer[] NOT NULL;
CREATE INDEX tasks_by_last_position ON book.tasks (last_position);
CREATE INDEX tasks_by_last_day ON book.tasks (last_day);
