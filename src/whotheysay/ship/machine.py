"""What this machine is called, and where things are on it: no file of a site may say so."""

import getpass
import socket
from pathlib import Path


def machine_folders(root: Path) -> tuple[str, ...]:
    """Give the course's folder and the user's own."""
    return tuple({str(root), str(root.resolve()), str(Path.home())})


def machine_people() -> tuple[str, ...]:
    """Give the names of the user and of the machine, as far as they are known."""
    host = socket.gethostname()
    return tuple({_user(), host, host.partition(".")[0]})


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container's user may have no name
        return ""
