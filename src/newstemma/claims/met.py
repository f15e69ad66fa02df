"""Words of which one thing is one at a time, where an article has them, and what each is said of as far as the words beside it tell.

Refuses to parse: the person named next before a word, the name right behind it, or the deed before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, side
from newstemma.language.exclusive import Exclusive, exclusives
from newstemma.language.words import STOP, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Name, Sentence

_WITHIN = 6  # words that carry something, on either side, that a word's neighbours are taken from
_DEEDS = (
    "died dead killed shot stabbed shooting body remains|found discovered picked put placed planted kept hidden stashed dumped|"
    "hid hiding held holed locked barricaded trapped cornered|arrested captured|fell falling fallen|robbed robbery theft stole stolen"
)
_DEED_OF = {word: n for n, words in enumerate(_DEEDS.split("|")) for word in words.split()}
_DEED_WITHIN = 10  # words before a word of a set


@dataclass(frozen=True, slots=True)
class Met:
    """A word of a set where an article has it.

    key     what it is said of, as far as the words beside it tell; empty: they do not
    who     the person that it is said of; empty: nobody is named
    behind  the stem right behind it, where no "to" or "as" stands between; empty: one does
    people  family names in its sentence, or in the one before where a pronoun stands for the only one there
    near    stems of its neighbours; around: of its sentence
    days    ISO days that its sentence names
    """

    word: Exclusive
    side: Side
    key: str
    who: str
    behind: str
    people: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    days: frozenset[str]


#: How one thing is known. "after": the name right behind the word; "of": the place it is measured from; "in": the place it is said of;
#: "limb": the noun behind; "who": the person named next before it; "patient", "end": of which a story has one; "deed", as of all that are
#: not named here: the deed before it.
KNOWN_BY = {
    "kin": "after", "spouse": "after", "football": "after", "soccer": "after", "baseball": "after", "doctor": "after",
    "side": "of", "region": "in", "flank": "limb", "condition": "patient", "death": "end",
    "bone": "who", "limb": "who", "forces": "who", "leave": "who", "away": "who", "way": "who", "talk": "who",
    "verdict": "who", "dying": "who", "illness": "who", "caught": "who", "murder": "who", "degree": "who", "wedlock": "who",
    "prison": "who", "burial": "who", "medal": "who", "body": "who", "gun": "who", "blade": "who",
}  # fmt: skip
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)


def met_words(ground: Ground, article: Article) -> Iterator[Met]:
    """The words of all sets in an article, in order of the sentence and the set. Cost: linear in the text."""
    reading = ground.readings[article.id]
    people = [n for n in reading.names if n.kind == "person"]
    before: list[Name] = []
    for sentence in reading.sentences:
        own = [n for n in people if sentence.start <= n.start and n.end <= sentence.end]
        for word in exclusives(article.text, sentence.start, sentence.end):
            known = own or (before if _PRONOUN.search(article.text, sentence.start, sentence.end) else [])
            if counts(article.text, sentence, word):
                yield _met(ground, article, sentence, word, known)
        before = own if len({_family(article, n) for n in own}) == 1 else []


def _met(ground: Ground, article: Article, sentence: Sentence, word: Exclusive, people: Sequence[Name]) -> Met:
    said = [t for t in tokens(article.text, sentence.start, sentence.end) if t.word not in STOP and not word.start <= t.start < word.end]
    beside = [t for t in said if t.end <= word.start][-_WITHIN:] + [t for t in said if t.start >= word.end][:_WITHIN]
    who = _who(article, word, people)
    return Met(
        word=word,
        side=side(ground, article, article.cut(word.start, word.end), None),
        key=_key(article, sentence, word, people, who),
        who=who,
        behind=_behind(article, sentence, word),
        people=frozenset(_family(article, n) for n in people),
        near=frozenset(stem(t.word) for t in beside),
        around=frozenset(stem(t.word) for t in said),
        days=_days(ground, article, sentence),
    )


def _days(ground: Ground, article: Article, sentence: Sentence) -> frozenset[str]:
    times = (t for t in ground.readings[article.id].times if sentence.start <= t.start < sentence.end)
    return frozenset(t.value[:10] for t in times if t.value and t.granularity in ("day", "minute"))


#: What makes of a telling a question, a guess or a denial.
_OPEN = re.compile(
    r"\b(?:whether|unclear|thought|believed)\b[^.;,]{0,60}$|(?:\b(?:not|never|nor|neither|might|could|may)|n[’']t)\s+(?:\w+\s+){0,2}$"
)
_CAST = re.compile(r"\b(?:gunman|shooter|suspect|attacker|assailant|killer|he|she|who|[A-Z][a-z]+)\b[^.;]{0,70}$")
_SEVERAL = re.compile(
    r"\b(?:people|victims|others|were|are|men|women|children|officers|students|both|two|three|four|five|six|\d+\s+[a-z]+)\b", re.IGNORECASE
)
_AGAIN = re.compile(r"\b(?:recent|earlier|later|previous|another|separate|last|also)\b")
_LISTED = re.compile(r"\band\b")


def counts(text: str, sentence: Sentence, word: Exclusive) -> bool:
    """Whether the words around one allow it: a patient is one, a gunman's end is told of him, "retired" before a name is no news."""
    if _OPEN.search(text, max(sentence.start, word.start - 90), word.start):
        return False
    if word.sort == "limb":
        return _LISTED.search(text, max(sentence.start, word.start - 5), word.end + 5) is None
    if word.sort == "condition":
        return _SEVERAL.search(text, sentence.start, word.end) is None
    if word.sort == "death":
        return _CAST.search(text[sentence.start : word.start]) is not None
    if word.sort == "leave" and word.kind == "retired":
        return not text[word.end : word.end + 2].strip()[:1].isupper()
    return word.sort != "talk" or _AGAIN.search(text, max(sentence.start, word.start - 25), word.start) is None


def _behind(article: Article, sentence: Sentence, word: Exclusive) -> str:
    said = tokens(article.text, word.end, sentence.end)[:4]
    if not said or said[0].word in ("to", "as", "on", "in", "by", "at", "last"):
        return ""
    return next((stem(t.word) for t in said if t.word not in STOP), "")


def _family(article: Article, name: Name) -> str:
    """The last word of a name, as compared."""
    return re.sub(r"[’']s$", "", article.text[name.start : name.end]).split()[-1].casefold()


_DID = re.compile(r"\b(?:was|were|been|being|be|got)\s+(?:\w+ly\s+)?$")
_RIGHT_BEHIND = 15  # characters
_OWNS = ("’s", "'s")


def _who(article: Article, word: Exclusive, people: Sequence[Name]) -> str:
    """The family name of the person next before a word, else next behind it; of whom somebody dismissed, who stands right behind."""
    text = article.text
    before = [n for n in people if n.end <= word.start and not (word.sort == "talk" and text[n.start : n.end + 2].rstrip().endswith(_OWNS))]
    behind = [n for n in people if n.start >= word.end]
    if word.sort == "leave" and word.kind == "fired" and _DID.search(text, max(0, word.start - 20), word.start) is None:
        return _family(article, behind[0]) if behind and behind[0].start - word.end < _RIGHT_BEHIND else ""
    return _family(article, before[-1]) if before else _family(article, behind[0]) if behind else ""


_PROPER = r"(?:the\s+)?(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
_AREA = r"(?:city|town|village|port|suburb|neighbou?rhood|district|province|state|island)"
_PLACED = {
    "after": re.compile(rf",?\s+{_PROPER}"),
    "of": re.compile(rf"\s+of\s+(?:[a-z]+\s+(?:of\s+)?)?{_PROPER}"),
    "in": re.compile(rf"\s+{_AREA}\s+of\s+{_PROPER}"),
    "limb": re.compile(r"\s+(?:lower\s+|upper\s+)?(?P<name>[a-z]+)"),
}
_IN_BEFORE = re.compile(r"(?P<name>[A-Z][\w’-]+),?\s+(?:in\s+)?$")
_BEFORE = 40  # characters


def _key(article: Article, sentence: Sentence, word: Exclusive, people: Sequence[Name], who: str) -> str:
    """What a word of a set is said of; empty where the words beside it do not tell."""
    how = KNOWN_BY.get(word.sort, "deed")
    if how in ("patient", "end"):
        return how
    if how == "who":
        return who
    if how == "deed":
        return _deed(article, sentence, word)
    m = _PLACED[how].match(article.text, word.end, sentence.end)
    if m is None and how == "in":
        m = _IN_BEFORE.search(article.text, max(sentence.start, word.start - _BEFORE), word.start)
    name = re.sub(r"[’']s$", "", m["name"]).casefold() if m is not None else ""
    if how == "after":
        owner = _who(article, word, [n for n in people if n.end <= word.start]) if word.sort in ("kin", "spouse") else "<it>"
        return f"{name}|{owner}" if " " in name and owner else ""
    return f"{name}|{who}" if how == "limb" else name


def _deed(article: Article, sentence: Sentence, word: Exclusive) -> str:
    """The kind of deed before a word: who died somewhere, or what was hidden there."""
    said = [t.word for t in tokens(article.text, sentence.start, word.start)][-_DEED_WITHIN:]
    deeds = [_DEED_OF[w] for w in reversed(said) if w in _DEED_OF]
    return "" if not deeds else "0" if 0 in deeds[:2] else str(deeds[0])  # a body that was found lies where somebody died
