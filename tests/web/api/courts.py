"""A rejected case at the API with the people around it, for stories of disputes over HTTP."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.rules.vocabulary import Stage
from tests.disputes import Rejected
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter

ONE_POINT = {
    "points": [{"sought": {"kind": "REMAND", "stage": "ON_SITE"}, "arguments": ["(가상) 다른 공장을 보았습니다."]}],
    "known": "2021-03-19",
    "contact": "(가상) 담당자 앞",
    "purport": "(가상) 미선정을 취소해 주십시오.",
}
UPHELD = {"point": 1, "result": "UPHELD", "reasons": "(가상) 방문 기록이 다릅니다."}
REMAND = {"points": [1], "remedy": {"kind": "REMAND", "stage": "ON_SITE"}}
RESULT = {"method": "ELECTRONIC", "text": "(가상) 이의신청을 받아들입니다."}


@dataclass(frozen=True)
class Court:
    """A rejected case at the API, and the people around it."""

    rejected: Rejected
    enter: Enter
    lead: Client
    officer: Client
    decider: Client
    auditor: Client

    def version(self, dispute: str) -> int:
        return self.rejected.office.log.history(UUID(dispute))[-1].version

    def on(self, client: Client, dispute: str, tail: str, body: object = None) -> Any:
        return client.post(f"/disputes/{dispute}/{tail}", body or {}, version=self.version(dispute))

    def object(self, body: object = None, client: Client | None = None) -> str:
        asked = (client or self.lead).post(f"/notices/{self.rejected.notices[0]}/objections", body or ONE_POINT)
        return str(done(asked, 201)["id"])

    def of_case(self, tail: str = "") -> str:
        return f"/applications/{self.rejected.case}/{tail}".rstrip("/")

    def shown_of_the_case(self) -> list[str]:
        """What a reviewer reads of the case while the dispute waits for its result."""
        case, panel = self.rejected.case, self.rejected.course.sittings[Stage.ON_SITE].panel
        of_panel = f"/panels/{panel}/cases/{case}"
        parts = ("", "timeline", "stages", "decision", "notices", "findings", "agreement", "replay")
        return [
            *map(self.of_case, parts),
            *(f"{of_panel}/{part}" for part in ("sheets", "tally")),
            f"/notices/{self.rejected.notices[1]}",
        ]

    def reviewer(self, dispute: str) -> Client:
        """A reviewer who was asked and declared no conflict."""
        person = self.rejected.reviewer()
        reviewer = self.enter(person)
        problem(reviewer.get(f"/disputes/{dispute}"), 404, "not-found")
        done(self.on(self.decider, dispute, "reviewers", {"reviewer": str(person)}))
        problem(reviewer.get(f"/disputes/{dispute}/workspace"), 403, "not-allowed")
        done(self.on(reviewer, dispute, "declaration", {"conflict": False}))
        return reviewer

    def reads_the_case(self, reviewer: Client, judge: UUID) -> None:
        """A cleared reviewer reads it whole and asks «what if», on record; a reviewer who was not asked does neither."""
        other = self.enter(self.rejected.reviewer())
        for shown in self.shown_of_the_case():
            read(reviewer.get(shown))
            problem(other.get(shown), 404, "not-found")
        what_if = {"kind": "WITHOUT_EVALUATOR", "judge": str(judge)}
        problem(other.post(self.of_case("counterfactuals"), what_if), 404, "not-found")
        assert read(reviewer.post(self.of_case("counterfactuals"), what_if))["hypothetical"]
        readings = read(self.auditor.get(self.of_case("readers")))["readings"]
        assert "DISPUTE_REVIEWER" in {one["role"] for one in readings}

    def overturned(self, dispute: str) -> None:
        """The auditors' lists name the dispute: its ground, the judges of the panel it was taken from, its days, what came after."""
        lists = read(self.auditor.get("/audit/disputes"))
        assert (lists["overturned"], lists["missed"]) == (1, 0)
        assert lists["after_remand"] == [{"of": "SELECTED", "count": 1, "disputes": [dispute]}]
        (ground,) = lists["by_ground"]
        assert (ground["aim"], ground["stage"], ground["disputes"]) == ("SCORE", "ON_SITE", [dispute])
        assert [one["disputes"] for one in lists["by_panel"]] == [[dispute]]
        assert [one["dispute"] for one in lists["days_to_answer"]] == [dispute]
        assert sum(one["count"] for one in lists["by_evaluator"]) == 7

    def reads_the_case_no_more(self, reviewer: Client) -> None:
        """Once the result was sent nothing is before the reviewer any more."""
        for shown in self.shown_of_the_case():
            problem(reviewer.get(shown), 404, "not-found")
