"""What the computer refuses, as a problem with its place and its mend."""

import errno
from pathlib import Path

from whotheysay.problems import Problem

# What the system says by number, in words for whoever builds a course.
_SAID = {
    errno.ENOSPC: ("there is no room left on this disk", "make some, and run this again"),
    errno.EDQUOT: ("your share of this disk is used up", "make room, and run this again"),
    errno.EFBIG: ("the system allows no file as large as this", "look at `ulimit -f`, and run this again"),
    errno.EROFS: ("nothing can be written there", "copy the course to a disk that can be written"),
    errno.EACCES: ("you may not read or write this", "let yourself, or copy the course to a folder of yours"),
    errno.EPERM: ("you may not read or write this", "let yourself, or copy the course to a folder of yours"),
    errno.EEXIST: ("something else stands where a folder has to be", "move it away, and run this again"),
    errno.ENOTDIR: ("something else stands where a folder has to be", "move it away, and run this again"),
    errno.ENOENT: ("this has vanished meanwhile", "bring it back, and run this again"),
    errno.ELOOP: ("this is a link that leads to itself", "take it out"),
    errno.EMFILE: ("too many files are open", "look at `ulimit -n`, and run this again"),
    errno.EIO: ("the disk has a fault", "copy the course to another one now"),
}


def refusal(error: OSError, root: Path) -> Problem:
    """Tell what the computer refused, and at which path of the course in `root`."""
    said = " ".join((error.strerror or str(error)).split())
    what, mend = _SAID.get(error.errno or 0, (f"the system says: {said}", "mend that, and run this again"))
    return Problem(_place(error.filename, root), 1, 1, "B103", what, mend)


def _place(name: object, root: Path) -> str:
    """Name a file from the course's folder on; where none is named, it is about what is built."""
    if not isinstance(name, (str, bytes)):
        return "_build"
    path = Path(name.decode(errors="replace") if isinstance(name, bytes) else name)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
