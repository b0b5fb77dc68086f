"""How often data accesses were right when their source was read, by level.

Source: `bench/accesses_read.toml`, random draws from real applications; those of the newest seed count. Pure.
"""

from collections.abc import Mapping

from analyzer.model.data import Level

READ: Mapping[str, tuple[int, int]] = {  # level -> right, read
    Level.CLASS_NAMED: (16, 16),
    Level.LOCAL_FLOW: (5, 5),
    Level.HELPER: (6, 6),
    Level.SELF: (13, 14),
    Level.RELATION: (12, 14),
    Level.STRING: (8, 8),
}
