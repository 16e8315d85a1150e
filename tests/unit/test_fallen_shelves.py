"""A further page of a long list that is no longer: its address leads to the list, and nobody has to write that."""

from __future__ import annotations

from dataclasses import replace

from scripts.content.library import Library
from scripts.facts.addresses import addresses_of
from scripts.finishing.redirects import redirects


def test_what_an_edition_had_leads_to_its_list_and_a_lost_record_does_not(small_library: Library) -> None:
    content = small_library.content
    addresses = addresses_of(content)
    lists = {key: addresses.of("es", key) for key in ("bibliography", "evidence", "countries/cl")}
    fallen = [f"{lists['bibliography']}zz/", f"{lists['bibliography']}zz/2/", f"{lists['evidence']}cl/9/", f"{lists['countries/cl']}99/"]
    others = [f"{lists['evidence']}cl-no-such-record/", "practicas/no-hay/", lists["bibliography"]]
    kept = replace(content, kept_addresses=(*content.kept_addresses, *(f"{one} ~x" for one in fallen), *others))
    before, after = dict(redirects(content, None)), dict(redirects(kept, None))
    assert set(after) - set(before) == {f"{one}index.html" for one in fallen}
    assert b'href="../"' in after[f"{fallen[0]}index.html"] and b'href="../../"' in after[f"{fallen[1]}index.html"]
