"""Why a story is said to go on from an earlier one, in sentences, with the places in the articles where it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from newstemma.language.calendar import MONTH, WEEKDAY
from newstemma.language.sentences import split_sentences
from newstemma.language.times import find_times
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.lineage import Reason
from newstemma.model.text import Span
from newstemma.stories.sequels import Sequel
from newstemma.stories.sketches import NAMED

_NAMES = 5  # told of a link
_READ = 8  # articles of the later story that are looked through for a word on the earlier
_PLACES = 3  # of a reason
_DATED = re.compile(rf"\b(?:{WEEKDAY}|{MONTH})|\bago\b|\d{{4}}-\d\d")  # what a sentence must hold to be asked for its days: asking costs
_RUN = re.compile(rf"(?:{NAMED.pattern})(?:[ ](?:{NAMED.pattern}))*")  # a name in full: one word of it after another
_OWNED = re.compile(r"['’]s?$")


def reasons(link: Sequel, before: Iterable[Article], after: Iterable[Article]) -> tuple[Reason, ...]:
    """What the link rests on, the strongest kind of evidence first; never empty. At each: characters of the later story's articles.

    Cost   linear in the words of at most eight articles of each story
    """
    earlier, later = _earliest(before), _earliest(after)
    told = [_refers_back(link, earlier, later), _names(link, later), _words(link), _days(link)]
    return tuple(reason for reason in told if reason is not None)


def _earliest(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda a: (a.stamp or "9", a.id))[:_READ]


def _refers_back(link: Sequel, before: Sequence[Article], after: Sequence[Article]) -> Reason | None:
    """The later articles that tell, in one sentence, of a day on which the earlier was in the news and of what it was on."""
    days = _days_of(before)
    about = set(link.names) | {w for a in before for w in content_words(a.title or "") if not w.isdigit()}
    found = {a.id: spans for a in after if (spans := _sentences_on(a, days, about))}
    if not found:
        return None
    count = f"{len(found)} of {len(after)} articles" if len(after) > 1 else "the article"
    verb = "tell" if len(found) > 1 else "tells"
    places = tuple(span for a in after for span in found.get(a.id, ())[:1])[:_PLACES]
    return Reason("refers back", f"{count} {verb} of a day on which the earlier story was in the news", places)


def _days_of(articles: Iterable[Article]) -> set[str]:
    """The days on which some articles came out, and the day before each."""
    days = [date.fromisoformat(a.published.day) for a in articles if a.published is not None and a.published.day is not None]
    return {d.isoformat() for day in days for d in (day, day - timedelta(days=1))}


def _sentences_on(article: Article, days: set[str], about: set[str]) -> tuple[Span, ...]:
    """The sentences that name one of the days, two days past at least, and two words of what it is about."""
    out = article.published.day if article.published is not None else None
    if out is None:
        return ()
    past = {d for d in days if (date.fromisoformat(out) - date.fromisoformat(d)).days >= 2}
    spans = []
    for paragraph in article.paragraphs if past else ():
        for start, end in split_sentences(article.text[paragraph.start : paragraph.end]):
            words = article.text[paragraph.start + start : paragraph.start + end]
            if (
                _DATED.search(words)
                and len(about & set(content_words(words))) >= 2
                and any(t.value in past for t in find_times(words, out))
            ):
                spans.append(article.cut(paragraph.start + start, paragraph.start + end))
    return tuple(spans)


def _names(link: Sequel, after: Sequence[Article]) -> Reason | None:
    if not link.names:
        return None
    shown = _in_full(link.names, after)
    words = [span.text for span in shown] or sorted(link.names[:_NAMES])
    return Reason("names", f"both name {_listed(words)}", tuple(shown[:_PLACES]))


def _in_full(names: Sequence[str], articles: Sequence[Article]) -> list[Span]:
    """The names as they stand in the articles, the longest of each, the most telling first."""
    best: dict[str, Span] = {}
    common = set(names)
    for article in articles:
        for run in _RUN.finditer(article.text):
            stems = content_words(run.group())
            if stems and set(stems) <= common:
                first = min(stems, key=names.index)
                bare = _OWNED.sub("", run.group())
                if first not in best or len(best[first].text) < len(bare):
                    best[first] = article.cut(run.start(), run.start() + len(bare))
    chosen: dict[str, Span] = {}
    for name in (n for n in names if n in best):
        if not any(set(content_words(best[name].text)) <= set(content_words(s.text)) for s in chosen.values()):
            chosen[name] = best[name]
    return list(chosen.values())[:_NAMES]


def _words(link: Sequel) -> Reason:
    headlines = f", and their headlines ({link.titles:.2f})" if link.titles >= 0.1 else ""
    return Reason("same words", f"their words are alike (cosine {link.words:.2f}){headlines}: {_percent(link.likely)} likely one affair")


def _days(link: Sequel) -> Reason:
    if link.days == 0:
        return Reason("time", "it begins later, while the earlier one still goes on")
    return Reason("time", f"it begins {link.days} {'day' if link.days == 1 else 'days'} after the last article of the earlier one")


def _percent(likely: float) -> str:
    return "over 99%" if likely > 0.99 else f"{likely:.0%}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
