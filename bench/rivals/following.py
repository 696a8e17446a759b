"""The library's projections as it comes: each event in a transaction of its own, with its bookmark."""

from typing import Any

from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder
from eventsourcing.projection import Projection
from psycopg.sql import SQL, Identifier


class Lines(PostgresTrackingRecorder):
    """A page of the library's: one line for each aggregate, written with the bookmark."""

    def __init__(self, datastore: PostgresDatastore, **words: Any) -> None:
        super().__init__(datastore, **words)
        names = {"schema": Identifier(datastore.schema), "table": Identifier("lines")}
        self.create_table_statements = self.sql_create_statements
        self.sql_create_statements.append(
            SQL("CREATE TABLE IF NOT EXISTS {schema}.{table} (id uuid PRIMARY KEY, version bigint NOT NULL)").format(
                **names
            )
        )
        self._put = SQL(
            "INSERT INTO {schema}.{table} VALUES (%s, %s) ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version"
        ).format(**names)

    def put(self, told: Any, tracking: Tracking) -> None:
        """Write the line of the aggregate that went on."""
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
            cursor.execute(self._put, (told.originator_id, told.originator_version), prepare=True)


class Following(Projection[Lines]):
    """The library's projection: every event in a transaction of its own."""

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        """Write its line."""
        self.view.put(domain_event, tracking)
