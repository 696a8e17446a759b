"""Verify an evidence bundle of Sangsaeng (상생) offline: one file, Python 3.9 or newer, the standard library alone.

    python3 -I -S verify.py BUNDLE.zip --operator 'NAME+ID+KEY' --witness 'NAME+ID+KEY'

The trusted keys come from outside the bundle, and so does this file (its SHA-256 is published). Nothing of the bundle is
executed: the scoring plan and the rule version are data that the two methods known here are told to follow.

Exit status: 0 authentic; 1 broken, naming the file; 2 internally consistent, not authentic; 64 wrong usage.
"""

import argparse
import base64
import hashlib
import json
import re
import struct
import sys
import time
import uuid
import zlib
from fractions import Fraction
from pathlib import Path
from typing import Any, Callable, Iterator, NoReturn, Optional

AUTHENTIC, BROKEN, CONSISTENT, USAGE = 0, 1, 2, 64
ARCHIVE = "(the zip archive itself)"
HEAD = "sangsaeng/bundle/1"
FILES = {"README.txt", "bundle.json", "keys.txt", "checkpoint", "leaves.json", "texts.json", "papers.json", "plan.json"}
FILES |= {"redactions.json", "history.html", "verify.py"}
LEAF = {"body", "entry", "file", "index", "name", "position", "proof", "stream", "version", "why"}
PLACE = ("body", "position", "stream", "version")
TEXT = {"c", "path", "position", "salt", "text"}
ABOUT = {"as_of", "call", "case", "firm", "format", "kind", "origin", "purpose", "variant"}
ENTRY = b"sangsaeng/entry/1\n"
OPERATOR, WITNESS = 1, 4
MOST = 2**31

Json = Any
Files = dict[str, bytes]


class Broken(Exception):
    """Something does not hold: in which file, and what."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(file, why)
        self.file, self.why = file, why


def expect(holds: Any, file: str, why: str) -> None:
    if not holds:
        raise Broken(file, why)


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


# Ed25519 (RFC 8032), verification alone.

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


def point_from(data: bytes) -> Optional[Point]:
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def plus(a: Point, b: Point) -> Point:
    one, two = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    three, four = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = two - one, four - three, four + three, two + one
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar: int, point: Point) -> Point:
    found: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            found = plus(found, point)
        point, scalar = plus(point, point), scalar >> 1
    return found


def point_bytes(point: Point) -> bytes:
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = point_from((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether an Ed25519 signature over a message was made with a key."""
    if len(public) != 32 or len(signature) != 64 or BASE is None:
        return False
    key, scalar = point_from(public), int.from_bytes(signature[32:], "little")
    if key is None or scalar >= L:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    minus = (P - key[0], key[1], key[2], P - key[3])
    found = plus(times(scalar, BASE), times(int.from_bytes(digest, "little") % L, minus))
    return point_bytes(found) == signature[:32]


# Notes, keys and checkpoints (C2SP signed-note, tlog-checkpoint, tlog-cosignature).


class Key:
    """A verifier key: `name+id+base64(kind, key)`."""

    def __init__(self, text: str) -> None:
        name, id, given = text.split("+", 2)
        data = unbase64(given)
        if not re.fullmatch(r"[^\s+]+", name) or len(data) != 33 or data[0] not in (OPERATOR, WITNESS):
            raise ValueError("no key of a kind that is known here")
        self.name, self.kind, self.public, self.text = name, data[0], data[1:], text
        self.id = sha256(name.encode() + b"\n" + data)[:4]
        if self.id.hex() != id:
            raise ValueError("the key's id is not its own")


class Note:
    """A text and the signature lines under it: name, key id and signature each."""

    def __init__(self, file: str, data: bytes) -> None:
        try:
            text, parted, lines = data.decode("utf-8").rpartition("\n\n")
            if not parted or not lines.endswith("\n"):
                raise ValueError("no blank line before signatures")
            self.file, self.text, self.lines = file, text + "\n", [line_of(one) for one in lines[:-1].split("\n")]
        except ValueError as error:
            raise Broken(file, f"no signed note: {error}") from None

    def signers(self, keys: list[Key]) -> list[tuple[Key, int]]:
        """The keys that signed, and when a witness did. A line that names a key and does not hold breaks the note."""
        found = []
        for name, id, data in self.lines:
            for key in keys:
                if (key.name, key.id) == (name, id):
                    message, at, signature = self.text.encode(), 0, data
                    if key.kind == WITNESS:
                        at, signature = int.from_bytes(data[:8], "big"), data[8:]
                        message = b"cosignature/v1\ntime %d\n" % at + message
                    holds = signed(key.public, signature, message)
                    expect(holds, self.file, f"the signature of {name} does not hold")
                    found.append((key, at))
        return found


def unbase64(text: str) -> bytes:
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("base64 has one spelling here")
    return data


def line_of(line: str) -> tuple[str, bytes, bytes]:
    dash, name, given = line.split(" ")
    data = unbase64(given)
    if dash != "\u2014" or not name or len(data) <= 4:
        raise ValueError("no signature line")
    return name, data[:4], data[4:]


def keys_in(files: Files) -> list[Key]:
    """The keys that the bundle itself names: good for finding damage, and for nothing else."""
    try:
        keys = []
        for line in files["keys.txt"].decode("utf-8").split("\n")[:-1]:
            word, text = line.split(" ")
            key = Key(text)
            if {"operator": OPERATOR, "witness": WITNESS}[word] != key.kind:
                raise ValueError("a key under another's word")
            keys.append(key)
    except (ValueError, KeyError) as error:
        raise Broken("keys.txt", f"no list of keys: {error}") from None
    return keys


# The archive, and the list of its files.

LOCAL, CENTRAL, END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")


def unzipped(data: bytes) -> Files:
    """The files of a stored archive, read one after the other; that nothing else is in it `zipped` tells."""
    files: Files = {}
    at = 0
    expect(len(data) < MOST, ARCHIVE, "too large")
    while data[at : at + 4] == b"PK\3\4" and len(data) - at >= LOCAL.size:
        fields = LOCAL.unpack_from(data, at)
        start = at + LOCAL.size
        size, length = fields[8], fields[9]
        name = data[start : start + length].decode("utf-8", "replace")
        expect(re.fullmatch(r"[A-Za-z0-9.]+(/[0-9]+\.json)?", name), ARCHIVE, "a file name that no bundle has")
        expect(name not in files, ARCHIVE, f"{name} stands in it twice")
        files[name] = data[start + length : start + length + size]
        at = start + length + size
    expect("MANIFEST" in files, ARCHIVE, "there is no MANIFEST in it")
    return files


def zipped(files: Files) -> bytes:
    whole, central = bytearray(), bytearray()
    for name, data in files.items():
        word = name.encode()
        common = (20, 0x0800, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(word), 0)
        central += CENTRAL.pack(b"PK\1\2", 0x0314, *common, 0, 0, 0, 0o100644 << 16, len(whole)) + word
        whole += LOCAL.pack(b"PK\3\4", *common) + word + data
    return bytes(whole + central) + END.pack(b"PK\5\6", 0, 0, len(files), len(files), len(central), len(whole), 0)


def check_files(files: Files, data: bytes) -> Iterator[Broken]:
    """Every file against the signed list, the list against the bundle's own keys, and the archive against the files."""
    note = Note("MANIFEST", files["MANIFEST"])
    try:
        keys = keys_in(files)
        expect(len(note.signers(keys)) == len(note.lines) > 0, "MANIFEST", "it is not signed by the operator alone")
    except Broken as broken:
        yield broken
        if broken.file == "MANIFEST":
            return
    listed = {}
    for line in note.text.split("\n")[2:-1]:
        digest, _, name = line.partition("  ")
        listed[name] = digest
    whole = True
    expect(listed.keys() >= FILES, "MANIFEST", "a file that every bundle has is not listed")
    for name in sorted(listed.keys() | files.keys() - {"MANIFEST"}):
        if name not in files or name not in listed:
            whole = False
            yield Broken(name, "it is not listed in MANIFEST" if name in files else "it is missing")
        elif sha256(files[name]).hex() != listed[name]:
            whole = False
            yield Broken(name, "its SHA-256 is not the one in MANIFEST")
    if whole and (zipped(files) != data or list(files) != ["MANIFEST", *listed]):
        yield Broken(ARCHIVE, "its bytes between the files are not those of a bundle")


# The tree (RFC 6962) and the facts in it.


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right)


def included(leaf: bytes, index: int, size: int, proof: list[bytes], root: bytes) -> bool:
    """Whether a proof leads from a leaf to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node(step, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def entry_of(row: Json) -> bytes:
    name = row["name"].encode()
    place = row["position"].to_bytes(8, "big") + uuid.UUID(row["stream"]).bytes + row["version"].to_bytes(8, "big")
    return sha256(ENTRY + place + len(name).to_bytes(2, "big") + name + bytes.fromhex(row["body"]))


def unique(pairs: list[tuple[str, Json]]) -> Json:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def no_float(text: str) -> NoReturn:
    raise ValueError(f"no number of the record: {text}")


def parsed(files: Files, name: str) -> Json:
    try:
        text = files[name].decode("utf-8")
        return json.loads(text, object_pairs_hook=unique, parse_float=no_float, parse_constant=no_float)
    except (KeyError, ValueError, RecursionError) as error:
        raise Broken(name, f"no JSON of a bundle: {error}") from None


class Fact:
    """A fact that is shown: its row in leaves.json, its file, and what it says."""

    def __init__(self, row: Json, file: str, body: Json) -> None:
        self.file, self.body, self.said = file, body, body["fact"]
        self.index, self.position, self.name = row["index"], row["position"], row["name"]
        self.stream, self.version = row["stream"], row["version"]


class Bundle:
    """A bundle whose files are all there and unaltered; each check raises `Broken` where what they say does not hold."""

    def __init__(self, files: Files) -> None:
        self.files, self.keys = files, keys_in(files)
        self.about, self.rows = parsed(files, "bundle.json"), parsed(files, "leaves.json")
        self.manifest, self.checkpoint = (Note(name, files[name]) for name in ("MANIFEST", "checkpoint"))
        self.facts: list[Fact] = []
        self.opened: dict[tuple[int, str], str] = {}
        self.done: dict[str, int] = {}

    def head(self) -> None:
        """Origin, size and root, and the bundle's own keys under them."""
        lines = self.checkpoint.text.split("\n")
        expect(len(lines) == 4 and re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]), "checkpoint", "no checkpoint")
        self.origin, self.size, self.root = lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True)
        expect(self.manifest.text.startswith(f"{HEAD}\n{self.origin}\n"), "MANIFEST", "it is of another log")
        expect(self.about["format"] == 1, "bundle.json", "a format that this verifier does not know")
        expect(self.about.keys() == ABOUT, "bundle.json", "it does not say what a bundle says")
        expect(self.about["as_of"].keys() == {"position", "size"}, "bundle.json", "it does not say as of when it is")
        reader = {"auditor": self.about["firm"] is None, "party": isinstance(self.about["firm"], str)}
        expect(reader.get(self.about["variant"]), "bundle.json", "it does not say for whom it is")
        expect(self.about["origin"] == self.origin, "bundle.json", "it is of another log")
        expect(self.about["as_of"]["size"] == self.size, "bundle.json", "it is as of another checkpoint")
        expect(any(key.kind == OPERATOR for key, _ in self.checkpoint.signers(self.keys)), "checkpoint", "not signed")

    def leaves(self) -> None:
        """Every leaf recomputed, from the stored bytes where they are here, and proven to the checkpoint."""
        last, shown = -1, set()
        for row in self.rows:
            entry, proof = bytes.fromhex(row["entry"]), [bytes.fromhex(one) for one in row["proof"]]
            told = "leaf {}".format(row["index"])
            expect(row.keys() == LEAF, "leaves.json", f"{told} does not say what a leaf says")
            expect(row["index"] > last, "leaves.json", f"{told} is out of order")
            expect((row["file"] is None) == (row["why"] is not None), "leaves.json", f"{told}: shown or withheld?")
            expect(row["file"] is None or row["name"] is not None, "leaves.json", f"{told} is shown without its place")
            alone = row["name"] is None and any(row[one] is not None for one in PLACE)
            expect(not alone, "leaves.json", f"{told} has half a place")
            expect(len(entry) == 32, "leaves.json", f"{told} has no entry")
            if row["file"] is not None:
                shown.add(row["file"])
                self._show(row, row["file"])
            if row["name"] is not None:
                expect(entry_of(row) == entry, "leaves.json", f"{told}: the entry is not that of the fact")
            leaf = sha256(b"\0" + entry)
            holds = included(leaf, row["index"], self.size, proof, self.root)
            expect(holds, "leaves.json", f"{told}: the proof does not lead to the checkpoint")
            last = row["index"]
        for name in self.files:
            expect(not name.startswith("facts/") or name in shown, name, "no leaf is of it")
        self.done["leaves"] = len(self.rows)

    def _show(self, row: Json, file: str) -> None:
        data = self.files.get(file)
        expect(data is not None and file == fact_file(row["position"]), "leaves.json", f"{file} is not there")
        expect(sha256(data or b"").hex() == row["body"], file, "it is not the fact that leaves.json names")
        body = parsed(self.files, file)
        written = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        expect(written == data, file, "it is not in the record's one form")
        self.facts.append(Fact(row, file, body))

    def belonging(self) -> None:
        """What is shown is of this case, or of all cases of its call; an auditor's streams have no gap."""
        case, call = self.about["case"], self.about["call"]
        for fact in self.facts:
            kind, own = fact.name.split(".")[0], fact.said.get("case", fact.said.get("application", case))
            streams = {"application": case, "agreement": named(case, "agreement"), "call": call}
            before = fact.position <= self.about["as_of"]["position"]
            expect(before, fact.file, "it came after the position that bundle.json says")
            expect(fact.said.get("call", call) == call, fact.file, "it is of another call")
            if kind == "receipt" and self.about["variant"] == "auditor":
                own = case
            expect(own == case, fact.file, "it is of another case")
            expect(streams.get(kind, fact.stream) == fact.stream, fact.file, "it stands in another's stream")
        opened = [fact for fact in self.facts if fact.name == "office.opened"]
        expect(
            [(one.index, one.said["origin"], one.said["kind"]) for one in opened]
            == [(0, self.origin, self.about["kind"])],
            "bundle.json",
            "it is of another office than the log says",
        )
        if self.about["variant"] == "auditor":
            self._gaps()

    def _gaps(self) -> None:
        versions: dict[str, list[int]] = {}
        for row in self.rows:
            if row["name"] and row["name"].split(".")[0] not in ("panel", "meeting", "office"):
                versions.setdefault(row["stream"], []).append(row["version"])
        for stream, found in versions.items():
            expect(found == list(range(1, len(found) + 1)), "leaves.json", f"facts of stream {stream} are left out")

    def texts(self) -> None:
        """Each revealed text against its commitment, and none forgotten: opened, or named as not opened."""
        sealed = {(fact.position, path): one for fact in self.facts for path, one in seals(fact.said, "fact")}
        for row in parsed(self.files, "texts.json"):
            place = row["position"], row["path"]
            told = "the text {} of fact {}".format(row["path"], row["position"])
            expect(row.keys() == TEXT, "texts.json", f"{told} does not say what a text says")
            expect(place in sealed and place not in self.opened, "texts.json", f"{told} is not there")
            commitment = sha256(bytes.fromhex(row["salt"]) + row["text"].encode()).hex()
            holds = len(row["salt"]) == 64 and commitment == row["c"] == sealed[place]["c"]
            expect(holds, "texts.json", f"{told} is not what was sealed")
            self.opened[place] = row["text"]
        redacted = parsed(self.files, "redactions.json")
        said = [redacted.keys() == {"facts", "texts", "words"}]
        said += [row.keys() == {"path", "position", "why"} for row in redacted["texts"]]
        expect(all(said), "redactions.json", "it does not say what it should")
        closed = [(row["position"], row["path"]) for row in redacted["texts"]]
        complete = sorted([*closed, *self.opened]) == sorted(sealed)
        expect(complete, "redactions.json", "the texts that are not opened are not those it names")
        withheld = [{"index": row["index"], "why": row["why"]} for row in self.rows if row["why"] is not None]
        expect(withheld == redacted["facts"], "redactions.json", "the facts withheld are not those it names")
        for word in {row["why"] for row in [*withheld, *redacted["texts"]]}:
            explained = redacted["words"].get(word, {})
            expect(explained.get("ko") and explained.get("en"), "redactions.json", f"{word} is not explained")
        self.done["texts"] = len(self.opened)

    def copies(self) -> None:
        """papers.json and plan.json say what the facts say."""
        papers = [(one.position, one.said["paper"]) for one in self.facts if one.name == "application.paper_attached"]
        rows = parsed(self.files, "papers.json")
        wanted = ("c", "id", "kind", "media_type", "size", "stored")
        same = rows == [dict({name: paper[name] for name in wanted}, position=at) for at, paper in papers]
        expect(same, "papers.json", "it does not say what the facts say")
        self.plans = parsed(self.files, "plan.json")
        terms = [
            (one.position, one.said["terms"]) for one in self.facts if "terms" in one.said and one.name[:5] == "call."
        ]
        rows = [{"plan": one["plan"], "position": at, "rules": one["rules"]} for at, one in terms]
        expect(self.plans == rows, "plan.json", "it does not say what the call says")
        self.done["papers"] = len(papers)

    def sheets(self) -> None:
        """What was opened at the reveal is what had been sealed before it."""
        sealed: dict[str, Fact] = {}
        self.done["sheets"] = 0
        for fact in self.facts:
            if fact.name == "sheet.sealed":
                sealed[fact.stream] = fact
            if fact.name == "sheet.revealed":
                before = sealed.get(fact.stream)
                expect(before is not None, fact.file, "it was revealed and never sealed")
                text = self.opened.get((before.position, "fact.sheet")) if before else None
                if text is not None:
                    marks = sorted(fact.said["marks"], key=lambda one: one["criterion"])
                    expect(json.loads(text) == marks, fact.file, "other marks than were sealed")
                    self.done["sheets"] += 1

    def scores(self) -> None:
        """Each tally from the sheets it says it used, by the plan then in force."""
        self.done["scores"] = 0
        for fact in self.facts:
            if fact.name == "tally.computed":
                rows = [one for one in self.plans if one["position"] < fact.position]
                expect(rows and rows[-1]["rules"] == fact.said["rules"], fact.file, "by other rules than the call's")
                version = rows[-1]["rules"]["version"]
                expect(version in METHODS, fact.file, f"by rule version {version}, which takes a newer verifier")
                try:
                    found = tally(rows[-1]["plan"], fact.said, self._used(fact))
                except (ArithmeticError, KeyError, TypeError, ValueError) as error:
                    raise Broken(fact.file, f"the tally cannot be computed: {error!r}") from None
                for name in sorted(found):
                    told = "the tally's {}: recorded {}, computed {}".format(
                        name, fact.said["tally"].get(name), found[name]
                    )
                    expect(fact.said["tally"].get(name) == found[name], fact.file, told)
                self.done["scores"] += 1

    def results(self) -> None:
        """Each stage's result from the tally it rests on, and the case's own score on each list from its tallies."""
        tallies = [fact for fact in self.facts if fact.name == "tally.computed"]
        by_place = {(fact.stream, fact.version): fact.said["tally"] for fact in tallies}
        self.done["results"] = 0
        for fact in self.facts if tallies else []:
            if fact.name in ("application.stage_passed", "application.stage_failed"):
                stream = named(fact.said["panel"], "tally/{}".format(self.about["case"]))
                rested = by_place.get((stream, fact.said["tally"]))
                if rested is None:
                    raise Broken(fact.file, "the tally it rests on is not in the bundle")
                failed = fact.name == "application.stage_failed"
                agrees = failed == (rested["passed"] is False) and rested["stage"] == fact.said["stage"]
                expect(agrees, fact.file, "it is not the result of the tally it rests on")
                self.done["results"] += 1
            if fact.name == "selection.listed":
                self._listed(fact, {one.said["stage"]: one.said["tally"] for one in tallies if one.index < fact.index})

    def _listed(self, fact: Fact, by_stage: dict[str, Json]) -> None:
        plan = [one for one in self.plans if one["position"] < fact.position][-1]["plan"]
        for standing in fact.said["standings"]:
            candidate = standing["candidate"]
            if candidate["application"] == self.about["case"]:
                found = final(plan, by_stage)
                told = "the score on the list: recorded {}, computed {}".format(candidate["final"], found)
                expect(candidate["final"] == found, fact.file, told)
                self.done["results"] += 1

    def _used(self, tallied: Fact) -> dict[str, list[Json]]:
        """The marks of each sheet used, by judge, as its stream had them at the version used."""
        found: dict[str, list[Json]] = {}
        for used in tallied.said["used"]:
            stream = named(tallied.said["panel"], "sheet/{}/{}".format(tallied.said["case"], used["judge"]))
            for fact in self.facts:
                if fact.stream == stream and fact.version <= used["version"] and "marks" in fact.said:
                    found[used["judge"]] = fact.said["marks"]
            expect(used["judge"] in found, tallied.file, "a sheet it used is not in the bundle")
        quorate = tallied.said["valid"] >= tallied.said["needed"]
        agrees = tallied.said["valid"] == len(found) and tallied.said["quorate"] == quorate
        expect(agrees, tallied.file, "its count of sheets is not that of the sheets")
        return found if quorate else {}


def fact_file(position: int) -> str:
    return f"facts/{position:08d}.json"


def named(space: str, name: str) -> str:
    return str(uuid.uuid5(uuid.UUID(space), name))


def seals(value: Json, path: str) -> Iterator[tuple[str, Json]]:
    if isinstance(value, dict):
        if value.keys() == {"c", "k", "x"}:
            yield path, value
            return
        for name, inner in value.items():
            yield from seals(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from seals(inner, f"{path}.{number}")


# Scoring: the plan is data; two methods are known, by the name of the rule version.

STAGES = ("FACE_TO_FACE", "ON_SITE", "DELIBERATION")
DIMENSIONS = ("RESULT_UTILISATION", "WIN_WIN_COOPERATION")
Scored = dict[str, Json]


def exact(points: str) -> Fraction:
    if not re.fullmatch(r"[0-9]{1,18}(\.[0-9]{1,6})?", points):
        raise ValueError(f"no points: {points!r}")
    return Fraction(points)


def places(figure: Fraction, count: int) -> Fraction:
    """Rounded half up to so many decimal places."""
    return Fraction((figure * 10**count + Fraction(1, 2)).__floor__(), 10**count)


def written(figure: Fraction) -> str:
    """With two decimal places, as points are recorded."""
    whole, hundredths = divmod(int(places(figure, 2) * 100), 100)
    return f"{whole}.{hundredths:02d}"


def headings(plan: Json, stage: str) -> list[tuple[str, set[str], Fraction, Fraction]]:
    """The headings a stage weighs: dimension, criteria, most points, share of the score."""
    weights = {one["dimension"]: exact(one["weight"]) for one in plan["weights"]}
    found = []
    for dimension in DIMENSIONS:
        lines = [one for one in plan["rubric"] if one["stage"] == stage and one["dimension"] == dimension]
        most = sum((exact(one["max_points"]) for one in lines), Fraction(0))
        if weights.get(dimension, Fraction(0)) > 0 and most:
            found.append((dimension, {one["code"] for one in lines}, most, weights[dimension]))
    whole = sum((one[3] for one in found), Fraction(0))
    return [(dimension, criteria, most, weight / whole) for dimension, criteria, most, weight in found]


def sheet_score(weighed: list[tuple[str, set[str], Fraction, Fraction]], judge: str, marks: list[Json]) -> Scored:
    lines, score = [], Fraction(0)
    for dimension, criteria, most, weight in weighed:
        points = sum((exact(one["points"]) for one in marks if one["criterion"] in criteria), Fraction(0))
        percent = 100 * points / most
        score += weight * percent
        lines.append({"dimension": dimension, "percent": str(percent), "points": written(points)})
    return {"dimensions": lines, "judge": judge, "score": str(score)}


def mean(figures: list[Fraction]) -> Fraction:
    return sum(figures, Fraction(0)) / len(figures)


def trimmed(plan: Json, scored: list[Scored]) -> tuple[list[Scored], list[Optional[str]]]:
    """v2021_1: one highest and one lowest dropped where there are sheets enough."""
    if len(scored) < max(plan["trim_from"], 3):
        return scored, [None, None]
    highest = min(scored, key=lambda one: (-Fraction(one["score"]), one["judge"]))
    rest = [one for one in scored if one is not highest]
    lowest = min(rest, key=lambda one: (Fraction(one["score"]), one["judge"]))
    return [one for one in rest if one is not lowest], [highest["judge"], lowest["judge"]]


def middle(_: Json, scored: list[Scored]) -> tuple[list[Scored], list[Optional[str]]]:
    """v2021_2: the middle sheet, or the two in the middle."""
    ordered = sorted(scored, key=lambda one: (Fraction(one["score"]), one["judge"]))
    kept = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1] if ordered else []
    return [one for one in scored if one in kept], [None, None]


Counts = Callable[[Json, list[Scored]], tuple[list[Scored], list[Optional[str]]]]
METHODS: dict[str, Counts] = {"v2021_1": trimmed, "v2021_2": middle}


def tally(plan: Json, said: Json, sheets: dict[str, list[Json]]) -> Scored:
    """The score of a stage with every figure on the way there."""
    method, stage = METHODS[said["rules"]["version"]], said["stage"]
    weighed = headings(plan, stage)
    scored = [sheet_score(weighed, judge, sheets[judge]) for judge in sorted(sheets)]
    counted, (highest, lowest) = method(plan, scored)
    figure = mean([Fraction(one["score"]) for one in counted]) if counted and weighed else None
    score = None if figure is None else places(figure, plan["decimal_places"])
    needed = next((one["points"] for one in plan["pass_marks"] if one["stage"] == stage), None)
    means = []
    for number, (dimension, _, most, weight) in enumerate(weighed if counted else []):
        under = [one["dimensions"][number] for one in counted]
        means.append(
            {
                "dimension": dimension,
                "max_points": written(most),
                "percent": str(mean([Fraction(one["percent"]) for one in under])),
                "points": str(mean([Fraction(one["points"]) for one in under])),
                "weight": str(weight),
            }
        )
    return {
        "counted": [one["judge"] for one in counted],
        "dimensions": means,
        "dropped_highest": highest,
        "dropped_lowest": lowest,
        "mean": None if figure is None else str(figure),
        "pass_mark": needed,
        "passed": None if score is None or needed is None else score >= exact(needed),
        "score": None if score is None else written(score),
        "sheets": scored,
        "stage": stage,
    }


def final(plan: Json, by_stage: dict[str, Json]) -> Optional[Scored]:
    """The score a case is listed by: the mean of the stages carried, rounded once; none while one is missing or failed."""
    marked = [stage for stage in STAGES if headings(plan, stage)]
    taken = [by_stage[stage] for stage in marked if stage in by_stage]
    means = [Fraction(one["mean"]) for one in taken if one["mean"] is not None]
    if not marked or len(means) < len(marked) or (plan["gate"] and any(one["passed"] is False for one in taken)):
        return None
    carried = slice(None) if plan["carry_scores"] else slice(-1, None)
    lines = [line for one in taken[carried] for line in one["dimensions"] if line["dimension"] == DIMENSIONS[1]]
    figure = mean(means[carried])
    return {
        "cooperation": str(mean([Fraction(line["percent"]) for line in lines])) if lines else None,
        "mean": str(figure),
        "score": written(places(figure, plan["decimal_places"])),
        "stages": marked[carried],
    }


# What is told.


def trusted(bundle: Bundle, operators: list[Key], witnesses: list[Key]) -> list[int]:
    """The times of trusted cosignatures. Raises where a key is trusted and the bundle is not signed with it."""
    if operators:
        for note in (bundle.manifest, bundle.checkpoint):
            expect(
                note.signers(operators), note.file, "no operator's key that you trust signed it: made with other keys"
            )
            expect(all(key.name == bundle.origin for key in operators), note.file, "it is of another log than the key")
    times = [at for _, at in bundle.checkpoint.signers(witnesses)]
    expect(times or not witnesses, "checkpoint", "no witness's key that you trust cosigned it")
    return times


def plain(value: Json) -> str:
    """Text of the bundle as it may be printed: no control characters."""
    return "".join(one if one.isprintable() else "\ufffd" for one in str(value))


def tell(bundle: Bundle, times: list[int], status: int) -> None:
    about, done, say = bundle.about, bundle.done, print
    case, variant, kind, purpose = (plain(about[one]) for one in ("case", "variant", "kind", "purpose"))
    withheld = sum(row["why"] is not None for row in bundle.rows)
    say(f"case      {case} ({variant}, {kind})")
    say(f"purpose   {purpose}")
    say(f"log       {plain(bundle.origin)}, {bundle.size} leaves, as of position {plain(about['as_of']['position'])}")
    for at in times:
        say(f"cosigned  {time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(at))} UTC")
    proven = "proven · 증명됨"
    say(
        f"\n{proven if status == AUTHENTIC else 'consistent, but NOT proven without trusted keys · 앞뒤가 맞으나 증명되지 않음'}"
    )
    say(f" + {len(bundle.facts)} facts are stored byte by byte as shown here; each stands in the log at its place.")
    say(f" + {withheld} more facts are withheld; each stands in the log, its leaf proven.")
    say(f" + {done['texts']} revealed texts are those that were typed and sealed.")
    say(f" + {done['papers']} papers had these hashes when they were attached.")
    say(f" + {done['sheets']} opened sheets say what had been sealed; {done['scores']} tallies come out as recorded,")
    say(f"   and {done['results']} results and listed scores follow from them.")
    say("\nNOT proven · 증명되지 않음")
    for line in UNPROVEN:
        say(f" - {line}")
    if about["kind"] != "production":
        say(" - Anything about a real office: this is a DEMONSTRATION, both keys may lie on one machine. 시연입니다.")


UNPROVEN = (
    "That what was recorded is true, or that everything that happened was recorded. 기록된 내용이 사실인지, 빠짐없이 기록되었는지.",
    "Anything recorded after the checkpoint: it is not in this bundle, and not protected yet. 체크포인트 뒤의 기록.",
    "That no fact of shared streams (panels, meetings) was left out of the bundle; in a party's bundle, of any stream.",
    "What a withheld fact says, or why it is withheld but by the office's word. 가린 기록의 내용.",
    "The words of history.html and README.txt, the purpose, the reader: the office's own telling. 이력 설명과 목적.",
    "Eligibility findings, quorum, the ranking among applications: ask the office to recompute them. 자격 판단, 정족수, 순위.",
    "That a file you hold is the paper: compare its SHA-256 with the opened digest in texts.json. 서류 파일 자체.",
    "That the rule version's source was followed: its hashes are in plan.json; here its scoring is recomputed.",
    "Anything against an operator and a witness who act together, or keys that you did not get from outside. 열쇠의 출처.",
)


def verify(data: bytes, operators: list[Key], witnesses: list[Key]) -> int:
    """Verify a bundle and tell; the exit status."""
    broken: list[Broken] = []
    try:
        files = unzipped(data)
        broken += check_files(files, data)
        if not broken:
            bundle = Bundle(files)
            for name, check in checks(bundle):
                guarded(name, check)
            times = trusted(bundle, operators, witnesses)
    except Broken as found:
        broken.append(found)
    if broken:
        for one in broken:
            print(f"BROKEN · 손상: {plain(one.file)}: {plain(one.why)}")
        return BROKEN
    status = AUTHENTIC if operators and witnesses else CONSISTENT
    tell(bundle, times, status)
    if status == AUTHENTIC:
        print("\nAUTHENTIC · 진본: signed by the operator and cosigned by the witness whose keys you gave.")
    else:
        missing = " and ".join(word for word, keys in (("--operator", operators), ("--witness", witnesses)) if not keys)
        print(
            f"\ninternally consistent, not authentic · 앞뒤가 맞으나 진본인지 알 수 없음: give {missing}, from outside."
        )
    return status


def checks(bundle: Bundle) -> Iterator[tuple[str, Callable[[], None]]]:
    """Each check, and the file that is named where it stumbles over something no check foresaw."""
    yield "checkpoint", bundle.head
    yield "leaves.json", bundle.leaves
    yield "bundle.json", bundle.belonging
    yield "texts.json", bundle.texts
    yield "plan.json", bundle.copies
    yield "leaves.json", bundle.sheets
    yield "leaves.json", bundle.scores
    yield "leaves.json", bundle.results


def guarded(name: str, check: Callable[[], None]) -> None:
    try:
        check()
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise Broken(name, f"not as a bundle is: {error!r}") from None


class Parser(argparse.ArgumentParser):
    """Wrong usage has a status of its own: 2 means something else here."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def main(arguments: Optional[list[str]] = None) -> int:
    """Read the command line."""
    parser = Parser(description="Verify an evidence bundle of Sangsaeng offline.")
    parser.add_argument("bundle", help="the zip file")
    parser.add_argument("--operator", action="append", default=[], type=Key, help="a key of the operator's you trust")
    parser.add_argument("--witness", action="append", default=[], type=Key, help="a key of the witness's you trust")
    given = parser.parse_args(arguments)
    if any(key.kind != OPERATOR for key in given.operator) or any(key.kind != WITNESS for key in given.witness):
        parser.error("an operator's key was given as a witness's, or the other way round")
    try:
        data = Path(given.bundle).read_bytes()
    except OSError as error:
        parser.error(str(error))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    return verify(data, given.operator, given.witness)


if __name__ == "__main__":
    sys.exit(main())
