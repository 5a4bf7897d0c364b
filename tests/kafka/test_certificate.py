from hashlib import sha256

import orjson
import pytest

from pipeline.article import Origin
from pipeline.kafka.codec import resend_headers
from pipeline.kafka.ledger.certificate import (
    CertificateBroken,
    Checked,
    _digest,
    certificate,
    read_certificate,
    verify,
)
from pipeline.kafka.ledger.ledger import Ledger
from pipeline.kafka.ledger.witness import Witness
from tests.kafka.ledger_scene import all_moved_on, delete_records, make_anew, resent
from tests.observe.scene import raw_record

pytestmark = pytest.mark.broker


@pytest.fixture
def certified(scene, settings):
    """Return a certificate of a small account, in blocks of two offsets."""
    for number in range(5):
        scene.grouped(f"a-{number}", partition=number % 2)
    scene.duplicate("d", of="a-0")
    scene.rejected("r")
    scene.dead_at_tag("t")
    scene.dead()
    scene.raw(raw_record("lost"))
    all_moved_on(settings)
    scene.raw(raw_record("waits"))
    return made(settings)


def made(settings, **options):
    witness = Witness(2)
    book = Ledger(settings, witness=witness, **options)
    counts = book.refresh()
    document = certificate(book, witness, counts, 1_760_000_000.0)
    book.close()
    return document


def test_it_holds_the_account_and_what_it_rests_on(certified, settings):
    counts = certified["counts"]
    assert {name: counts[name] for name in ("raw", "unique", "dead", "missing", "pending")} == {
        "raw": 11, "unique": 5, "dead": 2, "missing": 1, "pending": 1,
    }  # fmt: skip
    assert certified["missing"] == ["0-7"]
    assert certified["raw"]["0"] == {"begin": 0, "end": 9, "known_end": 9, "watermark": 7}
    assert certified["committed"]["clean"] == {"0": 8, "1": 2}
    unique = certified["read"]["articles.unique"]["0"]
    assert [block[:3] for block in unique["blocks"]] == [[0, 2, 2], [2, 4, 2], [4, 5, 1]]
    rejected = certified["outcomes"]["rejected"]["0"]
    assert (rejected["count"], rejected["sha256"]) == (1, sha256((4).to_bytes(8, "little")).hexdigest())
    late = made(settings, since_ms=10**14)
    assert late["counts"]["raw"] == 0
    assert verify(settings, late) == Checked()


def test_what_comes_later_changes_nothing(scene, settings, certified, tmp_path):
    """New articles, and a lost one sent again, whose outcome supersedes: only the ranges are read."""
    path = tmp_path / "account.json"
    path.write_bytes(orjson.dumps(certified))
    assert read_certificate(path) | {"digest": certified["digest"]} == certified
    scene.grouped("later")
    value = orjson.dumps(raw_record("d"))
    via = scene.raw(value, headers=resend_headers(1, 3, value))
    (owed, _), = resent(settings)  # fmt: skip
    scene.dead_letter(Origin(0, 3), value, resent=owed, via=via)
    all_moved_on(settings)
    assert Ledger(settings).refresh()["duplicates"] == 0
    found = verify(settings, read_certificate(path))
    assert (found.differences, found.expired) == ([], [])
    assert found.records == sum(
        part["records"] for parts in certified["read"].values() for part in parts.values()
    )
    path.write_bytes(path.read_bytes().replace(b'"raw":11', b'"raw":12'))
    with pytest.raises(CertificateBroken, match="changed after it was written"):
        read_certificate(path)


def test_what_retention_took_is_named_and_the_rest_is_still_checked(scene, settings, certified):
    delete_records(settings, "articles.unique", 3)
    found = verify(settings, certified)
    assert found.differences == []
    assert found.expired == ["articles.unique-0, offsets 0 to 3: expired, cannot be checked"]
    certified["read"]["articles.unique"]["0"]["blocks"][2][3] = "0" * 64
    assert verify(settings, certified).differences == ["articles.unique-0, offsets 4 to 4: other records"]


def test_other_outcomes_are_named(scene, settings, certified):
    """As if the topics had changed: the certificate is of an account with one article fewer rejected."""
    scene.rejected("r2")
    other = made(settings)
    changed = certified | {"outcomes": certified["outcomes"] | {"rejected": other["outcomes"]["rejected"]}}
    differences = verify(settings, changed).differences
    assert "rejected, raw partition 0: 1 lost this outcome: 0-9" in differences
    assert "rejected: count, hash and origins of the certificate do not fit each other" in differences
    assert "raw is not the sum of unique, duplicates, rejected, dead, pending and missing" in differences


def test_records_that_are_gone_from_the_end_are_a_difference(settings, certified):
    """A topic that lost its end, as after a power cut, and its id with it, so that the ids fit."""
    make_anew(settings, "articles.rejected")
    with pytest.raises(CertificateBroken, match=r"articles\.rejected was made anew since"):
        verify(settings, certified)
    certified["topic_ids"] = made(settings)["topic_ids"]
    differences = verify(settings, certified).differences
    assert differences[0] == "articles.rejected-0, offsets 0 to 0: 0 records instead of 1"
    assert "rejected, raw partition 0: 1 lost this outcome: 0-4" in differences


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not JSON"),
        (b"[]", "no certificate"),
        (b'{"format": "other"}', "no certificate"),
        (
            b'{"format": "wireroom-certificate", "version": 1, "digest": "0"}',
            "was changed after it was written",
        ),
    ],
)
def test_a_file_that_is_no_certificate_says_why(tmp_path, content, why):
    path = tmp_path / "file.json"
    path.write_bytes(content)
    with pytest.raises(CertificateBroken, match=why):
        read_certificate(path)


def test_a_certificate_of_a_later_program_is_not_guessed_at(tmp_path):
    document = {"format": "wireroom-certificate", "version": 2}
    path = tmp_path / "file.json"
    path.write_bytes(orjson.dumps(document | {"digest": _digest(document)}))
    with pytest.raises(CertificateBroken, match="version 2, this program knows 1"):
        read_certificate(path)
