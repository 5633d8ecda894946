"""PolNeAR's scorer, which lies beside the data and also reads it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def scorer(data: Path) -> ModuleType:
    """Import the scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("attribution_scorer", data.parent / "scorers" / "attribution.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{data.parent}: no scorers/attribution.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
