"""The README, as a newcomer follows it: its links lead somewhere, and its walk through an application works as printed."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.journeys.forking import REPOSITORY
from tests.journeys.running import command, serving

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_every_picture_and_page_the_readme_links_to_is_there() -> None:
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert linked
    assert [path for path in linked if not (REPOSITORY / path).is_file()] == []


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_the_walk_through_an_application_ends_with_an_eligible_case(demonstration_folder: Path) -> None:
    walks = re.findall(r"```bash\n(.*?)```", README, re.DOTALL)
    with serving(demonstration_folder, words=("--demonstration",)) as office:
        for walk in reversed(walks):
            walked = subprocess.run(
                ("/bin/bash", "-euo", "pipefail", "-c", walk),
                cwd=REPOSITORY,
                env=os.environ | {"DATA_DIR": str(demonstration_folder), "PORT": str(office.port)},
                capture_output=True,
                text=True,
                check=False,
                timeout=60,
            )
            assert walked.returncode == 0, walked.stderr
            assert "urn:sangsaeng:problem" not in walked.stdout
        assert '"missing":[]' in walked.stdout
        case = walked.stdout.split()[-1].rpartition("/cases/")[2]
        token = re.search(r"sgs_\S+", command(demonstration_folder, "demo", "people").stdout)
        assert token
        file = office.ask("GET", f"/api/v1/applications/{case}", token=token.group())
        assert file.json["status"] == "ELIGIBLE"
