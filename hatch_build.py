"""Build hook: nothing yet; the gazetteer is built here."""

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Placeholder until the gazetteer lands."""
