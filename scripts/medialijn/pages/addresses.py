"""Where everything lives on the site, as paths relative to it."""

from __future__ import annotations

import re
import unicodedata

from medialijn.sources.catalogue import split_reference

START = ""
PUPILS = "leerling/"
MENTORS = "mentor/"
LEADERS = "teamleider/"
COVERAGE = "teamleider/dekking/"
YEAR_PLANS = "teamleider/jaarplan/"
REGISTER = "teamleider/register/"
COVERAGE_TABLES = f"{COVERAGE}tabellen/"
COVERAGE_HISTORY = f"{COVERAGE}verloop/"
SHEETS = f"{COVERAGE}bladen/"
TEAM = "team/"
PARENTS = "ouders/"
HELP = "hulp/"
PROTOCOLS = "protocol/"
COMPARISON = "protocol/vergelijk/"
GOALS = "doelen/"
LAWS = "wetten/"
SEARCH = "zoeken/"
SEARCH_DATA = "assets/data/search.js"
TERMS = "begrippen/"
PROGRESS = "mijn-voortgang/"
REPEAT = "herhalen/"
PRIVACY = "privacy/"
DIAGNOSTICS = "foutmeldingen/"
DESIGN = "vormgeving/"
# Where the content of a page begins; who follows a choice by keyboard lands past the menu.
CONTENT = "#inhoud"
LESSONS = f"{PUPILS}#lessen"


_YEARS = {"group": "groep", "year": "leerjaar"}
_HOMES = {"leerling": PUPILS, "medewerker": TEAM, "teamleider": TEAM, "ouder": PARENTS}


def home(audience: str) -> str:
    """The list on which this audience finds its lessons."""
    return _HOMES[audience]


def plan_home(audience: str) -> str:
    """The list on which the plans of lessons for this audience stand; mentors also give the evenings for parents."""
    return TEAM if home(audience) == TEAM else MENTORS


def menu_part(home: str) -> str:
    """The part of the main menu that stands for a list: its role in mkdocs.yml."""
    return home.rstrip("/")


def lesson(lesson_id: str) -> str:
    """The page on which a pupil, colleague or parent takes the lesson."""
    return f"lessen/{lesson_id}/"


def quiz(lesson_id: str) -> str:
    """The page of the quiz of a lesson."""
    return f"lessen/{lesson_id}/quiz/"


def example(quiz_id: str) -> str:
    """The page of a quiz that belongs to no lesson."""
    return f"{DESIGN}{quiz_id}/"


def question(lesson_id: str, question_id: str) -> str:
    """A question on the page of its quiz."""
    return f"{quiz(lesson_id)}#vraag-{question_id}"


def plan(lesson_id: str) -> str:
    """The page from which a mentor teaches the lesson."""
    return f"mentor/{lesson_id}/"


def board(lesson_id: str, session: int = 0) -> str:
    """What the digibord shows, from the start of a session where the lesson is divided."""
    return f"mentor/{lesson_id}/bord/" + (f"#les-{session}" if session else "")


def worksheets(lesson_id: str) -> str:
    """The worksheets of a lesson, to print."""
    return f"mentor/{lesson_id}/werkblad/"


def download(file: str) -> str:
    """A document of a lesson to print or to change."""
    return f"downloads/{file}"


def protocol(protocol_id: str) -> str:
    """The page of a protocol."""
    return f"protocol/{protocol_id}/"


def year(kind: str, number: int) -> str:
    """The id of the lessons for a `year` or `group` on a list: `leerjaar-1`, `groep-8`."""
    return f"{_YEARS[kind]}-{number}"


def year_plan(year_group: str) -> str:
    """What a year or group has in which week; `year_group` is `leerjaar-1` or `groep-8`."""
    return f"{YEAR_PLANS}{year_group}/"


def calendar(year_group: str, class_key: str = "") -> str:
    """The year plan of a year or group, or of one of its classes, as a calendar."""
    return f"{YEAR_PLANS}{'-'.join(filter(None, (year_group, class_key)))}.ics"


def article(reference: str) -> str:
    """An article or part on the page of its protocol: `ichthus:COM-4.hacken` is at `…/#com-4-hacken`."""
    protocol_id, article_id, part_id = split_reference(reference)
    return f"{protocol(protocol_id)}#{anchor(article_id, part_id)}"


def coverage_protocol(protocol_id: str) -> str:
    """The page that shows how far each article of a protocol is, and by which lessons."""
    return f"{COVERAGE}protocol/{protocol_id}/"


def coverage_article(reference: str) -> str:
    """How far an article is; a part stands with its article."""
    protocol_id, article_id, _ = split_reference(reference)
    return f"{coverage_protocol(protocol_id)}#{anchor(article_id)}"


def coverage_lesson(lesson_id: str) -> str:
    """The page on which a lesson is reviewed."""
    return f"{COVERAGE}les/{lesson_id}/"


def sheet(kind: str, which: str) -> str:
    """A sheet to print about a school `year`, a `group` or a `subject`."""
    return f"{SHEETS}{_YEARS.get(kind, 'vak')}-{which}/"


def anchor(article_id: str, part_id: str = "") -> str:
    """The id of an article or part on its page."""
    return "-".join(filter(None, (article_id.lower(), part_id)))


def goal(goal_id: str) -> str:
    """A curriculum goal in the list of goals."""
    return f"{GOALS}#{slug(goal_id)}"


def competence(competence_id: str) -> str:
    """A media competence in the list of goals."""
    return f"{GOALS}#competentie-{slug(competence_id)}"


def digcomp(number: str) -> str:
    """A competence of the European framework in the list of goals."""
    return f"{GOALS}#digcomp-{slug(number)}"


def law(law_id: str) -> str:
    """A law in the list of laws."""
    return f"{LAWS}#{law_id}"


def slug(text: str) -> str:
    """A text as the id of an element: `VO-23B-1` is `vo-23b-1`, `Creëren` is `creeren`."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def term(term_id: str) -> str:
    """A word in the list of terms."""
    return f"{TERMS}#{term_id}"


def quiz_data(quiz_id: str) -> str:
    """The script that brings the questions of a quiz to another page."""
    return f"assets/data/quiz/{quiz_id}.js"


def picture(quiz_id: str, image: str) -> str:
    """A picture of a quiz; `image` is its name in the quiz file."""
    return f"assets/quiz/{quiz_id}/{image.rpartition('/')[2]}"


def relative(target: str, page: str) -> str:
    """The link from one page of the site to another; both are paths relative to the site."""
    path, hash_mark, fragment = target.partition("#")
    if path == page and fragment:
        return f"#{fragment}"
    here, there = page.rstrip("/").split("/") if page else [], path.rstrip("/").split("/") if path else []
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    steps = [".."] * (len(here) - shared) + there[shared:]
    end = "" if "." in path.rpartition("/")[2] else "/"
    return ("/".join(steps) + end if steps else "./") + hash_mark + fragment
