"""Names nobody should have, in every identifier of a decomposition. Pure."""

from analyzer.model.decomposition import Decomposition
from tests import decompositions

HOSTILE = (
    "</script><script>window.__pwn=1</script>",
    "</style><script>window.__pwn=1</script>",
    "<img src=x onerror=window.__pwn=1>",
    "<svg onload=window.__pwn=1>",
    '"><script>window.__pwn=1</script>',
    "' onmouseover='window.__pwn=1",
    '" autofocus onfocus="window.__pwn=1',
    "javascript:window.__pwn=1",
    "{{7*7}}{% raw %}${7*7}",
    "__proto__",
    "constructor",
    "<!-- x",
    "--><script>window.__pwn=1</script>",
    "]]><script>window.__pwn=1</script>",
    "line\u2028break\u2029",
    "\u202egnp.exe\u2066",
    "tab\tnew\nline\r\x00\x07\x1b[31mred",
    "caf\udce9",
    "\U0001f4a3\u200d\ufeff",
    "n" * 300,
    "a/b\\c|d`e*f_g[h](i)",
    "=cmd()|' /C calc'!A0",
    "&lt;script&gt;&#x3c;",
    "%s%n%00",
    "",
)


def hostile(name: str) -> Decomposition:
    """Return a small decomposition whose every identifier carries `name`."""
    return decompositions.small(lambda usual: f"{usual}{name}")
