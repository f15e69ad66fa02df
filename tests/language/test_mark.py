"""Reading with and without somebody who tells speakers and names."""

import json

from newstemma.articles.clean import clean
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.engines.local import LocalEngine
from newstemma.language.mark import mark
from newstemma.readers.files import read_bytes
from newstemma.settings import Settings

_ROW = {
    "outlet": "Harbour Post",
    "title": "Ferry stays in port",
    "text": "The ferry Alba will stay in port until Friday, Mayor Ida Renn said. “Nobody sails in this fog,” she told the Harbour Post.\n\n"
    "Eleven people were waiting at the quay of Port Vale on Tuesday, and nine of them went home.",
}


def test_whoever_reads_sentences_and_quotation_marks_and_figures_are_the_same() -> None:
    settings = Settings()
    documents, _ = read_bytes("a.jsonl", json.dumps(_ROW).encode(), settings.read)
    articles, _ = clean(documents, settings.clean, settings.read, LocalEngine(1), None)
    (asked,), _ = mark(articles, LexicalEncoder())
    (unasked,), _ = mark(articles, None)
    assert asked.attributions and asked.names and not unasked.attributions and not unasked.names
    assert unasked.quotations
    assert unasked.quantities
    assert (unasked.sentences, unasked.quotations, unasked.quantities, unasked.times) == (
        asked.sentences,
        asked.quotations,
        asked.quantities,
        asked.times,
    )
