-- What becomes of an objection stands in the timeline of its case: whoever folds next begins anew.
TRUNCATE book.calls, book.streams, book.cases, book.case_files, book.timeline, book.register, book.set_aside,
    book.history, book.moments, book.declared;
UPDATE book.bookmark SET position = 0, shown = 0;
