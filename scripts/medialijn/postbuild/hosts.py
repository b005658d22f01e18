from __future__ import annotations

from collections.abc import Iterable, Iterator

from medialijn.postbuild.addresses import Addresses, Outside
from medialijn.postbuild.findings import Finding, clues_to_address, shortened

_BARRED_SCHEMES = frozenset({"data", "blob", "about", "filesystem"})


def faulty_loads(file: str, loads: Iterable[str], addresses: Addresses) -> Iterator[Finding]:
    """Each thing that the file makes a browser load and that is missing (M901), not ours (M903) or barred (M906)."""
    for address in loads:
        if address.startswith(("data:image/", "#")):
            continue
        target = addresses.locate(file, address)
        clues = clues_to_address(address)
        if not isinstance(target, Outside):
            if target.file is None:
                yield Finding(file, "M901", {"link": shortened(address)}, target.path, clues)
        elif target.scheme in _BARRED_SCHEMES:
            yield Finding(file, "M906", {"what": shortened(address)}, target.url, clues)
        elif target.scheme != "javascript":
            yield Finding(file, "M903", {"link": shortened(address)}, target.url, clues)
