"""What an article passes on by its own words counts for whom it names."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import outlet_of


def _repeated(paper: Report, outlet: str) -> set[tuple[str, str]]:
    """(whom it counts for, its words) of the stretches of one outlet's article that repeat another origin."""
    label = {o.id: o.label for root in paper.roots for o in root.origins}
    return {(label[e.origin], e.span.text) for root in paper.roots for e in root.echoes if outlet_of(paper, e.span.article) == outlet}


def test_what_two_outlets_have_from_one_paper_counts_for_that_paper(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    "We heard the horn twice and then nothing," Ida Renn, a fishwife of Port Vale, told the Harnmouth Times. "The sea was like milk."

    2031-03-04 Vale Courier | Port Vale mourns the dead of the Alba
    Church bells rang in Port Vale for those lost when the ferry Alba sank in thick fog on Tuesday, and the coast guard went on looking.

    The Harnmouth Times spoke to Ida Renn, a fishwife of the town.

    "We heard the horn twice and then nothing," she told the paper. "The sea was like milk."
    """
    for outlet in ("Meridian Herald", "Vale Courier"):
        told = _repeated(paper, outlet)
        assert {label for label, _ in told} == {"Harnmouth Times"}
        assert any("like milk" in words for _, words in told)
    owner = [m.origin for c in paper.claims for m in c.mentions if "horn twice" in m.at.text]
    assert len(owner) == 2
    assert len(set(owner)) == 1


def test_a_paper_that_one_outlet_alone_passes_on_has_no_origin(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    "We heard the horn twice and then nothing," Ida Renn, a fishwife of Port Vale, told the Harnmouth Times.

    2031-03-04 Vale Courier | Port Vale mourns the dead of the Alba
    Church bells rang in Port Vale for those lost when the ferry Alba sank in thick fog on Tuesday, and the coast guard went on looking.
    """
    assert {o.label for root in paper.roots for o in root.origins} == {"Meridian Herald", "Vale Courier"}


def test_a_paper_that_is_only_spoken_about_carries_nothing(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, among them a printer of the Harnmouth Times.

    2031-03-04 Vale Courier | Port Vale mourns the dead of the Alba
    The owner of the Harnmouth Times was among those lost when the ferry Alba sank in thick fog off Port Vale on Tuesday.
    """
    assert not any(root.echoes for root in paper.roots)


def test_a_quoted_paragraph_counts_for_the_agency_that_announces_it(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry Alba sinks off Port Vale
    PORT VALE (Reuters) - The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    Divers reached the wreck before dusk and found the wheelhouse empty, a diver who asked not to be named said on the quay.

    2031-03-04 Vale Courier | Port Vale mourns the dead of the Alba
    Church bells rang in Port Vale for those lost when the ferry Alba sank in thick fog on Tuesday.

    Reuters adds:

    "Divers reached the wreck before dusk. The wheelhouse was empty, one of them said on the quay."
    """
    told = _repeated(paper, "Vale Courier")
    assert any(label == "Reuters" and "wheelhouse" in words for label, words in told)


def test_three_sentences_that_a_short_report_tells_too_make_it_no_rewrite(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Dockers end strike at Port Vale
    PORT VALE (Reuters) - The dockers of Port Vale called off their strike on Tuesday after nine days, having won a wage rise of 11 percent.

    They had demanded 18 percent and been offered six; they will get seven percent with effect from July and the rest a year later.

    The 1,900 contract workers will be made permanent over three years, the text of the settlement says, and 23 cases withdrawn.

    The strike cost the island 12 million dollars, the port authority estimated, and 38 ships were waiting in the roads.

    2031-03-04 The Vale Worker | Total victory at the gates
    The bosses said never. Nine days later the gates of the port are open, and it was the men who opened them.

    Our members demanded 18 percent, were offered six, and have settled for eleven: seven percent from July and the rest a year later.

    Two brothers died under the crane in June. Its brakes had not been looked at for fourteen months, and the board knew and said nothing.

    The contract workers, 1,900 of them, will be made permanent over three years, and have the text of the settlement to prove it.

    Their strike cost the island 12 million dollars by the estimate of the port authority, and no ship sailed.
    """
    assert {frozenset(outlet_of(paper, i) for i in o.articles) for root in paper.roots for o in root.origins if o.articles} == {
        frozenset({"Meridian Herald"}),
        frozenset({"The Vale Worker"}),
    }
