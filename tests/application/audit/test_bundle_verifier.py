"""The shipped verifier by itself: what it may use, that its arithmetic is the rule versions', that its hash is published."""

import ast
import json
import re
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.ledger.signing import verifies
from adapters.log.canonical import writer
from application.audit.bundle.contents import VERIFIER, verifier_hash
from domain.rules.books import BOOKS
from domain.rules.vocabulary import FinalScore, ScoringPlan, Stage, Tally
from tests.application.audit.exhibits import verifier
from tests.architecture.sources import ROOT
from tests.domain.rules.any_sheets import any_plan, any_sheets

SOURCE = VERIFIER.read_text("utf-8")
PUBLISHED = ("docs/verify.py.sha256", "docs/bundle.md", "docs/ledger.md")
often = settings(max_examples=25, derandomize=True, deadline=None, database=None)


def test_it_imports_the_standard_library_and_nothing_that_executes_or_reaches_out() -> None:
    roots = set()
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Import):
            roots |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            roots.add((node.module or "").split(".")[0])
        if isinstance(node, ast.Name | ast.Attribute):
            used = node.id if isinstance(node, ast.Name) else node.attr
            assert used not in {"eval", "exec", "compile", "__import__", "import_module", "getenv", "environ"}
    assert roots
    assert roots <= sys.stdlib_module_names
    assert roots.isdisjoint({"os", "subprocess", "socket", "urllib", "pickle", "marshal", "importlib", "ctypes"})


def test_it_is_python_3_9_and_no_newer() -> None:
    tree = ast.parse(SOURCE, feature_version=(3, 9))
    newer = (ast.Match, ast.TryStar)
    assert not any(isinstance(node, newer) for node in ast.walk(tree))
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr) and _is_type(node)), ast.unparse(
            node
        )


def _is_type(node: ast.BinOp) -> bool:
    """Whether this is `X | None`, which Python 3.9 cannot say of types."""
    return any(isinstance(one, ast.Constant) and one.value is None for one in (node.left, node.right))


def test_its_hash_is_published_outside_of_every_bundle() -> None:
    assert verifier_hash() == sha256(VERIFIER.read_bytes()).hexdigest()
    for name in PUBLISHED:
        told = set(re.findall(r"\b[0-9a-f]{64}\b", Path(ROOT, name).read_text("utf-8")))
        assert told == {verifier_hash()}, f"{name} has to say {verifier_hash()}"


def test_it_does_not_import_anything_of_ours_and_nothing_of_ours_imports_it() -> None:
    for package in ("domain", "application", "adapters", "web"):
        for file in Path(ROOT, package).rglob("*.py"):
            assert "bundle.verify " not in file.read_text("utf-8").replace("\n", " "), file


@pytest.mark.parametrize("version", sorted(BOOKS))
def test_it_scores_as_the_rule_version_does(version: str) -> None:
    assert set(verifier().METHODS) == set(BOOKS), "a rule version that the verifier does not know"

    @given(st.data(), any_plan(), st.sampled_from(Stage))
    @often
    def same(data: st.DataObject, plan: ScoringPlan, stage: Stage) -> None:
        sheets = data.draw(any_sheets(plan, stage))
        ours = written(Tally, BOOKS[version].scoring.tally(plan, stage, sheets))
        marks = {
            str(one.judge): [{"criterion": mark.criterion, "points": f"{mark.points:.2f}"} for mark in one.marks]
            for one in sheets
        }
        said = {"rules": {"version": version}, "stage": stage.value}
        assert verifier().tally(written(ScoringPlan, plan), said, marks) == ours

    same()


@pytest.mark.parametrize("version", sorted(BOOKS))
def test_it_makes_the_final_score_as_the_rule_version_does(version: str) -> None:
    scoring = BOOKS[version].scoring

    @given(st.data(), any_plan(), st.sets(st.sampled_from(Stage)))
    @often
    def same(data: st.DataObject, plan: ScoringPlan, stages: set[Stage]) -> None:
        tallies = tuple(scoring.tally(plan, stage, data.draw(any_sheets(plan, stage, most=3))) for stage in stages)
        found = scoring.final(plan, tallies)
        by_stage = {one.stage.value: written(Tally, one) for one in tallies}
        assert verifier().final(written(ScoringPlan, plan), by_stage) == (found and written(FinalScore, found))

    same()


def written(kind: object, value: object) -> object:
    """A value as the record writes it."""
    return json.loads(json.dumps(writer(kind)(value)))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 64 * 8 - 1))
@settings(max_examples=15, derandomize=True, deadline=None, database=None)
def test_its_signatures_are_those_of_a_known_library(seed: bytes, message: bytes, bit: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key().public_bytes_raw(), private.sign(message)
    assert verifier().signed(public, signature, message)
    changed = bytearray(signature)
    changed[bit // 8] ^= 1 << bit % 8
    assert not verifier().signed(public, bytes(changed), message)
    assert not verifies(public, bytes(changed), message)
    assert not verifier().signed(public, signature, message + b"x")


def test_a_signature_has_one_form_and_a_key_is_a_point() -> None:
    ours = verifier()
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public, signature = private.public_key().public_bytes_raw(), private.sign(b"")
    scalar = int.from_bytes(signature[32:], "little") + ours.L
    assert not ours.signed(public, signature[:32] + scalar.to_bytes(32, "little"), b"")
    for bad in (b"", bytes(31), (ours.P).to_bytes(32, "little"), (2).to_bytes(32, "little"), b"\xff" * 32):
        assert not ours.signed(bad, signature, b"")
    assert not ours.signed(public, b"", b"")
