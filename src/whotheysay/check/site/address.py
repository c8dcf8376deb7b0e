"""Addresses as a browser takes them: which lead to another place."""

import re

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.I)
_OWN = frozenset(("data", "about", "blob", "javascript", "vbscript", "mailto", "tel", "sms"))
"""What follows these is in the address itself, or for another program; scripts have a rule of their own."""


def plain(address: str) -> str:
    """Give an address without what a browser leaves out: spaces around it, and breaks within it."""
    return re.sub(r"[\t\n\r]", "", address).strip("\0\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x1b ")


def scheme(address: str) -> str:
    """Give the part before the colon, in lower case, or nothing."""
    match = _SCHEME.match(plain(address))
    return match[0].lower() if match else ""


def leads_elsewhere(address: str) -> bool:
    """Tell whether a browser that follows an address leaves the site."""
    if plain(address).replace("\\", "/").startswith("//"):
        return True
    return bool(scheme(address)) and scheme(address) not in _OWN


def is_script(address: str) -> bool:
    """Tell whether an address is a program or a page of its own."""
    is_page = plain(address).lower().startswith("data:text/html")
    return is_page or scheme(address) in ("javascript", "vbscript")


_SOURCE = re.compile(r"(\S*[^\s,])(?:\s[^,]*)?(?:,|$)")


def sources_of(srcset: str) -> list[str]:
    """Give the addresses in a `srcset`."""
    return [match[1] for match in _SOURCE.finditer(srcset)]
