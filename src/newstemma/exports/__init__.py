"""A report in the formats of others: citation managers, graph tools, annotation stores, linked data, data frames."""

#: The formats by name, in the order of the reference; `forms` writes them.
EXPORTS = (
    "csv",
    "parquet",
    "json",
    "jsonl",
    "md",
    "ris",
    "bibtex",
    "csl",
    "citenews",
    "gexf",
    "graphml",
    "annotation",
    "schema",
    "prov",
)
