"""The scorers of the encoder: gold scores 1, silence 0, on invented texts in the formats of the corpora."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from evals import attribution, names, outside, roles, same_claim, units
from evals.tokens import as_tokens, joined
from newstemma.model.reading import Attribution, Name
from newstemma.ports import Marked, Opposed, Tags
from tests.corpora import corpus


@dataclass
class Told:
    """An encoder that answers what it was told about a text, paragraph by paragraph, and nothing about any other."""

    answers: dict[str, Tags] = field(default_factory=dict)
    likes: dict[str, bytes] = field(default_factory=dict)
    name: str = "told"

    def tag(self, paragraphs: Sequence[str]) -> list[Tags]:
        return [self.answers.get(paragraph, Tags((), ())) for paragraph in paragraphs]

    def vectors(self, sentences: Sequence[str]) -> list[bytes]:
        return [self.likes.get(sentence, b"") for sentence in sentences]

    def oppose(self, pairs: Sequence[tuple[str, str]]) -> list[Opposed | None]:
        return [None] * len(pairs)

    def match(self, pairs: Sequence[tuple[Marked, Marked]]) -> list[float | None]:
        return [None] * len(pairs)


def _cut(text: str, words: str) -> tuple[int, int]:
    assert text.count(words) == 1, words
    return text.index(words), text.index(words) + len(words)


FIRST = "Ferry late again"
SECOND = "“The ferry will sail,” said Ida Renn. “It has to,” she added."
THIRD = "The council thinks that Port Vale has no other choice."
TEXT = f"{FIRST}\n\n{SECOND}\n{THIRD}\n"
PARTS = [
    (SECOND, "Ida Renn", "said", ["“The ferry will sail,”"], "speech"),
    (SECOND, "she", "added", ["“It has to,”"], "speech"),
    (THIRD, "The council", "thinks", ["that Port Vale has no other choice"], "belief"),
]


def _row() -> dict[str, Any]:
    found = [
        {"source": [_cut(TEXT, s)], "cue": [_cut(TEXT, c)], "content": [_cut(TEXT, w) for w in words], "act": act}
        for _, s, c, words, act in PARTS
    ]
    return {"id": "invented", "text": TEXT, "attributions": found, "other_annotators": [found, found[:2]]}


def _gold_encoder(score: float = 1.0) -> Told:
    answers = {}
    for paragraph in (SECOND, THIRD):
        found = [
            Attribution(_cut(p, s), _cut(p, c), tuple(_cut(p, w) for w in words), act, score)  # type: ignore[arg-type]
            for p, s, c, words, act in PARTS
            if p == paragraph
        ]
        answers[paragraph] = Tags(tuple(found), ())
    return Told(answers)


def _measured(encoder: Told) -> dict[str, float | None]:
    paper = attribution.paper_of(_row())
    return roles.figures(roles.measure([paper], roles.guesses(encoder, [paper.text]), lambda _: lambda link: link.act))


def test_an_encoder_that_answers_gold_has_every_attribution_figure_at_one() -> None:
    line = _measured(_gold_encoder())
    assert line.pop("ece") == 0
    assert {name for name, value in line.items() if value != 1.0} == {
        "mixed_source_f1",
        "mixed_cue_f1",
        "mixed_content_f1",
        "mixed_relation_f1",
    }


def test_an_encoder_that_answers_nothing_has_every_attribution_figure_at_zero() -> None:
    line = _measured(Told())
    assert {name for name, value in line.items() if value is None} == {"direct_speaker_accuracy", "cue_class_accuracy", "ece"}
    assert not any(line.values())


def test_a_content_without_its_marks_is_near_but_not_exact() -> None:
    encoder = _gold_encoder()
    first, second = encoder.answers[SECOND].attributions
    bare = Attribution(first.source, first.cue, tuple((a + 1, b - 1) for a, b in first.content), "speech", 1.0)
    encoder.answers[SECOND] = Tags((bare, second), ())
    line = _measured(encoder)
    assert line["content_f1"] == pytest.approx(2 / 3)
    assert (line["content_overlap_f1"], line["relation_f1"], line["direct_content_recall"]) == (1.0, 1.0, 1.0)
    assert line["relation_exact_f1"] == pytest.approx(2 / 3)
    assert line["direct_content_exact_recall"] == 0.5


def test_the_wrong_speaker_is_a_wrong_relation() -> None:
    encoder = _gold_encoder()
    first, second = encoder.answers[SECOND].attributions
    crossed = (
        Attribution(second.source, first.cue, first.content, "speech", 1.0),
        Attribution(first.source, second.cue, second.content, "speech", 1.0),
    )
    encoder.answers[SECOND] = Tags(crossed, ())
    line = _measured(encoder)
    assert (line["source_f1"], line["direct_speaker_accuracy"]) == (1.0, 0.0)
    assert line["relation_f1"] == pytest.approx(1 / 3)
    assert line["ece"] == pytest.approx(2 / 3)  # sure of all three, right about one


def test_one_guess_answers_one_relation() -> None:
    encoder = _gold_encoder()
    encoder.answers[THIRD] = Tags(encoder.answers[THIRD].attributions * 2, ())
    assert _measured(encoder)["relation_f1"] == pytest.approx(6 / 7)


def test_human_agreement_is_measured_against_the_gold() -> None:
    people = roles.figures(attribution.human([attribution.paper_of(_row())]))
    assert people["cue_f1"] == pytest.approx(2 * 5 / 11)


def test_confidence_is_calibrated_when_it_is_the_share_that_is_right() -> None:
    assert roles.calibration_error([(0.5, n % 2 == 0) for n in range(40)]) == 0
    assert roles.calibration_error([(0.2, False), (0.8, True)]) == pytest.approx(0.2)
    assert roles.calibration_error([(0.9, n % 2 == 0) for n in range(40)]) == pytest.approx(0.4)
    assert roles.calibration_error([]) is None


def test_speech_is_direct_mixed_or_indirect_by_its_marks() -> None:
    text = "“We sail,” he said. He called it ''a wreck'' on legs, they think."
    inside = roles.quoted(text)
    assert roles.kind_of(text, inside, [_cut(text, "“We sail,”")]) == "direct"
    assert roles.kind_of(text, inside, [_cut(text, "it ''a wreck'' on legs")]) == "mixed"
    assert roles.kind_of(text, inside, [_cut(text, "on legs")]) == "indirect"


TOKENS = ["``", "We", "do", "n't", "sail", ",", "''", "said", "Ida", "Renn", "-LRB-", "the", "mayor", "-RRB-", "."]
JOINED = "“We don't sail,” said Ida Renn (the mayor)."


def test_tokens_are_joined_into_prose_and_spans_found_again() -> None:
    text, places = joined(TOKENS)
    assert text == JOINED
    assert [text[a:b] for a, b in places][:4] == ["“", "We", "do", "n't"]
    assert as_tokens(_cut(text, "Ida Renn"), places) == (8, 10)
    assert as_tokens((0, 2), places) == (0, 2)
    assert as_tokens((16, 17), places) is None  # a blank
    assert joined(['"', "Sail", '"', "off", "the", "skippers", "'", "coast"])[0] == '"Sail" off the skippers\' coast'
    assert joined(["for", "$", "4", "%", "?"])[0] == "for $4%?"


def test_tokens_and_labels_are_scored_by_exact_spans_of_tokens() -> None:
    labels = ["B-content", *["I-content"] * 6, "B-cue", "B-source", "I-source", "O", "O", "O", "O", "O"]
    gold = Attribution(_cut(JOINED, "Ida Renn"), _cut(JOINED, "said"), (_cut(JOINED, "“We don't sail,”"),), "speech", 1.0)
    row = {"tokens": TOKENS, "labels": labels}
    tallies = attribution.token_tallies([row], Told({JOINED: Tags((gold,), ())}))  # type: ignore[arg-type]
    assert {role: tally.f1 for role, tally in tallies.items()} == {"source": 1.0, "cue": 1.0, "content": 1.0}
    assert not any(tally.f1 for tally in attribution.token_tallies([row], Told()).values())  # type: ignore[arg-type]


def test_labels_that_touch_are_two_spans_and_an_inside_without_a_beginning_is_none() -> None:
    assert attribution.labelled(["B-cue", "B-cue", "I-cue", "I-source", "O", "B-source"]) == {
        ("cue", 0, 1),
        ("cue", 1, 3),
        ("source", 5, 6),
    }


def test_the_command_closes_with_one_line_of_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "articles.jsonl"
    corpus.write_text(json.dumps(_row()) + "\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["attribution", str(corpus), "--encoder", "lexical"])
    attribution.main()
    line = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert line["articles"] == 1 and line["encoder"].startswith("lexical") and line["source_f1"] == line["reference_source_f1"] > 0


BIO = (
    "-DOCSTART- -X- -X- O\n\nIda NNP B-NP B-PER\nRenn NNP I-NP I-PER\nleft VBD B-VP O\nPort NNP B-NP B-LOC\nVale NNP I-NP I-LOC\n"
    ". . O O\n\n"
)
IO = "Ida I-PER\nRenn I-PER\nleft O\nPort I-LOC\nVale I-LOC\n. O\n"
LONG = "Ida\tB-politician\nRenn\tI-politician\nleft\tO\nPort\tB-country\nVale\tI-country\n.\tO\n"
UNER = (
    "# newdoc id = x\n# text = Ida Renn left Port Vale.\n1\tIda\tB-PER\t-\tme\n2\tRenn\tI-PER\t-\tme\n3\tleft\tO\t-\t-\n"
    "4\tPort\tB-LOC\t-\tme\n5\tVale\tI-LOC\t-\tme\n6\t.\tO\t-\t-\n\n"
)
NAMED = Told({"Ida Renn left Port Vale.": Tags((), (Name(0, 8, "person"), Name(14, 23, "place")))})


@pytest.mark.parametrize(("file", "content"), [("a.txt", BIO), ("b.txt", IO), ("c.txt", LONG), ("d.iob2", UNER)])
def test_columns_of_every_kind_are_read_alike(tmp_path: Path, file: str, content: str) -> None:
    (tmp_path / file).write_text(content, encoding="utf-8")
    corpus = names.columns(tmp_path / file)
    assert [(text.words, text.gold) for text in corpus.texts] == [("Ida Renn left Port Vale.", {(0, 2, "PER"), (3, 5, "LOC")})]
    found = names.figures([names.count(corpus, names.ours(corpus.texts, NAMED))])
    assert (found["f1"], found["per_f1"], found["loc_f1"]) == (1.0, 1.0, 1.0)
    assert names.figures([names.count(corpus, names.ours(corpus.texts, Told()))])["f1"] == 0.0


def test_a_name_of_the_wrong_type_or_length_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BIO, encoding="utf-8")
    corpus = names.columns(tmp_path / "a.txt")
    off = Told({"Ida Renn left Port Vale.": Tags((), (Name(0, 3, "person"), Name(14, 23, "organisation")))})
    assert names.figures([names.count(corpus, names.ours(corpus.texts, off))])["f1"] == 0.0


def test_a_type_that_nobody_mapped_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Alba B-vessel\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="vessel"):
        names.columns(tmp_path / "a.txt")


def test_spans_without_a_beginning_start_where_the_type_changes() -> None:
    assert names.spans(["I-PER", "I-PER", "I-LOC", "B-LOC", "O"]) == [(0, 2, "PER"), (2, 3, "LOC"), (3, 4, "LOC")]


def _mention(text: str, words: str, kind: str, confidence: float = 1.0) -> dict[str, Any]:
    start, end = _cut(text, words)
    return {"begin": start, "end": end, "type": kind, "confidence": confidence}


def test_mentions_are_cut_down_to_the_names_that_they_hold() -> None:
    text = (
        "The Valish Foreign Minister Ida Renn met the mayor near the city of Port Vale. Hope left eastern Tarn, Morland.\n"
        "We asked the Harbour Board and the ferry crews about Norland."
    )
    mentions = [
        _mention(text, "The Valish Foreign Minister Ida Renn", "Person"),
        _mention(text, "Valish", "Nationality", 0),
        _mention(text, "the mayor", "Person"),
        _mention(text, "the city of Port Vale", "Location"),
        _mention(text, "Hope", "Person", 0),
        _mention(text, "eastern Tarn, Morland", "Location"),
        _mention(text, "We", "Organisation"),
        _mention(text, "the Harbour Board", "Organisation"),
        _mention(text, "the ferry crews", "Organisation"),
        _mention(text, "Norland", "Organisation"),
        _mention(text, "Norland", "Location", 0),
    ]
    found = names.document(text, mentions)
    assert {(text[a:b], kind) for a, b, kind in found.gold} == {
        ("Ida Renn", "PER"),
        ("Port Vale", "LOC"),
        ("Tarn", "LOC"),
        ("Morland", "LOC"),
        ("Harbour Board", "ORG"),
        ("Norland", "LOC"),
    }
    corpus = names.Corpus("invented", [found], ("PER", "ORG", "LOC"))
    gold = {(a, b, kind) for a, b, kind in found.gold}
    aside = {(*_cut(text, "Hope"), "PER"), (*_cut(text, "ferry"), "ORG"), (*_cut(text, "Valish"), "MISC")}
    assert names.figures([names.count(corpus, [gold | aside])], corpus.judged)["f1"] == 1.0
    assert names.figures([names.count(corpus, [gold | {(*_cut(text, "asked"), "ORG")}])], corpus.judged)["f1"] == pytest.approx(12 / 13)


def test_the_mapping_gives_a_reason_for_every_scheme() -> None:
    for scheme in ("columns", "uner", "re3d"):
        rules = names.mapping()[scheme]
        assert rules["why"]["general"] and {kind for kind in rules["types"].values() if kind} <= set(rules["judged"])


def _conllu(genre: str = "news") -> str:
    rows = [
        ("1", "Renn", "Discourse=x"),
        ("2", "said", "_"),
        ("3-4", "she's", "_"),
        ("3", "she", "Discourse=x"),
        ("4", "'s", "_"),
        ("5", "late", "SpaceAfter=No"),
        ("6", ".", "_"),
    ]
    lines = ["\t".join((number, form, *"_______", misc)) for number, form, misc in rows]
    later = [
        "\t".join((str(n), form, *"_______", misc))
        for n, form, misc in ((1, "Ferries", "Discourse=x"), (2, "wait", "SpaceAfter=No"), (3, ".", "_"))
    ]
    head = [f"# meta::genre = {genre}", "# newpar", "# sent_id = 1"]
    return "\n".join([*head, *lines, "", "# sent_id = 2", *later, "", "# newpar", "# sent_id = 3", *later, "", ""])


UNITS = Told({"Renn said she's late. Ferries wait.": Tags((), (), (0, 10, 22)), "Ferries wait.": Tags((), (), (0,))})


def test_units_are_counted_at_the_tokens_that_they_start(tmp_path: Path) -> None:
    (tmp_path / "GUM_news_a.conllu").write_text(_conllu(), encoding="utf-8")
    document = units.read(tmp_path / "GUM_news_a.conllu")
    assert [part.text for part in document.paragraphs] == ["Renn said she's late. Ferries wait.", "Ferries wait."]
    line = units.figures(units.tally([document], units.by_encoder(UNITS)))
    assert (line["boundary_f1"], line["within_f1"], line["news_boundary_f1"]) == (1.0, 1.0, 1.0)
    assert units.figures(units.tally([document], units.by_encoder(Told())))["boundary_f1"] == 0.0
    sentences = units.figures(units.tally([document], units.by_sentence))
    assert (sentences["boundary_precision"], sentences["boundary_recall"], sentences["within_f1"]) == (1.0, 0.75, 0.0)


def test_without_news_there_is_no_figure_of_news(tmp_path: Path) -> None:
    (tmp_path / "GUM_bio_a.conllu").write_text(_conllu("bio"), encoding="utf-8")
    line = units.figures(units.tally([units.read(tmp_path / "GUM_bio_a.conllu")], units.by_encoder(UNITS)))
    assert (line["boundary_f1"], line["news_boundary_f1"]) == (1.0, None)


def test_the_dev_part_is_scored_where_the_splits_are_known(tmp_path: Path) -> None:
    for name in ("GUM_news_a", "GUM_news_b"):
        (tmp_path / f"{name}.conllu").write_text(_conllu(), encoding="utf-8")
    assert [path.stem for path in units.to_score(tmp_path)] == ["GUM_news_a", "GUM_news_b"]
    (tmp_path / "splits.md").write_text("## dev\n\n  * GUM_news_b\n\n## test\n\n  * GUM_news_a\n", encoding="utf-8")
    assert [path.stem for path in units.to_score(tmp_path)] == ["GUM_news_b"]


GROUPS = {"the ferry sank": 0, "it went down": 0, "fog": 1, "thick fog": 1}
EAST, NORTH = bytes([127, 0]), bytes([0, 127])
KNOWS = Told(likes={words: (EAST, NORTH)[group] for words, group in GROUPS.items()})
GUESSES = Told(likes={"the ferry sank": EAST, "it went down": NORTH, "fog": EAST, "thick fog": NORTH})


def _questions(folder: Path) -> Path:
    answers = [{"Answer": words, "cluster_global": group} for words, group in GROUPS.items()]
    rows = [{"question": "?", "answers": [{**answer, "qid": qid} for answer in answers]} for qid in ("Q2", "Q4")]
    (folder / "nanco_dataset.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder / "nanco_dataset.json"


def test_vectors_that_know_the_groups_tell_all_pairs_apart(tmp_path: Path) -> None:
    task = same_claim.task(_questions(tmp_path))
    assert sum(pair.counts for pair in task.pairs) == 6
    scores = same_claim.by_vectors(KNOWS, task.texts, task.pairs)
    assert same_claim.figures(task.pairs, scores) == {"balanced_accuracy": 1.0, "average_precision": 1.0}
    worse = same_claim.by_vectors(GUESSES, task.texts, task.pairs)
    assert same_claim.figures(task.pairs, worse)["balanced_accuracy"] == 0.5
    assert scores is not None and worse is not None
    assert same_claim.bootstrap(task.pairs, scores, worse, samples=200) < 0.2
    assert same_claim.bootstrap(task.pairs, scores, scores, samples=200) == 1.0


def test_an_encoder_without_vectors_has_no_figure(tmp_path: Path) -> None:
    task = same_claim.task(_questions(tmp_path))
    scores = same_claim.by_vectors(Told(), task.texts, task.pairs)
    assert scores is None
    assert same_claim.figures(task.pairs, scores) == {"balanced_accuracy": None, "average_precision": None}


def test_paraphrases_are_read_quoted_or_plain(tmp_path: Path) -> None:
    head = "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n"
    plain = tmp_path / "plain.txt"
    plain.write_text(head + '1\t1\t2\t" Fog , " he said .\tHe said fog .\n0\t3\t4\tIt sank .\tIt sailed .\n', encoding="utf-8")
    quoted = tmp_path / "quoted.txt"
    quoted.write_text(head + '1\t1\t2\t"Fog \t he said ."\tHe said fog .\n0\t3\t4\tIt sank .\tIt sailed .\n', encoding="utf-8")
    assert same_claim.task(plain).texts[0] == '" Fog , " he said .'
    assert same_claim.task(quoted).texts[0] == "Fog , he said ."
    assert [pair.same for pair in same_claim.task(plain).pairs if pair.counts] == [True, False]


def test_the_threshold_is_the_best_one_and_equal_scores_are_one_step() -> None:
    assert same_claim.best_threshold([(0.1, False), (0.4, False), (0.6, True), (0.9, True)]) == 0.5
    assert same_claim.average_precision([(0.9, True), (0.9, False), (0.1, True)]) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert same_claim.average_precision([(0.5, True), (0.5, False), (0.5, False), (0.5, False)]) == 0.25
    assert same_claim.balanced([(True, True), (True, True), (True, True), (False, True)]) == 0.5


def test_the_marks_of_an_invented_paragraph_are_taken_out_and_kept_as_spans() -> None:
    text, spans = outside.unmarked("{1:{2:Ida Renn}} <1:said> [1:“no”], <2::> [2:yes].")
    assert text == "Ida Renn said “no”, : yes."
    assert {(number, role, text[a:b]) for number, role, (a, b) in spans} == {
        (1, "source", "Ida Renn"),
        (2, "source", "Ida Renn"),
        (1, "cue", "said"),
        (1, "content", "“no”"),
        (2, "cue", ":"),
        (2, "content", "yes"),
    }


def test_an_encoder_that_answers_gold_scores_one_on_the_invented_paragraphs() -> None:
    cases = outside.invented()
    answers = {}
    for case in cases:
        found = [Attribution(link.source[0] if link.source else None, link.cue[0], link.content, link.act, 1.0) for link in case.paper.gold]  # type: ignore[arg-type]
        answers[case.paper.text] = Tags(tuple(found), ())
    texts = [case.paper.text for case in cases]
    line = outside.short(outside.found_in(cases, roles.guesses(Told(answers), texts)))
    assert line.pop("attributions") >= 40
    assert set(line.values()) == {1.0}
    assert outside.short(outside.found_in(cases, roles.guesses(Told(), texts)))["source_f1"] == 0.0


def test_the_invented_paragraphs_come_from_many_fields_and_every_link_is_whole() -> None:
    cases = outside.invented()
    assert len(cases) >= 24 and len(outside.groups_of(cases)) >= 6
    for case in cases:
        for link in case.paper.gold:
            assert link.cue and link.content and link.act in ("speech", "belief", "intention", "other"), case.paper.name


def test_the_labels_of_the_corpora_hold_places_and_no_words() -> None:
    kept = list(attribution.lines(outside.LABELS))
    reported = [row for row in kept if row["attributions"]]
    assert len(reported) >= 50 and len({row["corpus"] for row in reported}) >= 3
    for row in kept:
        assert set(row) == {"corpus", "document", "start", "end", "sha256", "drawn", "field", "attributions", "note"}
        for a in row["attributions"]:
            cuts = [cut for role in ("source", "cue", "content") for cut in a[role]]
            assert all(0 <= start < end <= row["end"] - row["start"] for start, end in cuts) and a["act"]


def test_every_labelled_sentence_is_found_again_in_its_corpus() -> None:
    for file, _ in outside.ARCHIVES.values():
        corpus("data", file)
    cases, missing = outside.labelled()
    assert not missing and len(cases) == len(list(attribution.lines(outside.LABELS)))
    assert all(case.paper.text.strip() == case.paper.text for case in cases)


def test_without_the_corpora_their_part_is_skipped_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSTEMMA_DATA", str(tmp_path))
    outside.documents.cache_clear()
    cases, missing = outside.labelled()
    outside.documents.cache_clear()
    assert (cases, missing) == ([], ["ecbplus", "gum", "meantime", "re3d"])


def test_a_sentence_that_is_not_the_labelled_one_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {
        "corpus": "gum",
        "document": "d",
        "start": 0,
        "end": 4,
        "sha256": "0" * 64,
        "drawn": "any",
        "field": "x",
        "attributions": [],
        "note": "",
    }
    (tmp_path / "labels.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setattr(outside, "documents", lambda _: {"d": "Ferry late"})
    with pytest.raises(SystemExit, match="not the sentence"):
        outside.labelled(tmp_path / "labels.jsonl")
