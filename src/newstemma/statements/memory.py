"""What has been read of an article's people up to one place, as a pronoun there finds it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newstemma.language.firstnames import Sex
from newstemma.statements.mentions import Mention, Stage

NONE = ""
_RECENT = 4  # sentences
_BACK = 7  # sentences of telling that a person is remembered without being mentioned


@dataclass(slots=True)
class Memory:
    """The people mentioned so far.

    last   each one's last mention, in order of mention
    about  attribution to who is named in its words
    heard  the pronouns that were given to each
    owner  attribution to who speaks it; spoke: who spoke last
    """

    about: Mapping[int, set[str]] = field(default_factory=dict)
    last: dict[str, Mention] = field(default_factory=dict)
    sentences: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    heard: defaultdict[str, Counter[Sex]] = field(default_factory=lambda: defaultdict(Counter))
    owner: dict[int, str] = field(default_factory=dict)
    spoke: str = NONE

    def keep(self, mention: Mention) -> None:
        """Take in the next mention."""
        who = mention.who
        self.last.pop(who, None)
        self.last[who] = mention
        self.sentences[who].append(mention.sentence)
        if mention.source >= 0:
            self.spoke = who
            self.owner[mention.source] = who

    @property
    def newest(self) -> str:
        """Who was mentioned last."""
        return next(reversed(self.last), NONE)

    def recent(self, who: str, sentence: int) -> int:
        """How often somebody was mentioned in the sentences before one."""
        return len(self.sentences[who]) - bisect_left(self.sentences[who], sentence - _RECENT)

    def near(self, stage: Stage, sentence: int) -> Iterator[str]:
        """The people who are remembered at a sentence, the last mentioned first; who spoke last is always among them."""
        for who, mention in reversed(self.last.items()):
            if stage.between(mention.sentence, sentence) > _BACK:
                break
            yield who
        else:
            return
        if self.spoke in self.last and stage.between(self.last[self.spoke].sentence, sentence) > _BACK:
            yield self.spoke


def named_in_words(stage: Stage, found: Sequence[Mention]) -> dict[int, set[str]]:
    """For each attribution who is named in the words that it holds: whoever says them is another."""
    named = [m for m in found if not m.pronoun]
    starts = [m.start for m in named]
    rows: defaultdict[int, set[str]] = defaultdict(set)
    for number, seen in enumerate(stage.attributions):
        for start, end in seen.content:
            rows[number].update(m.who for m in named[bisect_left(starts, start) : bisect_left(starts, end)])
    return rows
