"""What a browser would load, and what files tell of their makers, in all the ways there are."""

import base64
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, PngImagePlugin

from tests.check.test_site import problems, site
from whotheysay.check.site import check_site
from whotheysay.check.site.address import leads_elsewhere, sources_of
from whotheysay.check.site.drawings import acting, brought_in
from whotheysay.check.site.loads import loads
from whotheysay.check.site.markup import read_html, read_svg
from whotheysay.check.site.notebooks import notebook_loads
from whotheysay.check.site.scripts import pieces, script_addresses, used
from whotheysay.check.site.styles import style_addresses
from whotheysay.check.site.tables import browsers
from whotheysay.check.site.traces import _FOLDER, _HINTS, picture_tells


@pytest.mark.parametrize(
    ("address", "elsewhere"),
    [
        ("https://a.example", True),
        ("HTTPS:a.example", True),
        (" \thttps://a.example", True),
        ("ht\ntps://a.example", True),
        ("//a.example/x", True),
        ("\\\\a.example/x", True),
        ("/\\a.example", True),
        ("wss://a.example", True),
        ("file:///x", True),
        ("C:/x.png", True),
        ("a.png", False),
        ("../a.png?x=https://a.example", False),
        ("#part", False),
        ("", False),
        ("data:image/png;base64,AAAA", False),
        ("tel:999", False),
        ("mailto:a@b.example", False),
    ],
)
def test_an_address_is_taken_as_a_browser_takes_it(address: str, elsewhere: bool) -> None:
    assert leads_elsewhere(address) == elsewhere


def test_a_list_of_sources_may_hold_commas_in_addresses() -> None:
    assert sources_of("a.png, b.png 2x,c.png 3x , data:image/png;base64,AA== 4x") == [
        "a.png", "b.png", "c.png", "data:image/png;base64,AA==",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "<img src=X>",
        "<img srcset='a.png, X 2x'>",
        "<IMG\nSRC = 'X'>",
        "<img src='a.png' src2='' srcset=X>",
        "<link rel=stylesheet href=X>",
        "<link rel=dns-prefetch href=X>",
        "<link rel='license stylesheet' href=X>",
        "<link rel=preload as=image imagesrcset='X 1x'>",
        "<base href=X>",
        "<video poster=X></video>",
        "<object data=X></object>",
        "<iframe src=X></iframe>",
        '<iframe srcdoc="<img src=X>"></iframe>',
        "<body background=X>",
        "<a href=a.html ping=X>a</a>",
        "<meta http-equiv=Refresh content='3; URL=X'>",
        "<meta http-equiv=refresh content='0;X'>",
        "<svg><use href=X /></svg>",
        "<svg><image xlink:href=X /></svg>",
        "<svg><rect fill='url(X)'/></svg>",
        "<svg><set attributeName=href to=X /></svg>",
        "<p style='background: url(X)'>a</p>",
        "<style>@import 'X';</style>",
        "<noscript><img src=X></noscript>",
        "<script src=X></script>",
        "<input type=image src=X>",
        "<img src='http&#115;://a.example/x'>",
    ],
)
def test_what_a_page_asks_for_is_found(html: str) -> None:
    asked = [address for _, address in loads(read_html(html.replace("X", "https://a.example/x")).elements)]
    assert "https://a.example/x" in asked


@pytest.mark.parametrize(
    "html",
    [
        "<a href=X>a</a>",
        "<link rel=canonical href=X>",
        "<blockquote cite=X>a</blockquote>",
        "<p title='url: X'>X</p>",
        "<!-- <img src=X> -->",
        "<pre>&lt;img src=X&gt;</pre>",
        "<p data-src=X>a</p>",
    ],
)
def test_what_a_page_does_not_ask_for_is_let_be(html: str) -> None:
    assert list(loads(read_html(html.replace("X", "https://a.example/x")).elements)) == []


@pytest.mark.parametrize(
    "css",
    [
        "a { background: url(X) }",
        "a { background: url( 'X' ) }",
        "a { background: u\\72l(X) }",
        "@import 'X';",
        "@IMPORT url(X) screen;",
        "@media print { @font-face { src: local(a), url('X') format('woff2') } }",
        "a { background: image-set('X' 1x, 'b.png' 2x) }",
        "a { background: -webkit-image-set(url(X) 1x) }",
        "a { --b: url(X) }",
        "a { cursor: url(X), auto }",
    ],
)
def test_what_a_style_loads_is_found(css: str) -> None:
    found = [address for address, _, _ in style_addresses(css.replace("X", "//a.example/x"))]
    assert found[:1] == ["//a.example/x"]


@pytest.mark.parametrize(
    "css",
    [
        "/* url(X) */",
        "a::after { content: 'url(X)' }",
        "@namespace url(X); a { b: c }",
        "@namespace svg 'X';",
        "a[href='X'] { b: c }",
        "a { src: format('X') }",
    ],
)
def test_what_a_style_only_says_is_let_be(css: str) -> None:
    assert list(style_addresses(css.replace("X", "//a.example/x"))) == []


@pytest.mark.parametrize(
    "js",
    [
        'a = "https://a.example";',
        "a = 'http:\\/\\/a.example';",
        'a = "\\x68ttps://a.example";',
        "a = `https://${b}.example`;",
        "a = 'https:' + '//a.example';",
        'a = "//a.example/b";',
        "a.innerHTML = '<img src=//a.example/b>';",
        "import a from 'https://a.example/b.js';",
        "a = 'wss://a.example'",
    ],
)
def test_addresses_in_scripts_are_found(js: str) -> None:
    assert list(script_addresses(js))


@pytest.mark.parametrize(
    "js",
    [
        "// see https://a.example",
        "/* https://a.example */",
        "a = /https?:\\/\\//.test(b);",
        "a = document.createElementNS('http://www.w3.org/2000/svg', 'g');",
        "a = b / c // d.e",
        "a = '1 // 2';",
        "a = b.protocol === 'https:';",
    ],
)
def test_what_only_looks_like_an_address_is_let_be(js: str) -> None:
    assert list(script_addresses(js)) == []


@pytest.mark.parametrize(
    ("js", "name"),
    [
        ("fetch(a)", "fetch"),
        ("window['fetch'](a)", "fetch"),
        ("window['fe' + 'tch'](a)", "fetch"),
        ("new Function('a', 'b')", "Function"),
        ("a instanceof Function", None),
        ("a('fetch')", None),
        ("prefetch()", None),
        ("// fetch()", None),
        ("`fetch`", None),
    ],
)
def test_names_in_scripts_are_told_from_words(js: str, name: str | None) -> None:
    assert [one for one, _ in used(js, browsers("reaching"))] == [name] * bool(name)


def test_a_reason_that_no_longer_holds_allows_nothing(tmp_path: Path) -> None:
    """Sphinx's search may keep words only as long as our own script keeps it from doing so."""
    search = {"file": "_static/searchtools.js", "write": "localStorage.setItem('words', words);"}
    off = {"file": "_static/search.js", "write": "var SPHINX_HIGHLIGHT_ENABLED = false;"}
    on = {"file": "_static/search.js", "write": "var SPHINX_HIGHLIGHT_ENABLED = true;"}
    assert problems(tmp_path / "off", [search, off]) == []
    assert [one.code for one in problems(tmp_path / "on", [search, on])] == ["P109"]
    assert [one.code for one in problems(tmp_path / "without", [search])] == ["P109"]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        '<image l:href="X"/>',
        '<s:use xmlns:s="http://www.w3.org/2000/svg" href="X"/>',
        '<style>@import "X";</style>',
        '<rect style="fill: url(X)"/>',
        '<rect filter="url(X#a)"/>',
        '<animate attributeName="href" values="a;X"/>',
    ],
)
def test_what_a_drawing_brings_in_is_found(inside: str) -> None:
    page = read_svg(SVG.format(inside.replace("X", "https://a.example/x")).encode())
    assert [address.partition("#")[0] for _, _, address in brought_in(page)] == ["https://a.example/x"]


def test_entities_and_instructions_bring_in_files() -> None:
    for before in (
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "https://a.example/x">]>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///etc/hostname">]>',
        '<?xml-stylesheet href="https://a.example/x"?>',
    ):
        page = read_svg((before + SVG.format("")).encode())
        assert len(list(brought_in(page))) == 1, before
    doctype = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    inner = '<!DOCTYPE svg [<!ENTITY a "words">]>'
    for harmless in (doctype, inner):
        assert list(brought_in(read_svg((harmless + SVG.format("<a>b</a>")).encode()))) == []


def test_a_drawing_made_to_fill_the_memory_is_refused() -> None:
    levels = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 100}">' for n in range(9))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "a">{levels}]>' + SVG.format("<text>&a9;</text>")
    assert read_svg(bomb.encode()).broken


@pytest.mark.parametrize(
    "inside",
    [
        "<script/>",
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>',
        "<foreignObject/>",
        '<rect onload="a()"/>',
        '<a href=" java&#10;script:a()"/>',
    ],
)
def test_a_drawing_that_acts_is_found(inside: str) -> None:
    assert len(list(acting(read_svg(SVG.format(inside).encode())))) == 1


def notebook(text: str = "", **data: Any) -> dict[str, Any]:
    """Give a notebook of a text and an output."""
    cells = [
        {"cell_type": "markdown", "source": text.splitlines(keepends=True)},
        {"cell_type": "code", "source": "1", "outputs": [{"data": data, "output_type": "display_data"}]},
    ]
    return {"cells": cells, "metadata": {}}


@pytest.mark.parametrize(
    "made",
    [
        notebook("![a](https://a.example/x)"),
        notebook("![a][b]\n\n[b]: https://a.example/x"),
        notebook("<img src='https://a.example/x'>"),
        notebook("a <video poster=//a.example></video>"),
        notebook(**{"text/html": ["<script>load('https://a.example/x')</script>"]}),
        notebook(**{"text/html": "<iframe src=https://a.example/x></iframe>"}),
        notebook(**{"text/markdown": "![a](https://a.example/x)"}),
        notebook(**{"image/svg+xml": SVG.format('<image l:href="https://a.example/x"/>')}),
        notebook(**{"application/javascript": "load('https://a.example/x')"}),
        notebook(**{"application/vnd.map+json": {"tiles": ["https://a.example/x"]}}),
    ],
)
def test_what_a_notebook_shows_from_elsewhere_is_found(made: dict[str, Any]) -> None:
    assert len(set(notebook_loads(made))) == 1


@pytest.mark.parametrize(
    "made",
    [
        notebook("[a](https://a.example/x) https://a.example <https://a.example>"),
        notebook("`![a](https://a.example/x)`"),
        notebook("![a](attachment:x.png) ![b](x.png)"),
        notebook(**{"text/plain": "https://a.example/x", "text/html": "<a href=https://a.example/x>a</a>"}),
    ],
)
def test_links_in_a_notebook_are_let_be(made: dict[str, Any]) -> None:
    assert list(notebook_loads(made)) == []


def picture(kind: str, **options: Any) -> bytes:
    """Make a small picture."""
    file = BytesIO()
    Image.new("RGB", (2, 2)).save(file, kind, **options)
    return file.getvalue()


def exif(tag: int, value: Any) -> Image.Exif:
    """Give a picture's data with one entry."""
    data = Image.Exif()
    data[ExifTags.Base.Software] = "a program"
    if tag == ExifTags.IFD.GPSInfo:
        data.get_ifd(tag).update(value)
    else:
        data[tag] = value
    return data


PLACE = exif(ExifTags.IFD.GPSInfo, {1: "N", 2: (52.0, 57.0, 0.0)})
WHO = exif(ExifTags.Base.Artist, "Robin Smith")
XMP = b"<x:xmpmeta><dc:creator><rdf:li>Robin Smith</rdf:li></dc:creator></x:xmpmeta>"


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_pictures_tell_where_and_who_in_any_format(kind: str) -> None:
    assert picture_tells(picture(kind)) == ()
    assert picture_tells(picture(kind, exif=PLACE)) == ("where it was taken",)
    assert picture_tells(picture(kind, exif=WHO)) == ("who made it",)


@pytest.mark.parametrize("kind", ["jpeg", "webp"])
def test_pictures_tell_by_their_xmp(kind: str) -> None:
    assert picture_tells(picture(kind, xmp=XMP)) == ("who made it",)


def test_a_png_tells_by_its_texts_and_a_charts_maker_is_no_secret() -> None:
    for name, told in (("Author", ("who made it",)), ("Software", ())):
        texts = PngImagePlugin.PngInfo()
        texts.add_text(name, "Robin Smith" if told else "Matplotlib version3.11.2, https://matplotlib.org/")
        assert picture_tells(picture("png", pnginfo=texts)) == told


def test_a_picture_in_the_site_is_looked_into(tmp_path: Path) -> None:
    built = site(tmp_path)
    files = {**built.files, "_images/square.webp": picture("webp", exif=PLACE)}
    said = "_images/square.webp:1:1 P123 this picture says where it was taken, save it without its data (metadata), and put that in its place"  # noqa: E501
    assert [str(one) for one in check_site(type(built)(**{**vars_of(built), "files": files}))] == [said]


def test_a_picture_in_a_notebook_is_looked_into(tmp_path: Path) -> None:
    built = site(tmp_path)
    inside = notebook(**{"image/jpeg": base64.b64encode(picture("jpeg", exif=WHO)).decode()})
    files = {**built.files, "lessons/a-lesson.ipynb": json.dumps(inside).encode()}
    found = check_site(type(built)(**{**vars_of(built), "files": files}))
    assert [(one.path, one.code, one.what) for one in found] == [
        ("lessons/a-lesson.ipynb", "P123", "a picture in this notebook says who made it")
    ]


def vars_of(built: Any) -> dict[str, Any]:
    """Give what a built site was made of."""
    return {name: getattr(built, name) for name in type(built).__dataclass_fields__}


SUPERUSER = "root"
"""Whose folder a container builds in."""


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/srv/courses/small", True),
        ("/srv/courses/small/index.md", True),
        ("/srv/courses/smaller", False),
        ("https://a.example/srv/courses/small", False),
        ("/Users/robin/x", True),
        ("/tmp/ipykernel_12/3.py", True),
        ("file:///srv", True),
        ("C:\\\\Users\\\\robin", True),
        (f"/{SUPERUSER}/course/lib", True),
        ("https://a.example/home/robin", False),
        ("and/or home/robin", False),
        ("/home", False),
    ],
)
def test_folders_of_a_machine_are_told_from_other_words(path: str, told: bool, tmp_path: Path) -> None:
    change = {"file": "lessons/a-lesson.ipynb", "replace": '"2000"\n', "by": f'"2000 {path}"\n'}
    assert [one.code for one in problems(tmp_path, [change])] == ["P120"] * told


@pytest.mark.parametrize(
    ("page", "told"),
    [("<p>By Rsmith</p>", True), ("<!-- rsmith -->", True), ('<p class="rsmith">a</p>', False)],
)
def test_a_users_name_is_looked_for_in_words(page: str, told: bool, tmp_path: Path) -> None:
    change = {"file": "index.html", "replace": "</h1>", "by": f"</h1>{page}"}
    assert [one.code for one in problems(tmp_path, [change])] == ["P121"] * told


def test_a_user_called_like_a_word_of_the_course_is_no_problem(tmp_path: Path) -> None:
    built = site(tmp_path)
    for name in ("root", "welcome", "robin", "ab"):
        assert check_site(type(built)(**{**vars_of(built), "people": (name,)})) == []


def test_a_problem_says_where_its_author_wrote_the_words(tmp_path: Path) -> None:
    built = site(tmp_path, [{"file": "index.html", "replace": "A small course</h1>", "by": "Welcome</h1>"}])
    page = {
        "file": "index.html",
        "replace": "<h1>",
        "by": '<img width="1" height="1" src="https://www.childline.org.uk"><h1>',
    }
    found = problems(tmp_path / "other", [page])
    line = built.sources["facts/support.yml"].split("\n").index("    web: https://www.childline.org.uk") + 1
    assert [one.mend for one in found] == [
        f"keep a copy in the course, and use that (it is from facts/support.yml, line {line})"
    ]


def test_the_same_fault_on_many_pages_is_said_thrice(tmp_path: Path) -> None:
    built = site(tmp_path)
    page = built.files["index.html"].replace(b' lang="en-GB"', b"")
    files = {**built.files, **{f"page-{n}.html": page for n in range(9)}}
    found = check_site(type(built)(**{**vars_of(built), "files": files}))
    assert [one.path for one in found] == ["page-0.html", "page-1.html", "page-2.html"]
    assert found[-1].what == "this page doesn't say which language it is in (and 6 more like it)"


def test_a_script_that_only_hands_over_data_is_read_as_data() -> None:
    data = (
        r'{"terms":{"eval":[1],"see":"at https:\/\/far.example\/x","fetch":2},"titles":["A \"b\"","window"]}'
    )
    script = f"Search.setIndex({data})"
    assert list(script_addresses(script)) == [("https://far.example/x", script.index('"at'))]
    assert list(used(script, frozenset({"eval", "fetch", "window"}))) == []
    assert [name for name, _ in used(f"eval({data})", frozenset({"eval"}))] == ["eval"]
    assert [name for name, _ in used("go({})(fetch)", frozenset({"fetch"}))] == ["fetch"]
    lexed = [piece for number, piece in enumerate(pieces(f"{script},0")) if number < 4 or piece.is_text]
    assert [piece.said for piece in pieces(script)] == [piece.said for piece in lexed]


_PIECES = (
    *("file:///", "/home/", "/Users/", "/export/home/", "/usr/home/", "/var/home/", "/root/", "/tmp/"),
    *(
        "/private/",
        "/var/folders/",
        "/var/tmp/",
        "/mnt/c/",
        "/workspace/",
        "C:\\",
        "C:/",
        "c:\\\\",
        "Users\\",
    ),
    *("Documents and Settings\\", "Temp/", "home/", "a", " ", "/", '"'),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=6).map("".join))
def test_no_folder_is_without_a_hint(text: str) -> None:
    if _FOLDER.search(text):
        assert any(hint.search(text) for hint in _HINTS)


def test_words_belong_to_what_holds_them() -> None:
    page = read_html("<p>a <b>b</b><br>c<script>x</script> <i>d</p>e<style>y</style>f")
    assert [one.text for one in page.elements] == ["a bc d", "b", "", "x", "d", "y"]
    drawing = read_svg(b"<svg>a<g>b<text>c</text></g>d</svg>")
    assert [one.text for one in drawing.elements] == ["abcd", "bc", "c"]
