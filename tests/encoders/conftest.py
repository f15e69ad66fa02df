"""The small random model, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.encoders.small import make


@pytest.fixture(scope="session")
def model_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a random model's files: to be copied before anything is changed in it."""
    return make(tmp_path_factory.mktemp("model"))
