"""Count the calls of real applications that look like data access and could not be tied to a table.

    python -m bench.open_sites

What counts as such a call: `analyzer.project.open_sites`. The applications are the pinned ones of `tests.real.fetch`,
fetched once. Ends with 1 when more than MOST of the sites of one of the LARGEST applications are open.
"""

import sys
import time

from analyzer.model.settings import Settings
from analyzer.pipeline.inputs import read_project
from tests.real.fetch import APPLICATIONS, Application, Unreachable, fetch

MOST = 0.10  # of the sites of one application
LARGEST = 3  # applications, by lines of code
