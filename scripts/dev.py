"""Runs the README's commands: `python3 scripts/dev.py site` and `python3 scripts/dev.py test`.

This file keeps to syntax that any Python reads, so that an old one can still say what is wrong; all work stands in
the modules beside it.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 -- this is the one place where an older Python may arrive
    sys.exit("needs Python 3.11 or newer, this is %d.%d" % tuple(sys.version_info[:2]))  # noqa: UP031

from dev_commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
