"""Every change of frameworks, controls, evidence and statements."""

from controls.actions.frameworks import adopt_framework, load_bundled, load_framework, load_mappings

__all__ = ["adopt_framework", "load_bundled", "load_framework", "load_mappings"]
