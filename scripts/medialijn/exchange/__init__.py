"""Protocol documents of schools, read into `protocol.md` and `needs.yml`."""

from medialijn.exchange.importing import Imported, Request, import_protocol

__all__ = ["Imported", "Request", "import_protocol"]
