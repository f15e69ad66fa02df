"""Agencies that a sentence of the body credits: "told Reuters", "AFP reported", "according to the AP". They give that sentence, no more.

Refuses sentences about the agency itself: its polls, its shares, its president.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from newstemma.articles.credit_forms import forms
from newstemma.articles.evidence import locate, place
from newstemma.articles.pieces import Piece
from newstemma.language.agencies import asks_cue, find_agencies, serves
from newstemma.model.article import Credit
from newstemma.model.document import Document

_AHEAD, _BEHIND = 110, 90  # characters around an agency's name in which its cue stands
_HEADS = re.compile(r"(?:^|\b(?:more|here['’]s (?:more|how)|this)\s+)(?:from|via)\s+(?:the\s+|an?\s+)?$|^(?:the\s+)?$", re.IGNORECASE)
_OPENS = re.compile(r"(?:\s+(?:report|story|article)(?:\s+\w+){0,3})?\s?:")
_HEAD_LONGEST = 400  # characters: a link of a digest, "Reuters: Ferry sinks", is no longer


def inline(document: Document, piece: Piece, persons: Callable[[str], bool] = lambda _: False) -> list[Credit]:
    """The agencies that the body credits: "reported AP", "Reuters reports", "told The Associated Press". The span holds the verb too.

    persons   whether a name is a person's on this page, as `is_persons` says
    """
    out = []
    text, free = piece.text, piece.start  # free: a sentence stands behind those before it, though it says the same words
    for start, end, name in find_agencies(text):
        told = _told(text, start, end) if serves(name) != "pictures" and not persons(text[start:end]) else None
        if told is not None:
            at = locate(document, free, piece.end, text[slice(*told)]) or place(document, piece, text[start:end])
            if at is not None:
                free = max(free, at.end)
                out.append(Credit("inline", name, True, at))
    return out


def is_persons(name: str, texts: Iterable[str]) -> bool:
    """Whether a page gives a name with a first name or a title before it: where Michael Bloomberg speaks, "Bloomberg" is no agency.

    Only for names that ask for a cue and are no initials; of the others, and of days before them ("on Monday Reuters said"), never.
    """
    if not name.istitle() or not asks_cue(name):
        return False
    given = r"(?<![.!?:] )(?<!^)\b(?:Mr|Mrs|Ms|Dr|Mayor|Gov|Sen|(?!\w+day\b|The\b)[A-Z][a-z]+)\.?"
    behind = r"(?!\s(?:News|Law|Business|Government|TV|Opinion))"
    pattern = re.compile(rf"{given}\s{re.escape(name)}\b{behind}", re.MULTILINE)
    return any(pattern.search(text) for text in texts if name in text)


#: "…, said the AP." is the AP's; "the mayor said the AP would come" is the mayor's.
_SAID = re.compile(r"(?:said|says|saying|wrote|writes|not(?:es|ed)|add(?:s|ed)|announced)\s+(?!by\b|in\b|to\b|from\b)", re.IGNORECASE)
_ENDS = re.compile(r"(?:\s(?:news\s)?agency)?\s?(?:$|[.,;:)\]”\"—–-]|(?:on|late|early|in|citing|quoting)\b|\w+day\b)")


def _told(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the agency and the words that credit it stand; None: the sentence says something else of it."""
    if forms().about.match(text, end):
        return None
    before = forms().before.search(text, max(0, start - _AHEAD), start)
    if before is not None and not (_SAID.match(before[0]) and not _ENDS.match(text, end)):
        return before.start(), end
    after = forms().after.match(text, end, min(len(text), end + _BEHIND))
    if after is not None:
        return start, after.end()
    if len(text) <= _HEAD_LONGEST and _HEADS.search(text[:start]) and _OPENS.match(text, end):
        return start, end
    return (start, end) if _signs(text, start, end) else None


def _signs(text: str, start: int, end: int) -> bool:
    """Whether the agency stands alone in brackets behind a quotation or an entry of a list: its name signs that, not the article."""
    bracketed = text[start - 1 : start] in ("(", "[") and text[end : end + 1] in (")", "]") and not text[end + 1 :].strip(" .")
    return bracketed and (text[: start - 1].rstrip().endswith(("”", '"', "’")) or text[:1] in "-–—•*")
