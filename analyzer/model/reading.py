"""How often data accesses were right when their source was read, by level.

Source: `bench/accesses_read.toml`, random draws from real applications; those of the newest seed count. Pure.
"""

from collections.abc import Mapping

from analyzer.model.data import Level

READ: Mapping[str, tuple[int, int]] = {  # level -> right, read
    Level.CLASS_NAMED: (9, 9),
    Level.LOCAL_FLOW: (10, 10),
    Level.HELPER: (5, 6),
    Level.SELF: (13, 13),
    Level.RELATION: (14, 16),
    Level.STRING: (9, 9),
}
