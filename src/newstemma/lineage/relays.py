"""Articles that tell a happening on the word of one agency, and say so sentence after sentence: "AFP reported", "told the agency".

The words, the order and the background may all be the article's own: what it knows of the happening is the agency's. Refuses those who
gather from several houses, and agencies whose own text the story does not hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.agencies import is_agency
from newstemma.lineage.carried import carriers
from newstemma.lineage.held import held
from newstemma.lineage.ties import PASSED
from newstemma.model.article import Article, Credit
from newstemma.model.lineage import Reason
from newstemma.model.reading import Reading
from newstemma.model.story import Story

Cut = tuple[int, int]
#: Sentences that credit the agency, and their share of all: of 42 articles in invented stories that cite an agency whose text is there,
#: the eleven with three or more are retold from it; in keyed stories one that is has .18 and one that gathers from several houses .14;
#: real reports that gather have .1 to .13 of three credits and more.
_OFTEN, _PART = 3, 1 / 6
#: Of the weight of the words of those sentences, what stands in the agency's text: it is the same news. Retold ones have .34 to .81.
_SAME_NEWS = 0.3
#: A text that nobody signs may say it once among its first sentences: at least one sentence in so many says it, and of the weight of all
#: its words so much stands in the agency's text. In the same stories .43 to .56 where it is retold, .30 where the agency only helped.
_HEAD, _LEAST, _SAME_TEXT = 3, 1 / 14, 0.42
_OTHERS = 3  # so many times fewer sentences may be passed on from other houses
_IT = re.compile(
    r"\b(?:told|[Aa]ccording to|quoted by|[Cc]iting|[Ss]peaking to|interview with) the (?P<sort>news |wire )?(?:agency|service)\b"
    r"|\b[Tt]he (?P<sort_too>news |wire )?(?:agency|service),? (?:(?:also|later|earlier|further) )?"
    r"(?:report(?:s|ed)|sa(?:id|ys)|quote[sd]|writes|wrote|add(?:s|ed)|cite[sd])\b"
)
_TOLD = re.compile(r"(?:told|tells|telling|speaking|spoke|interview)\b", re.IGNORECASE)  # somebody's words to the agency, no report of it
_OWN = re.compile(
    r"\b(?:told|tells|telling|speaking to|spoke to|interview with|seen by|contacted by|obtained by|reached by)\s+"
    r"(?:us\b|our\s|this\s+(?:paper|newspaper|website|site|magazine|reporter|correspondent|journal|publication|station|programme|program))"
    r"|\b(?:our|this paper['’]s|this newspaper['’]s)\s+(?:own\s+)?(?:correspondents?|reporters?|staff|investigation)\b"
)
_AGENCY = re.compile(r"(?P<which>[\w.’'-]+) [Aa]genc(?:y|ies)\b")
_PLAIN = frozenset("the that this news wire".split())


@dataclass(frozen=True, slots=True)
class Relay:
    """An article that passes on an agency's account.

    credits  its credits to the agency, in order of place
    times    how many sentences say that what they tell is the agency's
    share    of the article's characters in sentences, those sentences; 0 to 1
    """

    agency: str
    credits: tuple[Credit, ...]
    times: int
    share: float

    def reason(self, article: Article) -> Reason:
        """What it rests on, in words."""
        often = "a sentence" if self.times == 1 else f"{self.times} sentences"
        told = f"{article.shown} names {self.agency} as its source in {often}, and what it tells stands in {self.agency}'s text"
        return Reason(PASSED, told, tuple(credit.at for credit in self.credits))


def relays(
    stories: Iterable[Story],
    by_id: Mapping[str, Article],
    readings: Mapping[str, Reading],
    makers: Mapping[str, str],
    known: Collection[str],
    one_text: Mapping[str, str],
) -> dict[str, Relay]:
    """The articles that pass on the account of an agency whose text stands in their story.

    makers    article to the agency that its own credit gives the whole of it to
    known     articles of which it is known already whose text they are
    one_text  what a text goes by that several articles print: the longest is asked alone, since a cut print of a report that cites an
              agency at its top cites nobody else
    Cost     the words of the articles that cite an agency, and of the agency's texts in the same story
    """
    found = {}
    for story in stories:
        texts: defaultdict[str, list[Article]] = defaultdict(list)
        for i in sorted(story.articles):
            if i in makers:
                texts[makers[i]].append(by_id[i])
        for i in _longest(story, by_id, one_text) if texts else ():
            relay = _relay(by_id[i], readings[i], texts) if i not in known else None
            if relay is not None:
                found[i] = relay
    return found


def _longest(story: Story, by_id: Mapping[str, Article], one_text: Mapping[str, str]) -> list[str]:
    """The longest articles of each text of a story: several where they are equal."""
    size: dict[str, int] = {}
    for i in story.articles:
        text = one_text.get(i, i)
        size[text] = max(size.get(text, 0), len(by_id[i].text))
    return [i for i in sorted(story.articles) if len(by_id[i].text) == size[one_text.get(i, i)]]


def _relay(article: Article, reading: Reading, texts: Mapping[str, Sequence[Article]]) -> Relay | None:
    """The account that an article passes on; None: it cites too seldom, or several."""
    credited = _credited(article, reading)
    if not credited:
        return None
    agency = max(sorted(credited), key=lambda name: len(credited[name][1]))
    named, cuts = credited[agency]
    if agency not in texts or _OTHERS * _from_others(article, reading, agency) > len(cuts):
        return None
    often = len(cuts) >= _OFTEN and len(cuts) >= _PART * len(reading.sentences)
    if not (often and held(article, texts[agency], cuts) >= _SAME_NEWS) and not _leads(article, reading, named, cuts, texts[agency]):
        return None
    whole = sum(s.end - s.start for s in reading.sentences)
    return Relay(agency, tuple(named), len(cuts), round(sum(end - start for start, end in cuts) / max(1, whole), 4))


def _credited(article: Article, reading: Reading) -> dict[str, tuple[list[Credit], list[Cut]]]:
    """Agency to the credits inside sentences that name it, and those sentences; "the agency" is the one that is named most."""
    named: defaultdict[str, list[Credit]] = defaultdict(list)
    cuts: defaultdict[str, set[Cut]] = defaultdict(set)
    for credit in article.credits:
        agency = is_agency(credit.name) if credit.kind == "inline" and credit.agency else None
        at = place_of(article, credit) if agency is not None else None
        sentence = reading.sentence_at(at) if at is not None else None
        # What a colon leads up to is the agency's words in quotation marks, not its news in the article's.
        if agency is not None and sentence is not None and not article.text[: sentence.end].rstrip().endswith(":"):
            named[agency].append(credit)
            cuts[agency].add((sentence.start, sentence.end))
    if cuts:
        most = max(sorted(cuts), key=lambda name: len(cuts[name]))
        cuts[most].update(_meant(article, reading, min(cuts[most])[0]))
    return {name: (named[name], sorted(cuts[name])) for name in cuts}


def _meant(article: Article, reading: Reading, first: int) -> Iterator[Cut]:
    """Sentences that credit "the agency" behind a place, as long as no agency of another sort was named before."""
    other = next((m.start() for m in _AGENCY.finditer(article.text) if not _is_plain(m["which"])), len(article.text))
    for match in _IT.finditer(article.text, first):
        sentence = reading.sentence_at(match.start())
        if sentence is not None and (match["sort"] or match["sort_too"] or match.start() < other):
            yield sentence.start, sentence.end


def _is_plain(word: str) -> bool:
    """Whether the word before "agency" leaves it a news agency: an article, "news", the name of one."""
    return word.casefold() in _PLAIN or is_agency(word) is not None


def place_of(article: Article, credit: Credit) -> int | None:
    """Where the words of a credit stand in the clean text: in the paragraph that was made from its stretch of the document."""
    shown = " ".join(credit.at.text.split())
    for paragraph in article.paragraphs:
        if paragraph.doc_start <= credit.at.start < paragraph.doc_end:
            found = article.text.find(shown, paragraph.start, paragraph.end)
            return found if found >= 0 else None
    return None


def _leads(article: Article, reading: Reading, named: Iterable[Credit], cuts: Sequence[Cut], texts: Sequence[Article]) -> bool:
    """Whether a short text that nobody signs opens with what the agency reported, asks nobody itself, and is much the same as its text."""
    if article.authors or len(cuts) < _LEAST * len(reading.sentences) or _OWN.search(article.text):
        return False
    head = reading.sentences[:_HEAD]
    reported = any(not _TOLD.match(c.at.text) and (at := place_of(article, c)) is not None and at < head[-1].end for c in named)
    return reported and held(article, texts) >= _SAME_TEXT


def _from_others(article: Article, reading: Reading, agency: str) -> int:
    """How many sentences are passed on from other papers and agencies."""
    cuts = [cut for one in carriers(article, reading) if one.agency != agency for cut in one.spans]
    return sum(any(s.start < end and start < s.end for start, end in cuts) for s in reading.sentences)
