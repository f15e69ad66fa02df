"""All that one run found: the nouns side by side, nothing computed. `newstemma.report` puts them into the contract's JSON."""

from __future__ import annotations

from dataclasses import dataclass

from newstemma.model.article import Article
from newstemma.model.brief import Brief, Entity, Moment
from newstemma.model.claim import Claim, Conflict, Counted, Gap, Series, Standing
from newstemma.model.document import Document
from newstemma.model.lineage import Copy, Roots
from newstemma.model.notice import Notice
from newstemma.model.statement import QuoteGroup, Statement
from newstemma.model.story import Story

SCHEMA = "newstemma.report/1"


@dataclass(frozen=True, slots=True)
class Made:
    """With what a report was made: version, settings and model as SHA-256 in hex, and the day it was asked for (None: not said)."""

    version: str
    settings: str
    model: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run found. All tuples are in a fixed order: by story, then by place, then by id."""

    made: Made
    documents: tuple[Document, ...]
    articles: tuple[Article, ...]
    copies: tuple[Copy, ...]
    stories: tuple[Story, ...]
    roots: tuple[Roots, ...]
    statements: tuple[Statement, ...]
    quotes: tuple[QuoteGroup, ...]
    quantities: tuple[Counted, ...]
    claims: tuple[Claim, ...]
    standings: tuple[Standing, ...]
    conflicts: tuple[Conflict, ...]
    gaps: tuple[Gap, ...]
    moments: tuple[Moment, ...]
    series: tuple[Series, ...]
    entities: tuple[Entity, ...]
    briefs: tuple[Brief, ...]
    notices: tuple[Notice, ...]
