"""What kind of act a cue reports, from its words and from what stands around it: the labels that the tagger's act head learns.

No corpus marks this, so the labels are made by a rule that can be read:

1. The words of the cue are looked up; of the words that a list knows the last one tells ("said he hoped"), but a wish before "to" wins over
   what is wished for: "wants to say" is an intention.
2. speech      something was said, written or published: say, tell, according to, report, poll, "X:", promise and warn among them
   belief      what somebody thinks, knows, expects or finds: think, believe, expect, view
   intention   what somebody wants, plans, fears, favours or opposes: want, hope, support, plan, refuse
   other       deeds and looks that carry content: vote, seem, rule, ignore, and cues that no list knows
3. A cue that no list knows, or that names a deed, is speech when all of its content stands in quotation marks: the words were spoken.
   So is belief or intention when at least four words stand there and nothing else.
4. What documents do ("the report found", "figures show") is speech: they say it to whoever reads them.

A model trained on these labels reads the context as well and goes beyond the lists; against the lists it can only be measured as they are.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Act = Literal["speech", "belief", "intention", "other"]

SPEECH = """
say tell accord call write ask add suggest note report argue announce talk describe point accuse criticize criticise tweet cite explain
claim respond declare acknowledge refer speak insist urge express promise warn question mention discuss reveal vow state recall praise
conclude indicate name pledge denounce blame dismiss admit predict post deny release confirm blast reply address identify slam charge
highlight echo portray complain remind tout list repeat emphasize emphasise assert deliver threaten mock comment challenge allege concede
condemn assure estimate compare boast reiterate file remark disclose answer stress lament demand advocate present issue decry reference
shout underscore underline joke imply recommend voice signal project forecast request plead thank quote chant publish caution maintain
disavow outline rail assail expose email label apologize apologise brag speculate credit invoke retweet detail debate rebuke hail recount
contend attribute chide rebut inform clarify bemoan articulate hint proclaim paint liken allude lash advise disagree counter characterize
characterise testify observe protest reaffirm lambast lambaste frame document yell contradict dispute deride define unveil interject dub
muse react repudiate affirm downplay utter broadcast trash bash lecture scoff quip opine reassure posit disparage preach cry congratulate
herald savage tease whisper scream mutter murmur exclaim inquire enquire query swear relate convey relay communicate narrate summarize
summarise specify stipulate certify attest vouch brief telephone phone text message interview chat retort reprimand scold berate excoriate
castigate ridicule vilify sneer taunt jeer applaud commend laud extol pronounce spell elaborate caption headline editorialize editorialise
correct retract notify apprise counsel exhort implore beg appeal propose accusation allegation announcement argument assertion assessment
complaint contention criticism declaration description disclosure explanation finding letter poll proposal response rumor rumour speech
statement story suggestion survey testimony warning word reportedly allegedly accordingly supposedly purportedly
""".split()

BELIEF = """
see know expect think find believe consider feel learn recognize recognise view remember understand wonder determine mean regard imagine
realize realise assume figure suspect reckon judge perceive anticipate foresee doubt guess presume conceive interpret trust deem envision
forget notice discover calculate contemplate suppose sense misunderstand hear conjecture fathom assumption belief confidence conviction
consensus idea impression knowledge opinion perception understanding certain confident convinced sure unsure aware skeptical sceptical
unclear
""".split()

INTENTION = """
support endorse want offer seek hope agree oppose defend look vote-for decline push plan back focus refuse reject decide worry fear favor
favour prefer embrace like aim encourage promote intend enjoy welcome approve need love choose hate dislike wish desire care champion
eager campaign adopt pursue target strive resist relish admire revere commit prepare dare threaten-to struggle attempt try hesitate
resolve opt mull concern anger upset horrify alarm shock scare surprise satisfy excite regret resent detest loathe long crave yearn envy
endorsement goal intention intent objection opposition refusal reluctance supporter willingness ambition anxiety attitude preference
priority backing interest willing unwilling reluctant ready hopeful worried afraid angry glad happy keen anxious determined wary proud
opposed favorable supportive committed concerned disappointed frustrated
""".split()

OTHER = """
make show give take put seem appear go pass cast come provide read share raise include draw hold order sign sound press allow turn lay
nominate convince ignore introduce require accept persuade become remain hit use fire run stand rule prove follow demonstrate title
celebrate count reflect hire receive meet launch cover end represent block appoint pick throw distance sue ban contrast devote cheer send
design watch play renew restrict strike pay grow attack continue begin vote
""".split()

#: Published things and those that count: what they "show", "find" or "expect" is said to the reader.
_DOCUMENTS = re.compile(
    r"\b(?:reports?|polls?|surveys?|stud(?:y|ies)|documents?|data|figures|statistics|records?|filings?|papers?|analys[ei]s|audits?|review"
    r"|results?|research|findings|letters?|e-?mails?|memos?|transcripts?|tests?|estimates?|census|statement|website|posts?)\b",
    re.IGNORECASE,
)
_IRREGULAR = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think", "knew": "know", "known": "know",
    "saw": "see", "seen": "see", "found": "find", "felt": "feel", "understood": "understand", "meant": "mean", "heard": "hear",
    "spoke": "speak", "spoken": "speak", "sought": "seek", "chose": "choose", "chosen": "choose", "swore": "swear", "sworn": "swear",
    "foresaw": "foresee", "made": "make", "gave": "give", "given": "give", "took": "take", "taken": "take", "went": "go",
    "came": "come", "held": "hold", "drew": "draw", "sang": "sing", "forgot": "forget", "forgotten": "forget", "begged": "beg",
    "paid": "pay", "stood": "stand", "shown": "show", "laid": "lay", "sent": "send", "met": "meet", "ran": "run", "led": "lead",
    "hated": "hate", "bet": "bet", "read": "read", "dying": "want", "cried": "cry", "denied": "deny", "replied": "reply",
    "implied": "imply", "testified": "testify", "worried": "worry", "identified": "identify", "clarified": "clarify", "quoth": "say",
    "begun": "begin", "began": "begin", "overheard": "hear",
}  # fmt: skip
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SPEECH_WORDS = re.compile(r"\b(?:according|per|in (?:his|her|its|their|the) words)\b", re.IGNORECASE)
_BELIEF_WORDS = re.compile(r"\bin (?:[\w’']+ ){0,3}(?:view|opinion|mind|eyes)\b|\bfor (?:him|her|them|many)\b", re.IGNORECASE)
_QUOTED_WORDS = 4


@cache
def _acts() -> dict[str, Act]:
    """Lemma to act. Where lists disagree the stronger evidence wins: speech, then intention, then belief."""
    lists: tuple[tuple[Act, list[str]], ...] = (("other", OTHER), ("belief", BELIEF), ("intention", INTENTION), ("speech", SPEECH))
    return {word: act for act, words in lists for word in words if "-" not in word}


def lemma(word: str) -> str:
    """The lemma of an English word form as far as the lists need it: the form that they know, else the word."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e")):
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)] + instead
            for form in (stem, stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem):
                if form in _acts():
                    return form
    return word


def cue_class(cue: str, source: str, content: str) -> Act:
    """The act that a cue reports.

    cue, source  their words as they stand, "" where there is none
    content      what is said as it stands, marks included, "" where there is none
    """
    act = _of_words(cue, source)
    quoted = content.strip(" ,.;:\n")
    whole = len(quoted) > 1 and quoted[0] in "“\"‘'" and quoted[-1] in "”\"’'" and not re.search(r"[”\"].*[“\"]", quoted[1:-1])
    if whole and (act in (None, "other") or len(quoted.split()) >= _QUOTED_WORDS):
        return "speech"
    return act or "other"


def _of_words(cue: str, source: str) -> Act | None:
    words = [lemma(w) for w in _WORD.findall(cue.lower().replace("’", "'"))]
    if not words:
        return "speech"  # a colon or a dash between a speaker and the words
    if _BELIEF_WORDS.search(cue):
        return "belief"
    if _SPEECH_WORDS.search(cue):
        return "speech"
    known = [(w, _acts()[w]) for w in words if w in _acts()]
    if not known:
        return None
    first = known[0][1]
    if first == "intention" and "to" in words:
        return "intention"
    strong = [act for _, act in known if act != "other"]
    act = strong[-1] if strong else "other"
    if act in ("belief", "other") and {"show", "find", "expect", "see", "suggest", "read"} & set(words) and _DOCUMENTS.search(source):
        return "speech"
    return act
