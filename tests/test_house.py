"""The wall: which room may know which. Type-only imports count, since circles hide exactly there."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "newstemma"
STAGES = {"articles", "lineage", "stories", "statements", "claims", "briefs", "people"}
GROUND = {"model", "language", "ports", "settings", "notices", "errors"}
MAY_KNOW = {
    "errors": set(),
    "version": set(),
    "model": {"errors"},
    "language": {"model", "errors", "ports"},
    "notices": {"model", "errors"},
    "settings": {"errors"},
    "ports": {"model", "notices", "errors"},
    "encoders": {"model", "language", "ports", "errors"},
    "engines": {"ports", "errors"},
    "readers": {"model", "notices", "settings", "errors", "ports"},
    "report": {"model", "errors"},
    "exports": {"errors", "report"},
    "pipeline": GROUND | STAGES | {"drafts"},
    "indexes": {"lineage", "errors"},
    "drafts": GROUND | {"claims"},  # behind the corridor: it reads a report, and asks when two figures can be one
    "feed": GROUND | {"articles", "language", "lineage", "stories", "engines"},
    "desk": GROUND | {"pipeline", "encoders", "engines", "readers", "report", "exports", "version"},
    "cli": {"desk", "errors", "version", "report", "readers", "exports"},
    "__main__": {"cli"},
    "__init__": {"desk", "errors", "model", "settings", "version", "indexes", "feed"},
} | dict.fromkeys(STAGES, GROUND)
WORLDLY = {
    "indexes",
    "readers",
    "engines",
    "encoders",
    "report",
    "exports",
    "desk",
    "cli",
}  # the only rooms that touch disk, network, clock or environment
WORLD = {"os", "pathlib", "socket", "urllib", "http", "subprocess", "tempfile", "shutil", "time", "webbrowser", "random", "io"}


def room_of(path: Path) -> str:
    """The folder, or the file that lies at the top."""
    parts = path.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else parts[0].removesuffix(".py")


def imports_of(path: Path) -> list[str]:
    """Every module that a file names in an import, wherever in the file it stands."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: a relative import hides which room it means"
            found += [f"{node.module}.{alias.name}" if node.module == "newstemma" else str(node.module) for alias in node.names]
    return found


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_room_knows_only_the_rooms_below_it(path: Path) -> None:
    room = room_of(path)
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("newstemma.")}
    assert ours - {room} <= MAY_KNOW[room], f"{room} must not know {sorted(ours - {room} - MAY_KNOW[room])}"


INNER = [path for path in FILES if room_of(path) not in WORLDLY]


@pytest.mark.parametrize("path", INNER, ids=lambda p: str(p.relative_to(SOURCE)))
def test_only_the_outer_rooms_touch_disk_clock_or_network(path: Path) -> None:
    touched = {name.split(".")[0] for name in imports_of(path)} & WORLD
    assert not touched, f"{path.name} imports {sorted(touched)}"


def test_no_file_takes_part_in_a_circle_of_imports() -> None:
    names = {".".join(["newstemma", *p.relative_to(SOURCE).with_suffix("").parts]): p for p in FILES if p.name != "__init__.py"}
    below = {name: {i for i in imports_of(path) if i in names} for name, path in names.items()}
    while leaves := {name for name, ours in below.items() if not ours}:
        below = {name: ours - leaves for name, ours in below.items() if name not in leaves}
    assert not below, f"a circle among {sorted(below)}"


def test_the_oldest_dependencies_that_are_tried_are_those_that_are_allowed() -> None:
    root = SOURCE.parents[1]
    allowed = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    tried = (root / ".ci" / "oldest.txt").read_text(encoding="utf-8").split()
    bounds = [line.replace(">=", "==") for line in allowed]
    assert [t.split("==")[0] for t in tried] == [b.split("==")[0] for b in bounds]
    assert all(t.startswith(b) for t, b in zip(tried, bounds, strict=True))
