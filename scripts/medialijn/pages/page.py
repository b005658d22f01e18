from __future__ import annotations

import json
from dataclasses import dataclass

# The pages above a page, from the top: their address and their name.
Crumbs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Findable:
    """How the site's own search shows a page: as what, and under which words besides its title.

    `part` is as what it shows the elements of the page that are marked `data-find`, each at its own anchor. Of the
    rest of the page it reads the lead, or everything with `whole`; never what is marked `data-search-exclude`.
    """

    kind: str
    words: str = ""
    part: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: where it goes, what it is called, its HTML, and the source that an author edits.

    `url` is relative to the site, ends in `/`, and is empty for the start page. `html` is one element. `source` is
    relative to the project folder. `role` is the part of the main menu that the page belongs to. Without
    `findable` the site's own search does not know the page.
    """

    url: str
    title: str
    html: str
    source: str
    role: str
    description: str = ""
    template: str = "app.html"
    findable: Findable | None = None
    edit_url: str = ""
    crumbs: Crumbs = ()

    @property
    def src_uri(self) -> str:
        """The Markdown file that a site generator finds the page in."""
        return f"{self.url}index.md"

    def markdown(self) -> str:
        """The text of that file: front matter and the HTML."""
        return f"{self.front_matter()}\n{self.html}\n"

    def front_matter(self) -> str:
        """The front matter of that file. Values are JSON, which every YAML reader takes for what they are."""
        meta: dict[str, object] = {
            "title": self.title,
            "template": self.template,
            "hide": ["navigation", "toc"],
            "role": self.role,
            "source": self.source,
        }
        if self.description:
            meta["description"] = self.description
        if self.edit_url:
            meta["edit"] = self.edit_url
        if not self.findable:
            meta["search"] = {"exclude": True}  # other generators bring a search of their own
        front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items())
        return f"---\n{front}\n---\n"
