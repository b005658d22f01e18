"""A document as bytes, read into the texts of `protocol.md` and `needs.yml`, or refused with findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from medialijn.exchange.blocks import read_blocks
from medialijn.exchange.contents_list import without_contents
from medialijn.exchange.continuations import without_cuts
from medialijn.exchange.document_data import Data, dates, take_data
from medialijn.exchange.docx_reader import read_docx
from medialijn.exchange.footnotes import with_notes
from medialijn.exchange.furniture import without_furniture
from medialijn.exchange.identifiers import Identified, identify
from medialijn.exchange.known import Known
from medialijn.exchange.lines import Document, LeftOut, squashed
from medialijn.exchange.markdown_reader import read_markdown
from medialijn.exchange.needs_text import needs_text
from medialijn.exchange.outline import Section
from medialijn.exchange.pdf_reader import read_pdf
from medialijn.exchange.protocol_text import Heading, protocol_text
from medialijn.exchange.scheme import with_headings
from medialijn.exchange.sections import read_sections
from medialijn.exchange.suggestions import Suggester, Suggestion
from medialijn.exchange.text_reader import read_plain_text
from medialijn.exchange.word_balance import balance
from medialijn.sources.diagnostics import Diagnostic, has_errors, in_order
from medialijn.sources.needs import read_needs
from medialijn.sources.protocol import read_protocol
from medialijn.sources.reading import MAX_BYTES, Findings, decode

_READERS: Mapping[str, Callable[[bytes, str], Document]] = {
    ".txt": read_plain_text,
    ".md": read_markdown,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
_LARGEST = {".txt": MAX_BYTES, ".md": MAX_BYTES, ".docx": 20_000_000, ".pdf": 20_000_000}


@dataclass(frozen=True, slots=True)
class Request:
    """What a school wants to import, and what it says about it; `sections` maps prefixes of ids to titles."""

    path: str
    id: str
    sector: str
    school: str = ""
    title: str = ""
    dated: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    ids_from: Known | None = None
    known: Sequence[Known] = ()
    decided: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import gave: two texts when there is no error, the ids of the articles, and every finding in order."""

    protocol: str | None
    needs: str | None
    ids: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Diagnostic, ...]


def import_protocol(raw: bytes, request: Request) -> Imported:
    """The texts for `docs/protocol/<id>/`; never raises for what the document holds."""
    findings = Findings(request.path)
    suffix = f".{request.path.rpartition('.')[2].lower()}"
    if suffix not in _READERS:
        findings.add((1, 1), "M700", given=suffix, allowed=", ".join(_READERS))
        return _refused(findings)
    if len(raw) > _LARGEST[suffix]:
        size, bound = len(raw) / 1_000_000, _LARGEST[suffix] // 1_000_000
        findings.add((1, 1), "M702", size=f"{size:.1f}", bound=str(bound))
        return _refused(findings)
    document = _READERS[suffix](raw, request.path)
    findings.items += document.findings
    if has_errors(findings.items):
        return _refused(findings)
    return _imported(document, request, findings)


def _refused(findings: Findings, left_out: tuple[LeftOut, ...] = ()) -> Imported:
    return Imported(None, None, (), left_out, in_order(findings.items))


def _imported(document: Document, request: Request, findings: Findings) -> Imported:
    sections, data, left_out = _understood(document, request, findings)
    for aside in left_out:
        findings.add((aside.line, 1), "M710", what=aside.kind, given=" ".join(aside.text.split()))
    articles = identify(sections, request.sections, request.ids_from, findings)
    if not any(one.article.role == "norm" for one in articles):
        findings.add((1, 1), "M706")
        return _refused(findings, left_out)
    for one in articles:
        if not one.article.passages:
            findings.add((one.article.line, 1), "M735", given=one.id)
    heading = _heading(request, data, articles, findings)
    texts = (
        protocol_text(heading, sections, articles),
        needs_text(articles, _suggestions(articles, request), request.decided),
    )
    if not has_errors(findings.items):
        _judge(texts, request.id, findings)
    if has_errors(findings.items):
        return _refused(findings, left_out)
    return Imported(*texts, tuple(one.id for one in articles), left_out, in_order(findings.items))


def _understood(
    document: Document, request: Request, findings: Findings
) -> tuple[tuple[Section, ...], Data, tuple[LeftOut, ...]]:
    """The sections with their articles, what the document says of itself, and what is no part of an article."""
    lines, furniture = without_furniture(document.lines)
    cut_lines = [line.number for line in lines if line.ends_page]
    lines, contents = without_contents(lines)
    lines, data = take_data(squashed(lines))
    blocks = read_blocks(lines, tuple(request.sections.values()), findings)
    whole = with_headings(without_cuts(blocks.items, cut_lines, findings), findings)
    sections = with_notes(read_sections(whole, findings), whole, findings)
    outside = (*furniture, *contents, *data.left_out)
    lost, doubled = balance(document.lines, sections, outside, blocks.joins, data.title)
    for difference in (lost, doubled):
        if difference:
            findings.add((1, 1), "M726", count=str(difference.total()), given=" ".join(sorted(difference)[:12]))
    is_replaced = bool(request.title and data.title) and request.title != data.title
    own_title = (LeftOut(data.title_line, "title", data.title),) if is_replaced else ()
    return sections, data, (*document.left_out, *outside, *own_title)


def _heading(request: Request, data: Data, articles: Sequence[Identified], findings: Findings) -> Heading:
    """The front matter; what the document does not tell and nobody gave is noted."""
    title = request.title or data.title
    if not title:
        title = request.id
        findings.add((1, 1), "M708", given=title)
    school = request.school or (request.ids_from.meta.school if request.ids_from else "")
    if not school:
        school = request.id
        findings.add((1, 1), "M709", given=school)
    dated = request.dated or data.dated
    if not dated:
        end = articles[-1].article
        named = dates(" ".join(passage.text for passage in end.passages))
        dated = named[-1] if named else ""
        if dated:
            findings.add((end.line, 1), "M736", given=dated)
        else:
            findings.add((1, 1), "M707")
    return Heading(request.id, school, request.sector, title, dated, f"{title}, {school}")


def _suggestions(articles: Sequence[Identified], request: Request) -> dict[str, Suggestion]:
    suggester = Suggester(request.known)
    same = request.ids_from
    found = {}
    for one in articles:
        text = " ".join((one.article.title, *(passage.text for passage in one.article.passages)))
        need = same.needs.get(one.id) if same else None
        first = f"{same.id}:{one.id}" if same and need else ""
        found[one.id] = suggester.suggest(text, first, need.theme if need else "")
    return found


def _judge(texts: tuple[str, str], protocol_id: str, findings: Findings) -> None:
    """Read the result as `check` will, so that nothing is written that a later reader refuses."""
    for name, text in zip(("protocol.md", "needs.yml"), texts, strict=True):
        own = Findings(name)
        decode(text.encode(), own)
        if name == "protocol.md":
            read_protocol(protocol_id, text, own)
        else:
            read_needs(protocol_id, text, own)
        for finding in own.items:
            if has_errors([finding]):
                findings.add((1, 1), "M737", given=f"{name}:{finding.line}: {finding.code}")
