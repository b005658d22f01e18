"""Two thin writers, one site: the MkDocs hook and the tree on disk."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from medialijn.disk import ForeignFolderError, write_tree
from medialijn.site_files import SiteFiles, site_files
from medialijn.sources.loading import load
from project import BUILD_DAY, ROOT, build, copy_project, run


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a repository, and with a question that shows a picture."""
    project = copy_project(tmp_path_factory.mktemp("adapters") / "project")
    settings = project / "medialijn.yml"
    settings.write_text(
        settings.read_text("utf-8") + "repository: https://git.example.org/school/edit/main/\n", "utf-8"
    )
    folder = project / "quizzes" / "vo-1" / "img"
    folder.mkdir(exist_ok=True)
    (folder / "pagina.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"/>', "utf-8")
    quiz = project / "quizzes" / "vo-1" / "jij-zag-het.yml"
    quiz.write_text(quiz.read_text("utf-8").replace("\naccepted:", f"{HOTSPOT}\naccepted:"), "utf-8")
    return project


HOTSPOT = """
  - id: kijk-goed
    type: hotspot
    objective: pesten-herkennen
    stem: Waar zie je het?
    image: img/pagina.svg
    alt: Een leeg vlak
    regions:
      - {id: links, label: Links, rect: [0, 0, 50, 50], correct: true, feedback: Hier zie je het.}
      - {id: rechts, label: Rechts, rect: [50, 0, 50, 50], feedback: Hier is niets.}
"""


@pytest.fixture(scope="module")
def hook_site(project: Path) -> Path:
    """The site as the hook makes it."""
    return build(project, project / "site-of-hook")


@pytest.fixture(scope="module")
def disk_site(project: Path) -> Path:
    """The site as it comes from the tree on disk, finished afterwards."""
    assert run(project, "medialijn", "generate", "build/docs").returncode == 0
    site = build(project, project / "site-of-disk", config="mkdocs.disk.yml")
    done = run(project, "medialijn", "finish", str(site))
    assert done.returncode == 0, done.stdout
    return site


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site but the packed sitemap, which carries its time of packing."""
    found = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    return {name: content for name, content in found.items() if not name.endswith(".gz")}


def test_both_adapters_give_the_same_files_byte_for_byte(hook_site: Path, disk_site: Path) -> None:
    of_hook, of_disk = files(hook_site), files(disk_site)
    assert of_hook.keys() == of_disk.keys()
    assert [name for name, content in of_hook.items() if of_disk[name] != content] == []


def test_the_article_of_a_page_is_what_the_generator_made_but_for_its_indents(project: Path, hook_site: Path) -> None:
    for page in made(project).pages.values():
        built = (hook_site / page.url / "index.html").read_text("utf-8")
        article = page.html.strip()
        assert (article if "<pre" in built else re.sub(r"^[ \t]+", "", article, flags=re.MULTILINE)) in built, page.url


def test_two_builds_of_the_same_sources_are_the_same_bytes(project: Path, hook_site: Path, tmp_path: Path) -> None:
    again = files(build(project, tmp_path / "again"))
    assert again == files(hook_site)


def test_an_edit_link_points_at_the_true_source(hook_site: Path) -> None:
    expected = {
        "lessen/jij-zag-het": "lessons/vo-1/jij-zag-het.md",
        "mentor/jij-zag-het": "lessons/vo-1/jij-zag-het.md",
        "lessen/jij-zag-het/quiz": "quizzes/vo-1/jij-zag-het.yml",
        "protocol/ichthus": "docs/protocol/ichthus/protocol.md",
        "hulp": "docs/reference/helplines.yml",
    }
    for page, source in expected.items():
        html = (hook_site / page / "index.html").read_text("utf-8")
        assert re.findall(r'href="(https://git\.example\.org/[^"]*)"', html) == [
            f"https://git.example.org/school/edit/main/{source}"
        ]
        assert (ROOT / source).is_file()


def test_words_of_a_source_never_become_elements_of_the_frame_around_them(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    hostile = "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    lesson = project / "lessons" / "vo-1" / "jij-zag-het.md"
    text = lesson.read_text("utf-8").replace("Tien klasgenoten lachen.", f'"Kijk," zegt Noor. &quot;&gt;{hostile}')
    lesson.write_text(text.replace('title: "Jij zag het', f'title: "{hostile} Jij zag het', 1), "utf-8")
    settings = project / "medialijn.yml"
    settings.write_text(settings.read_text("utf-8").replace("name: Medialijn", 'name: "De <b>Linde</b> & zo"'), "utf-8")
    site = build(project, tmp_path / "site")
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert "<script>alert" not in html, file
        assert "<b>Linde" not in html, file
    page = (site / "lessen" / "jij-zag-het" / "index.html").read_text("utf-8")
    assert '<meta name="description" content="&#34;Kijk,&#34; zegt Noor.' in page
    assert "De &lt;b&gt;Linde&lt;/b&gt; &amp; zo</title>" in page


def test_a_fact_that_grew_old_does_not_hold_up_the_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    lines = project / "docs" / "reference" / "helplines.yml"
    lines.write_text(lines.read_text("utf-8").replace('checked: "2026-11"', 'checked: "2020-01"', 1), "utf-8")
    site = build(project, tmp_path / "site")
    assert "Nagekeken in januari 2020" in (site / "hulp" / "index.html").read_text("utf-8")


def test_a_picture_of_a_quiz_is_on_the_site_and_on_its_page(hook_site: Path) -> None:
    assert (hook_site / "assets" / "quiz" / "jij-zag-het" / "pagina.svg").is_file()
    quiz = (hook_site / "lessen" / "jij-zag-het" / "quiz" / "index.html").read_text("utf-8")
    assert '<img src="../../../assets/quiz/jij-zag-het/pagina.svg" alt="Een leeg vlak"' in quiz


def test_no_source_file_is_published(hook_site: Path) -> None:
    names = [file.name for file in hook_site.rglob("*") if file.is_file()]
    assert [name for name in names if name == "protocol.md" or name.endswith((".yml", ".md", ".jinja"))] == []


def test_a_site_below_a_path_is_whole(project: Path, tmp_path: Path) -> None:
    site = build(project, tmp_path / "site", site_url="https://school.example/mediawijs/")
    lost = (site / "404.html").read_text("utf-8")
    assert 'href="/mediawijs/hulp/"' in lost
    assert 'new URL("/mediawijs/"' in (site / "index.html").read_text("utf-8").replace("'", '"')


def test_errors_in_the_sources_leave_the_old_site_alone(project: Path, hook_site: Path) -> None:
    before = files(hook_site)
    lesson = project / "lessons" / "vo-1" / "jij-zag-het.md"
    good = lesson.read_text("utf-8")
    try:
        lesson.write_text(good.replace("vivente:A-11\n", "vivente:A-111\n", 1), "utf-8")
        done = run(project, "mkdocs", "build", "--strict", "-d", str(hook_site))
    finally:
        lesson.write_text(good, "utf-8")
    assert done.returncode == 1
    assert (
        "lessons/vo-1/jij-zag-het.md:25:5: M204 onbekend artikel 'vivente:A-111'. Bedoel je 'vivente:A-11'?"
        in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert files(hook_site) == before


def made(project: Path) -> SiteFiles:
    """All that is generated of the project."""
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None
    return site_files(project, loaded.catalogue, BUILD_DAY)


def test_the_tree_on_disk_touches_only_what_changed_and_drops_what_is_gone(project: Path, tmp_path: Path) -> None:
    files = made(project)
    first = write_tree(tmp_path / "tree", files, project)
    assert (first.unchanged, first.removed) == (0, 0)
    assert [
        file.name for file in (tmp_path / "tree").rglob("*") if file.suffix == ".yml" or file.name == "protocol.md"
    ] == []
    assert write_tree(tmp_path / "tree", files, project).written == 0
    fewer = {name: page for name, page in files.pages.items() if name != "hulp/index.md"}
    last = write_tree(tmp_path / "tree", SiteFiles(fewer, files.others), project)
    assert (last.written, last.removed) == (0, 1)
    assert not (tmp_path / "tree" / "hulp" / "index.md").exists()


def test_a_tree_inside_the_docs_folder_does_not_swallow_itself(project: Path) -> None:
    folder = project / "docs" / "uit"
    first = write_tree(folder, made(project), project)
    second = write_tree(folder, made(project), project)
    shutil.rmtree(folder)
    assert (second.written, second.unchanged) == (0, first.written)


def test_a_folder_with_other_peoples_files_is_left_alone(project: Path, tmp_path: Path) -> None:
    (tmp_path / "mijn-werk.txt").write_text("bewaren", "utf-8")
    with pytest.raises(ForeignFolderError):
        write_tree(tmp_path, made(project), project)
    assert [file.name for file in tmp_path.iterdir()] == ["mijn-werk.txt"]
