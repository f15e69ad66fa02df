"""What is open, as the sources themselves say: sentences that name what nobody knows, confirms or has decided yet."""

from __future__ import annotations

import re

_NOT = r"(?:not|never|n['’]t|yet to be|nobody|no one)"
#: Written from the common stock of news English.
_OPEN = re.compile(
    rf"\b(?:{_NOT}\s(?:\w+\s){{0,3}}?(?:known|clear|confirmed|verified|identified|established|determined|decided|explained|settled|say|said"
    r"|disclosed?|comment|respond(?:ed)?|replied|reply|reached|found|named)\b"
    r"|(?:wa|i)sn['’]t\s(?:immediately\s|yet\s)?(?:clear|known)"
    r"|(?:unclear|unknown|undecided|unconfirmed|uncertain|unexplained|unresolved)\b"
    r"|no\s(?:immediate\s)?(?:word|sign|details?|indication|comment|claim|explanation|decision|date)\b"
    r"|(?:declin|refus)(?:ed|es)\sto\s(?:say|comment|confirm|name|identify)"
    r"|under\sinvestigation|remains?\sto\sbe\sseen|(?:still|remains?|listed\sas|are)\smissing|unaccounted\sfor|open\squestion"
    r"|could\snot\sbe\s(?:\w+\s)?(?:verified|confirmed|reached|ruled\sout|accounted)"
    r")",
    re.IGNORECASE,
)


def says_open(words: str) -> bool:
    """Whether words say that something is not known, not confirmed, not decided or still looked for."""
    return _OPEN.search(words) is not None
