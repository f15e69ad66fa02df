"""What every page is made with: our style and script as they lie in `assets/`, their hashes for a page's policy, and the templates."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def asset(name: str) -> str:
    """The text of a file of `assets/`."""
    return files("newstemma.report").joinpath("assets", name).read_text(encoding="utf-8")


def digest(source: str) -> str:
    """The hash by which a page's policy names a style or a script."""
    return "sha256-" + b64encode(sha256(source.encode("utf-8")).digest()).decode("ascii")


@cache
def environment() -> Environment:
    """The templates, every value escaped, a name that is missing an error."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
