"""Accepting a wording: the hash detects, a person classifies, and nothing that was decided is lost."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import BASE
from decisions import LESSON, LOCK, NEEDS, PROTOCOL, accept, accepted_project, catalogue_of, change, codes, done, run
from medialijn.lock_files import acceptance_files, lock_bytes
from medialijn.sources.accepting import Decision
from medialijn.sources.accepting import accept as accept_wordings
from medialijn.sources.fingerprint import fingerprint, of_article, of_part, of_seen, seen
from medialijn.sources.reading import Findings, decode
from medialijn.sources.record_text import lock_text
from medialijn.sources.word_changes import in_one_line, word_changes
from medialijn.sources.wording import AcceptedWording, Lock, read_lock
from medialijn.sources.wording_checks import Wording
from project import BUILD_DAY, copy_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project, with every wording accepted."""
    return accepted_project(tmp_path)


def test_sixteen_becomes_eighteen_in_the_repository(tmp_path: Path) -> None:
    """The change fails the check on its article alone, until someone says that it is one of substance."""
    project = copy_project(tmp_path / "project")
    assert done(project, "check").output.endswith("0 fouten, 0 waarschuwingen\n")
    change(project, "docs/protocol/ichthus/protocol.md", "Een leerling van 16 jaar", "Een leerling van 18 jaar")
    checked = run(project, "check")
    assert checked.exit_code == 1
    (line,) = [line for line in checked.output.splitlines() if ": M" in line]
    text = (project / "docs/protocol/ichthus/protocol.md").read_text("utf-8")
    number = text[: text.index("### PROF-4 · ")].count("\n") + 1
    assert line.startswith(f"docs/protocol/ichthus/protocol.md:{number}:1: M802 ")
    assert "[16 → 18]" in line
    assert "medialijn protocol accept ichthus:PROF-4 --kind substantive" in line
    assert accept(project, "ichthus:PROF-4", kind="substantive").exit_code == 0
    assert done(project, "check").output.endswith("0 fouten, 0 waarschuwingen\n")


def test_what_no_reader_sees_raises_nothing(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    file = project / "docs/protocol/vivente/protocol.md"
    title = "### A-7 · Geen vrienden met leerlingen via privépagina's\n"
    head, articles = unicodedata.normalize("NFD", file.read_text("utf-8")).split(unicodedata.normalize("NFD", title))
    assert "prive\u0301domeinen" in articles
    articles = articles.replace("'", "’").replace("mogen op sociale", "mogen\nop  **sociale**", 1)
    file.write_text(f"{head}{title}{articles}<!-- nagekeken -->\n", "utf-8", newline="\r\n")
    lock = file.with_name("lock.yml")
    lock.write_text(unicodedata.normalize("NFD", f"\ufeff{lock.read_text('utf-8')}"), "utf-8", newline="\r\n")
    assert done(project, "check").output.endswith("0 fouten, 0 waarschuwingen\n")


def test_a_title_is_a_change_and_so_is_a_part(project: Path) -> None:
    change(project, PROTOCOL, "OM-1 · Rustig blijven", "OM-1 · Rustig worden")
    change(project, NEEDS, "text: een naam", "text: een bijnaam")
    assert codes(run(project, "check")) == ["M802", "M802"]
    assert accept(project, "linde:OM-1", "linde:OM-2.naam", kind="editorial").exit_code == 0
    assert codes(run(project, "check")) == []


def test_accepting_keeps_every_earlier_wording_and_its_text(project: Path) -> None:
    before = catalogue_of(project).locks["linde"]
    for number in ("tien", "elf"):
        old = "Na negen uur 's" if number == "tien" else "Na tien uur 's"
        change(project, PROTOCOL, old, f"Na {number} uur 's")
        assert accept(project, "linde:TEL-1", kind="substantive").exit_code == 0
    lock = catalogue_of(project).locks["linde"]
    assert [one.kind for one in lock.articles["TEL-1"]] == ["first", "substantive", "substantive"]
    assert before.texts.items() <= lock.texts.items()
    assert before.articles["OM-1"] == lock.articles["OM-1"]
    assert "Na negen uur\n\nNa tien uur 's avonds" in lock.texts[lock.articles["TEL-1"][1].fingerprint]


def test_an_earlier_wording_may_come_back(project: Path) -> None:
    for old, new in (("negen uur 's", "tien uur 's"), ("tien uur 's", "negen uur 's")):
        change(project, PROTOCOL, f"Na {old}", f"Na {new}")
        assert accept(project, "linde:TEL-1", kind="substantive").exit_code == 0
    assert codes(run(project, "check")) == []


def test_accepting_needs_nothing_but_the_protocol_itself(project: Path) -> None:
    """Broken lessons and settings are no reason to keep a rule from being accepted; a broken protocol is."""
    change(project, PROTOCOL, "Na negen uur 's", "Na tien uur 's")
    change(project, LESSON, "touches: [linde:TEL-1]", "touches: [linde:TEL-11]")
    change(project, "medialijn.yml", "name: De Linde", "naam: De Linde")
    assert accept(project, "linde:TEL-1", kind="substantive").exit_code == 0
    change(project, PROTOCOL, "### OM-1 · Rustig", "### OM-1 Rustig")
    before = (project / LOCK).read_bytes()
    refused = accept(project, "linde:TEL-1", kind="editorial")
    assert (refused.exit_code, codes(refused)) == (1, ["M501"])
    assert (project / LOCK).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "exit_code", "says"),
    [
        (("linde:OM-1", "--kind", "editorial"), 1, "there is no change"),
        (("linde:OM-1", "--kind", "first"), 1, "there is no change"),
        (("linde:TEL-1", "--kind", "first"), 1, "use --kind editorial or substantive"),
        (("linde:TEL-1", "linde:OM-1", "--kind", "editorial"), 1, "OM-1: its wording is accepted already"),
        (("linde:TEL-11", "--kind", "editorial"), 1, "did you mean 'TEL-1'?"),
        (("els:TEL-1", "--kind", "editorial"), 1, "there is no protocol 'els'; choose from linde"),
        (("linde:TEL-1", "linde:OM-1", "--kind", "substantive"), 2, "one article at a time"),
        (("--all", "--kind", "substantive"), 2, "one article at a time"),
        (("--all", "--kind", "first"), 1, "there is nothing to accept as first"),
        (("TEL-1", "--kind", "editorial"), 2, "with the protocol of the article"),
        (("linde:TEL-1", "--protocol", "els", "--kind", "editorial"), 2, "with the protocol of the article"),
        (("--kind", "editorial"), 2, "name the articles"),
        (("TEL-1", "--protocol", "linde", "--all", "--kind", "editorial"), 2, "and not both"),
    ],
)
def test_a_refusal_says_why_and_writes_nothing(
    project: Path, arguments: tuple[str, ...], exit_code: int, says: str
) -> None:
    change(project, PROTOCOL, "Na negen uur 's", "Na tien uur 's")
    before = (project / LOCK).read_bytes()
    result = run(project, "protocol", "accept", *arguments, "--note", "Zo besloten.")
    assert result.exit_code == exit_code
    assert says in result.output
    assert (project / LOCK).read_bytes() == before


@pytest.mark.parametrize(("gone", "code"), [("medialijn.yml", "M001"), ("", "M002")])
@pytest.mark.parametrize("arguments", [("linde:TEL-1",), ("--all",), ("--all", "--protocol", "linde")])
def test_a_folder_without_protocols_is_2_and_says_what_it_lacks(
    project: Path, gone: str, code: str, arguments: tuple[str, ...]
) -> None:
    shutil.rmtree(project / "docs")
    if gone:
        (project / gone).unlink()
    refused = run(project, "protocol", "accept", *arguments, "--kind", "first", "--note", "x")
    assert (refused.exit_code, code in codes(refused)) == (2, True), refused.output


def test_a_lock_that_can_not_be_read_is_2(project: Path) -> None:
    (project / LOCK).unlink()
    (project / LOCK).mkdir()
    refused = accept(project, "--all", kind="first")
    assert (refused.exit_code, codes(refused)) == (2, ["M100"])


@pytest.mark.parametrize("note", [(), ("--note", ""), ("--note", "  "), ("--note", "\udcff")])
def test_a_decision_without_a_note_is_none(project: Path, note: tuple[str, ...]) -> None:
    change(project, PROTOCOL, "Na negen uur 's", "Na tien uur 's")
    assert run(project, "protocol", "accept", "linde:TEL-1", "--kind", "editorial", *note).exit_code == 2


def test_a_decision_is_never_before_the_last_one(project: Path) -> None:
    change(project, PROTOCOL, "Na negen uur 's", "Na tien uur 's")
    refused = accept(project, "linde:TEL-1", kind="editorial", today="2026-09-30")
    assert refused.exit_code == 1
    assert "2026-10-01" in refused.output


def test_a_protocol_without_lock_is_judged_as_before_and_all_of_it_can_be_accepted_at_once(tmp_path: Path) -> None:
    project = Path(shutil.copytree(BASE, tmp_path / "project"))
    assert codes(run(project, "check")) == []
    assert accept(project, "--all", kind="first").exit_code == 0
    lock = catalogue_of(project).locks["linde"]
    assert list(lock.articles) == ["INL-1", "OM-1", "OM-2", "OM-2.foto", "OM-2.naam", "TEL-1"]
    change(project, PROTOCOL, "Na negen uur 's", "Na tien uur 's")
    done(project, "protocol", "accept", "TEL-1", "--protocol", "linde", "--kind", "editorial", "--note", "x")


def test_accepted_wordings_are_written_where_the_last_root_has_the_protocol(project: Path) -> None:
    """A school that writes its own protocol.md over a shared one keeps the history, in its own root."""
    change(project, "medialijn.yml", "active: [linde]", "active: [linde]\nroots: [., eigen]")
    own = project / "eigen"
    own.joinpath("docs/protocol/linde").mkdir(parents=True)
    shutil.copy(project / PROTOCOL, own / PROTOCOL)
    change(own, PROTOCOL, "Na negen uur 's", "Na tien uur 's")
    shared = (project / LOCK).read_bytes()
    assert accept(project, "linde:TEL-1", kind="substantive").exit_code == 0
    assert (project / LOCK).read_bytes() == shared
    lock = catalogue_of(project).locks["linde"]
    assert [one.kind for one in lock.articles["TEL-1"]] == ["first", "substantive"]
    assert set(lock.articles) == {"INL-1", "OM-1", "OM-2", "OM-2.foto", "OM-2.naam", "TEL-1"}


def test_a_fault_in_the_settings_never_leads_to_another_root(project: Path) -> None:
    change(project, "medialijn.yml", "name: De Linde", "naam: De Linde\nroots: [., eigen]")
    shutil.copytree(project / "docs/protocol/linde", project / "eigen/docs/protocol/linde")
    change(project / "eigen", PROTOCOL, "Na negen uur 's", "Na tien uur 's")
    shared = (project / LOCK).read_bytes()
    assert accept(project, "linde:TEL-1", kind="substantive").exit_code == 0
    change(project, "medialijn.yml", "[., eigen]", "[., eigen")
    refused = accept(project, "linde:TEL-1", kind="substantive")
    assert (refused.exit_code, codes(refused)[0]) == (1, "M105")
    assert (project / LOCK).read_bytes() == shared


def test_a_failed_write_leaves_the_file_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    change(project, PROTOCOL, "Na negen uur 's", "Na tien uur 's")
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        refused = accept(project, "linde:TEL-1", kind="editorial")
    told = f"Error: {project / LOCK} can not be written: No space left on device; nothing was written\n"
    assert (refused.exit_code, refused.output) == (1, told)
    assert {file: file.read_bytes() for file in project.rglob("*") if file.is_file()} == before


def test_a_file_that_is_marked_read_only_stays_as_it_is(project: Path) -> None:
    """A rename would replace it all the same."""
    change(project, PROTOCOL, "Na negen uur 's", "Na tien uur 's")
    before = (project / LOCK).read_bytes()
    (project / LOCK).chmod(0o444)
    refused = accept(project, "linde:TEL-1", kind="editorial")
    assert (refused.exit_code, "Permission denied; nothing was written" in refused.output) == (1, True)
    assert (project / LOCK).read_bytes() == before


def test_the_locks_of_the_repository_are_as_the_program_writes_them(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    for identifier, files in acceptance_files(project).items():
        findings, lock, present = files.read(BUILD_DAY)
        assert findings == ()
        assert lock is not None
        assert files.lock.read_bytes() == lock_bytes(identifier, lock)
        assert {name: wordings[-1].fingerprint for name, wordings in lock.articles.items()} == {
            one.name: one.fingerprint for one in present
        }
        protocol = catalogue_of(project).protocols[identifier]
        for article in protocol.articles.values():
            assert lock.articles[article.id][-1].fingerprint == of_article(article)
            for part in article.parts:
                assert lock.articles[f"{article.id}.{part.id}"][-1].fingerprint == of_part(part)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Vanaf 16 jaar", "Vanaf 18 jaar", "Vanaf [16 → 18] jaar"),
        ("een twee drie vier vijf zes", "een twee drie vier vijf", "… twee drie vier vijf [− zes]"),
        ("a b c d e f g h i j", "x a b c d e f g h i j", "[+ x] a b c d …"),
        ("a x b c d e f g h i j y", "a b c d e f g h i j", "a [− x] b c d e … g h i j [− y]"),
        ("Titel\n\nEen. Twee.", "Titel\n\nEen.\nTwee.", "Titel ¶ Een. [+ ¶] Twee."),
        ("gelijk", "gelijk", ""),
    ],
)
def test_changed_words_stand_between_words_that_stayed(old: str, new: str, shown: str) -> None:
    assert in_one_line(word_changes(old, new)) == shown


WORDS = st.lists(st.sampled_from("de het een geen 16 18".split()), max_size=30).map(" ".join)  # noqa: SIM905


@given(old=WORDS, new=WORDS)
def test_the_runs_of_words_hold_both_texts(old: str, new: str) -> None:
    runs = word_changes(old, new)
    assert " ".join(filter(None, (run.same or run.removed for run in runs))) == old
    assert " ".join(filter(None, (run.same or run.added for run in runs))) == new
    assert (in_one_line(runs) == "") == (old == new)


MARKDOWN = st.lists(
    st.text()
    | st.sampled_from(["- ", "**", "\n\n", "&#x202e;", "&shy;", "[a](les:b)", "`x`", "> ", "| a |\n|---|\n| b |"])
).map("".join)


@given(texts=st.lists(MARKDOWN.filter(lambda text: seen([text])), min_size=1, max_size=3))
def test_what_is_kept_of_a_text_has_its_fingerprint(texts: list[str]) -> None:
    """So that a lock can be checked against itself."""
    assert of_seen(seen(texts)) == fingerprint(texts)


NAMES = st.sampled_from(["A", "OM-1", "OM-2", "OM-10", "OM-2.foto", "OM-2.0", "TRUE", "N.true", "NULL-0.on"])
TEXTS = (st.text(st.characters(codec="utf-8")) | MARKDOWN).map(str.strip).filter(bool)


WITHOUT_TEXTS = Lock(
    articles={
        "A": (AcceptedWording(fingerprint=f"v1:{'0' * 32}", accepted="2026-10-01", kind="first", note="Zonder tekst."),)
    }
)


@st.composite
def decided(draw: st.DrawFn) -> Lock:
    """A lock after some decisions about made up wordings."""
    lock = Lock(articles={})
    for day in range(1, draw(st.integers(1, 4))):
        for name in draw(st.lists(NAMES, max_size=4, unique=True)):
            wording = Wording(name, draw(TEXTS), "protocol.md", (1, 1))
            last = lock.current(name)
            if last is None or last.fingerprint != wording.fingerprint:
                kind = draw(st.sampled_from(["editorial", "substantive"])) if last else "first"
                decision = Decision(kind, draw(TEXTS), f"2026-10-0{day}")  # type: ignore[arg-type]
                lock = accept_wordings(lock, [wording], [name], decision)
    return lock


@given(lock=decided().filter(lambda lock: lock.articles) | st.just(WITHOUT_TEXTS))
def test_a_lock_is_read_back_as_it_was_and_written_the_same(lock: Lock) -> None:
    findings = Findings("lock.yml")
    text = decode(lock_text(lock).encode(), findings)
    assert text is not None, findings.items
    read = read_lock("linde", text, findings).value
    assert findings.items == []
    assert read == lock
    assert lock_text(read) == text
