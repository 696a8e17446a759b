-- The worker and the objection register (이의신청 처리대장) find every dispute by its first fact.
CREATE INDEX facts_begun_by_objection ON log.facts (topic, notification_id)
    WHERE topic = 'dispute.objection_filed' AND originator_version = 1;
