from adapters.rules.manifest import manifest
from application.audit.recompute import recompute
from tests.application.audit.conftest import Played


def test_a_whole_round_reproduces(played: Played) -> None:
    report = recompute(played.facts, manifest=manifest)
    for one in report.differing:
        print(one)
    assert report.items
    assert report.differing == ()
