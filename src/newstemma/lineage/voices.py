"""Whose words an article prints, word by word, as far as the article alone shows it: its own prose, quotation, document, furniture.

Looks at marks and layout only, so that it can be asked of every article of a large pile: quotation marks, embedded posts with their
signatures, speakers before a colon, paragraphs that a colon introduces, the first and second person outside quotation marks, captions
and link lists. What two articles show together is decided in `roles`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum

from newstemma.model.article import Article
from newstemma.model.reading import Reading


class Voice(IntEnum):
    """OWN: the article's prose. QUOTED: inside marks. DOCUMENT: a post, a speaker's turn. FURNITURE: captions, links, credits.

    SHOWN: in a paragraph that a colon introduces, without marks; PERSONAL: in a sentence that says I, we or you outside marks: what
    these two are is for the other article to say.
    """

    OWN = 0
    QUOTED = 1
    DOCUMENT = 2
    FURNITURE = 3
    SHOWN = 4
    PERSONAL = 5


Cut = tuple[int, int]
_POST_CHARS = 300  # a post is at most 280 characters long; what stands further before its signature is the article's
_HANDLE = r"\(\s?@\w{1,20}\s?\)"
#: The signature of an embedded post: a dash, a name, a handle in brackets, mostly with a date.
_SIGNED = re.compile(
    rf"(?:[—–]|--|-)\s?[^\n@()]{{1,60}}{_HANDLE}(?:[\s,]+(?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}},?\s\d{{4}}|\d{{1,2}}\s[A-Z][a-z]+\s\d{{4}}))?"
)
_POST_MARK = re.compile(r"pic\.twitter\.com/\w+|https?://t\.co/\w+")
_TURN = re.compile(r"(?:(?:[A-Z][\w.'’-]*|Q|A)(?:\s(?:[A-Z][\w.'’-]*|\([^()\n]{1,30}\))){0,4}|[A-Z][A-Z.,'’ -]{2,40})\s?:(?=\s|$)")
_TURN_INSIDE = re.compile(r"(?:^|(?<=[.?!…”\"’)\]]\s))[A-Z][A-Z.'’-]{2,20}(?:\s[A-Z][A-Z.'’-]{1,20}){0,3}:(?=\s)")
#: Words of one who speaks; those a reporter uses too ("our planet", "as you may recall") count where two stand in a sentence.
_PERSON = re.compile(r"\b(?:I(?:['’](?:m|ve|d|ll))?|[Mm]y|[Mm]e|[Mm]yself|[Ww]e(?:['’](?:re|ve|d|ll))?)\b")
_PERSON_TOO = re.compile(r"\b(?:[Oo]urs?|us|[Yy]ours?|[Yy]ou(?:['’](?:re|ve|d|ll))?)\b")
#: Lines that no reporter writes: wherever they stand, and in paragraphs of few words.
_GALLERY = re.compile(r"Hide Caption|may not be published, broadcast|[Aa]ll rights reserved|JUST WATCHED|MUST WATCH|Replay More Videos")
_LINE = re.compile(
    r"^(?:Photos?|Video|Slideshow|READ|Read|SEE|WATCH|RELATED|MORE|ALSO|LISTEN|File)(?:\s[A-Za-z]+){0,2}\s?[:–—]|"
    r"\b(?:AP|Getty|Reuters|AFP)\s?(?:Photo|Images?|Pictures?)\b|Photo by|^\(?(?:RELATED|READ MORE|WATCH):|\b[Cc]lick here\b|"
    r"^(?:Click|Sign up|Subscribe|Follow|Copyright)\b|\bnewsletter\b|©"
)
_LINE_WORDS = 40
#: Who the writer is, at the foot of a column: a name, perhaps an age, "is", an office of letters. Counts among the last paragraphs only.
_WRITER = (
    r"(?:author|writer|columnist|commentator|contributor|contributing|correspondent|reporter|journalist|editor|founder|co-?founder|host|fellow|"
    r"scholar|professor|lecturer|director|president|chairman|analyst|lawyer|attorney|judge|graduate|partner|member|senior)"
)
_NAMED = r"^\W*(?:(?:[A-Z][\w.'’-]*|Jr\.?|and|de|van|von)[ ,]+){2,6}(?:\d\d,? )?"
_BIO = re.compile(rf"{_NAMED}(?:is|are|was|has been|co-founded|hosts|writes)\b[^.]{{0,80}}\b{_WRITER}\b")
_FOOT = 4  # paragraphs
#: The link list that one outlet's pages set behind the name of a politician, run into the sentence and closed by a word in capitals.
_LINKED = re.compile(r"(?<=[a-z])[A-Z][^\n]{20,600}?\sMORE\b")
_OPENS = re.compile(r":[\s”\"’)\]]*$")


def voices(article: Article, starts: Sequence[int], reading: Reading) -> bytes:
    """One `Voice` a word. starts: where each word starts. Cost: linear in the characters."""
    codes = bytearray(len(starts))
    for voice, cuts in (
        (Voice.PERSONAL, _personal(article, reading)),
        (Voice.SHOWN, _shown(article, reading)),
        (Voice.QUOTED, [(q.start, q.end) for q in reading.quotations]),
        (Voice.DOCUMENT, [*_posts(article), *_turns(article)]),
        (Voice.FURNITURE, _furniture(article)),
    ):
        _paint(codes, starts, voice, sorted(cuts))
    return bytes(codes)


def _paint(codes: bytearray, starts: Sequence[int], voice: Voice, cuts: Sequence[Cut]) -> None:
    """Give the words that start inside the cuts their voice. Cost: linear."""
    at = 0
    for start, end in cuts:
        while at < len(starts) and starts[at] < start:
            at += 1
        while at < len(starts) and starts[at] < end:
            codes[at] = voice
            at += 1


def _personal(article: Article, reading: Reading) -> Iterator[Cut]:
    """Sentences that say I, we or you outside quotation marks."""
    quotes = iter(reading.quotations)
    quote = next(quotes, None)
    for sentence in reading.sentences:
        while quote is not None and quote.end <= sentence.start:
            quote = next(quotes, None)
        bare, at, seen = [], sentence.start, quote
        while seen is not None and seen.start < sentence.end:
            bare.append(article.text[at : max(at, seen.start)])
            at = seen.end
            if seen.end >= sentence.end:
                break
            seen = quote = next(quotes, None)
        bare.append(article.text[at : sentence.end])
        words = " ".join(bare)
        if _PERSON.search(words) or len(_PERSON_TOO.findall(words)) > 1:
            yield sentence.start, sentence.end


def _shown(article: Article, reading: Reading) -> Iterator[Cut]:
    """Paragraphs behind a colon at the end of the one before, and what follows a colon inside a paragraph to its end, without marks."""
    quoted = {q.start - 1 for q in reading.quotations}
    before = ""
    for place in article.paragraphs:
        words = article.text[place.start : place.end]
        if _OPENS.search(before) and place.start not in quoted:
            yield place.start, place.end
        before = words


def _posts(article: Article) -> Iterator[Cut]:
    """Embedded posts, signature and all. A signature that opens its paragraph signs the paragraph before it."""
    previous = None
    for place in article.paragraphs:
        words = article.text[place.start : place.end]
        at = 0
        for match in _SIGNED.finditer(words):
            begin = max(at, match.end() - _POST_CHARS - len(match.group()))
            if match.start() <= 2 and previous is not None:
                yield previous.start, previous.end
            yield place.start + _sentence_start(words, begin), place.start + match.end()
            at = match.end()
        if at == 0 and _POST_MARK.search(words):
            yield place.start, place.end
        previous = place


def _sentence_start(words: str, at: int) -> int:
    """The first start of a sentence from a place on, or the place itself."""
    if at == 0:
        return 0
    found = re.compile(r"[.?!…]\s+").search(words, at, at + 120)
    return found.end() if found else at


def _turns(article: Article) -> Iterator[Cut]:
    """The turns of speakers: paragraphs that a name and a colon open, where two do; and everything behind names in capitals in one."""
    heads = [(place, _TURN.match(article.text, place.start, place.end)) for place in article.paragraphs]
    often = Counter(m.group() for _, m in heads if m)
    talk = max(often.values(), default=0) > 1
    for place, head in heads:
        inside = list(_TURN_INSIDE.finditer(article.text, place.start, place.end))
        if head is not None and (talk or inside):
            yield place.start, place.end
        elif len(inside) > 1:
            yield inside[0].start(), place.end


def _furniture(article: Article) -> Iterator[Cut]:
    """Captions, links and credits among the paragraphs."""
    foot = len(article.paragraphs) - _FOOT
    names = "|".join(re.escape(name) for name in sorted(article.authors) if " " in name)
    writers = re.compile(rf"(?:\W|Editor['’]s [Nn]ote:?)*(?:{names})(?:,[^,.]{{1,40}},)?\s(?:is|was|has been|served)\b") if names else None
    for n, place in enumerate(article.paragraphs):
        words = article.text[place.start : place.end]
        short = len(words.split()) <= _LINE_WORDS and _LINE.search(words)
        bio = (0 < n >= foot and _BIO.search(words)) or (n in (0, 1) or n >= foot) and writers is not None and writers.match(words)
        if short or bio or _GALLERY.search(words):
            yield place.start, place.end
        else:
            yield from ((place.start + m.start(), place.start + m.end()) for m in _LINKED.finditer(words))
