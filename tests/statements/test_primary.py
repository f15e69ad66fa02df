"""Who all roads lead back to."""

from __future__ import annotations

import pytest

from newstemma import encoders
from newstemma.model.report import Report

pytestmark = pytest.mark.skipif(encoders.lacking() is not None, reason="the small model is not installed")


def test_two_articles_that_lead_back_to_one_post_have_one_primary_origin(paper: Report) -> None:
    """
    2031-03-05 Meridian Herald | Ferry Alba sinks off Port Vale
    Eleven people were on board when the ferry Alba sank in thick fog off Port Vale on Tuesday, the worst accident in the bay for years.

    Mayor Ida Renn wrote on Facebook on Wednesday that the ferry Alba had sailed without a radar for a month.

    2031-03-05 Vale Courier | Ferry Alba lost off Port Vale
    Eleven people were on board when the ferry Alba sank in thick fog off Port Vale on Tuesday, the worst accident in the bay for years.

    The ferry Alba had sailed without a radar for a month, Mayor Ida Renn said in a post on Facebook, the Meridian Wire reported.
    """
    chains = {tuple(v.name for v in s.via) for s in paper.statements}
    assert chains == {("Facebook",), ("post on Facebook", "the Meridian Wire")}
    (claim,) = [c for c in paper.claims if "without a radar" in c.text and len(c.mentions) > 1]
    assert claim.primary == "Ida Renn"
