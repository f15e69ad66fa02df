"""Fixtures that all tests share."""

from __future__ import annotations

import inspect

import pytest

from newstemma.model.report import Report
from tests.papers import report_on


@pytest.fixture
def paper(request: pytest.FixtureRequest) -> Report:
    """The report on the newspaper that stands in the test's docstring."""
    return report_on(inspect.getdoc(request.function) or "")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write the reports of the examples anew; look at the difference")
