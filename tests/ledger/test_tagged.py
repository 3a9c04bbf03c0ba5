"""Paragraphs labelled by hand are read as their tags say."""

import importlib.util
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "bench" / "ledger" / "tagged.py"
spec = importlib.util.spec_from_file_location("tagged", SOURCE)
assert spec is not None
assert spec.loader is not None
tagged = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tagged)

BROKEN = "## one\n“<t1>It holds,</t1>” <c1>said</c1> <s1>Ines</s1>. “<t1>For now.</t1>”\nThe end."
NESTED = "## one\n<s1>Ines</s1> <c1>said</c1> <t1><s2>Marlow</s2> <c2>denied</c2> <t2>it</t2></t1>."


def words(text: str) -> list[dict[str, list[str]]]:
    (document,) = tagged.documents(text)
    return [
        {role: [document["text"][a:b] for a, b in spans] for role, spans in one.items()}
        for one in document["attributions"]
    ]


def test_a_broken_quotation_is_one_attribution_of_two_parts() -> None:
    assert words(BROKEN) == [
        {"source": ["Ines"], "cue": ["said"], "content": ["It holds,", "For now."]}
    ]


def test_a_content_may_hold_another_attribution() -> None:
    assert words(NESTED) == [
        {"source": ["Ines"], "cue": ["said"], "content": ["Marlow denied it"]},
        {"source": ["Marlow"], "cue": ["denied"], "content": ["it"]},
    ]


def test_a_letter_joins_a_quotation_over_paragraphs() -> None:
    text = "## one\n“<tA>One,</tA>” <cA>said</cA> <sA>Ines</sA>. “<tA>Two.</tA>\n“<tA>Three.</tA>”"
    assert [one["content"] for one in words(text)] == [["One,", "Two.", "Three."]]


@pytest.mark.parametrize(
    "line",
    [
        "<s1>Ines <c1>said</c1> <t1>so</t1>.",
        "<s1>Ines</s1> <c1>said</c1> so</t1>.",
        "<s1>Ines</s1> <c1>said</c1> <t1><t1>so</t1>.",
        "<s1>Ines</s1> <c1>said</c1> so.",
        "<s1>Ines</s1> <c1>said<c1> <t1>so</t1>.",
        "<s>Ines</s> <c1>said</c1> <t1>so</t1>.",
    ],
)
def test_a_wrong_tag_is_told_with_its_line(line: str) -> None:
    with pytest.raises(tagged.WrongTagError, match=r"^file\.txt:3"):
        list(tagged.documents(f"## one\n\n{line}", "file.txt"))


def test_every_written_paragraph_is_well_tagged() -> None:
    ids = [each["id"] for each in tagged.written()]
    assert ids
    assert len(ids) == len(set(ids))
