from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from medialijn.postbuild.addresses import Addresses
from medialijn.postbuild.built import BuiltFile, finished_file, names_in
from medialijn.postbuild.bundle import bundle_scripts
from medialijn.postbuild.findings import Finding
from medialijn.postbuild.hosts import faulty_loads
from medialijn.postbuild.links import dead_links, repeated_ids
from medialijn.postbuild.origin import Origins
from medialijn.postbuild.pack import can_pack, pack
from medialijn.postbuild.policy import barred_things
from medialijn.postbuild.weight import Weights
from medialijn.sources.diagnostics import Diagnostic, in_order


def finish(site: Path, *, site_url: str, project: Path) -> tuple[Diagnostic, ...]:
    """Every finding about the built site, in order, after each of its pages has got its policy.

    Scripts and styles are packed first. A page's policy is written anew each time, so a second run leaves the same
    bytes. `site_url` is the address that the site was built for; `project` is the folder that the paths of the findings
    are relative to.
    """
    site, project = site.resolve(), project.resolve()
    bundle_scripts(site)
    pack(site)
    addresses = Addresses(site_url.rstrip("/") + "/", names_in(site))
    built = tuple(finished_file(site, name) for name in sorted(addresses.files))
    origins = Origins(site, project, {file.name: file.page.source for file in built if file.page})
    return in_order(origins.diagnostics(_judged(site, built, addresses)))


def _judged(site: Path, built: tuple[BuiltFile, ...], addresses: Addresses) -> Iterator[Finding]:
    pages = {file.name: file.page for file in built if file.page}
    weights = Weights(site, addresses, {file.name: file.loads for file in built if file.loads})
    for file in built:
        yield from file.findings
        yield from faulty_loads(file.name, file.loads, addresses)
        yield from dead_links(file.name, file.locations, pages, addresses)
    for page in pages.values():
        yield from dead_links(page.file, page.links, pages, addresses)
        yield from faulty_loads(page.file, page.resources, addresses)
        yield from repeated_ids(page)
        yield from barred_things(page)
        yield from weights.overweight(page) if can_pack() else ()
    if not can_pack():
        yield Finding("", "M911", {}, "")
    if not pages:
        yield Finding("", "M910", {}, "")
