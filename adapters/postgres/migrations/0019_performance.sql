-- The reviews of selected tasks are found by the first fact of their performance: the worklist, and the worker who puts on record what fell due.
CREATE INDEX facts_begun_by_period ON log.facts (topic, notification_id)
    WHERE topic = 'performance.period_set' AND originator_version = 1;
