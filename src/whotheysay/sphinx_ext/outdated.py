"""Which pages have to be read or written anew: those whose parts have changed, and no others."""

import hashlib
import json
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from whotheysay.compile.context import frame_facts
from whotheysay.compile.meets import places_met
from whotheysay.sphinx_ext.site import SITES

_READ = "whotheysay_read"
_FRAMES = "whotheysay_frames"


def to_read(app: Sphinx, env: BuildEnvironment, *_found: Any) -> list[str]:
    """Name the pages made of something else than when they were last read."""
    site, known = SITES[app], kept(env, _READ)
    now = {name: site.digest(name) for name in sorted(env.found_docs)}
    setattr(env, _READ, now)
    return sorted(name for name, digest in now.items() if known.get(name) != digest)


def to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages whose frame shows something else than when they were last written."""
    known = kept(env, _FRAMES)
    now = frames(app, env)
    setattr(env, _FRAMES, now)
    return sorted(name for name, digest in now.items() if known.get(name) != digest)


def frames(app: Sphinx, env: BuildEnvironment) -> dict[str, str]:
    """Name what each page shows around its text: menus with titles, help, and its place in curricula."""
    shared = shared_frame(app, env)
    return {name: frame(app, name, shared) for name in sorted(env.titles)}


def shared_frame(app: Sphinx, env: BuildEnvironment) -> str:
    """Name what all pages show around their texts."""
    course = SITES[app].course
    titles = {name: title.astext() for name, title in sorted(env.titles.items())}
    return digest_of([course.curriculum.model_dump_json(), frame_facts(course), titles])


def frame(app: Sphinx, name: str, shared: str) -> str:
    """Name what page `name` shows around its text, of which all pages show what `shared` names."""
    return digest_of([shared, places_met(SITES[app].course, name.removeprefix("lessons/"))])


def kept(env: BuildEnvironment, name: str) -> dict[str, str]:
    """Give what was kept with Sphinx's environment under `name`."""
    found: dict[str, str] = getattr(env, name, {})
    return found


def digest_of(value: Any) -> str:
    """Name a value that fits into JSON."""
    return hashlib.sha256(json.dumps(value, default=str).encode()).hexdigest()
