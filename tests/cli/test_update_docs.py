"""What the documentation takes from the code is what the code says now."""

from __future__ import annotations

import runpy
from pathlib import Path

from onrecord import Pipeline

ROOT = Path(__file__).parents[2]


def test_documentation_and_schema_are_up_to_date(pipeline: Pipeline) -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "update_docs.py"))
    names = [str(path.relative_to(ROOT)) for path in script["stale"](pipeline)]
    assert names == [], "run: python scripts/update_docs.py"
