-- The last file of a case is kept once, in the case files: a span of the history that nothing ends is read from there.

-- Written at every fact of a case and compressed to little more than half: the time that takes is worth more than the space.
ALTER TABLE book.case_files ALTER COLUMN document SET STORAGE EXTERNAL;

-- Whoever folds next begins anew.
TRUNCATE book.calls, book.streams, book.cases, book.case_files, book.timeline, book.register, book.set_aside,
    book.history, book.moments, book.declared, book.certifications, book.purchases, book.tasks, book.case_counts;
UPDATE book.bookmark SET position = 0, shown = 0;
