"""Names of files that every computer and the web can keep, and those that programs drop beside the files of people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# What Windows takes for a device, whatever its ending is (Microsoft, “Naming Files, Paths, and Namespaces”).
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.I)
_REFUSED = re.compile(r'([<>:"|?*\\])|[#%]')
"""What Windows cannot write, as a group; the rest has a meaning in web addresses."""
_LONGEST = 120
"""Characters of a name: with the folders around it, older Windows takes 260 for the whole path."""

# Of macOS, Windows, Linux desktops; of editors and office programs that have a file open; of git, to keep a folder.
_DROPPED = re.compile(
    r"\._.*|\.DS_Store|\.AppleDouble|\.Spotlight-V100|\.Trashes|\.fseventsd|__MACOSX|\.localized|Icon\r"
    r"|Thumbs\.db|ehthumbs\.db|desktop\.ini|\$RECYCLE\.BIN|\.directory|\.Trash-\d+"
    r"|.*~|\.?#.*#?|\..*\.sw[a-p]|\.~lock\..*|~\$.*|\.idea|\.vscode|\.gitkeep|\.gitignore|\.gitattributes",
    re.I,
)


def is_dropped(name: str) -> bool:
    """Whether a program left this file behind, and nobody meant it to be here."""
    return _DROPPED.fullmatch(name) is not None


def unkept(name: str) -> tuple[str, str] | None:
    """Rule and message for a name that some computer or the web cannot keep; None for all others."""
    if _DEVICE.fullmatch(name):
        return "windows-name", f"Windows takes the name “{name}” for a device and cannot open the folder; choose another"
    if refused := _REFUSED.search(name):
        why = "Windows cannot write" if refused[1] else "has a meaning in web addresses"
        return "file-character", f"the name “{name}” contains “{refused[0]}”, which {why}; take it out"
    if name.endswith((".", " ")) or name.startswith(" "):
        return "file-character", f"the name “{name}” begins or ends with a space or a dot, which Windows drops; take it away"
    if len(name) > _LONGEST:
        return "long-name", f"the name “{name[:40]}…” has {len(name)} characters; Windows needs at most {_LONGEST}"
    if not unicodedata.is_normalized("NFC", name):
        return "decomposed-name", (
            f"the name “{name}” has its accents apart from their letters, as macOS writes it; rename it, typing it again"
        )
    return None


def clashes(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name that Windows and macOS take for one before it in the list, and that one."""
    seen: dict[str, str] = {}
    for name in names:
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            yield name, seen[folded]
        seen.setdefault(folded, name)
