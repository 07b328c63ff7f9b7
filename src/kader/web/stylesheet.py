"""Lays the component sheets together into the two small sheets that pages load.

`python -m kader.web.stylesheet` writes them; a test says when they are out of date.
"""

import re
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "web"

# The order decides which rule wins inside a layer.
FOR_EVERYONE = [
    "fonts",
    "base",
    "voices",
    "header",
    "page",
    "footer",
    "button",
    "state",
    "note",
    "facts",
    "form",
    "drawing",
    "frame",
    "workframe",
    "mini",
    "path",
    "promise",
    "home",
    "matter-row",
    "pager",
    "map",
    "story",
    "plan",
    "assignment",
    "people",
    "timeline",
    "meter",
    "mirror",
    "empty",
    "drawn",
    "signin",
    "join",
    "tells",
    "refuse",
    "steps",
    "private",
    "difference",
    "sums",
    "demo-bar",
    "output",
]
FOR_WORK = [
    "editor",
    "check",
    "desk",
    "facilitator",
    "talk",
    "my-page",
    "climb",
    "chart",
    "maker",
    "style-page",
]

LAYERS = "@layer tokens,base,components,output;"
_STRINGS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def bundle() -> dict[str, str]:
    """The sheets as they should be: file name → text."""
    tokens = (STATIC / "tokens.css").read_text()
    everyone = LAYERS + tokens + "".join(_component(name) for name in FOR_EVERYONE)
    work = "".join(_component(name) for name in FOR_WORK)
    return {"kader.css": minified(everyone), "work.css": minified(work)}


def minified(css: str) -> str:
    """The same rules without comments and loose spaces; what stands in quotes is left alone."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    parts = _STRINGS.split(css)
    parts[::2] = [_tightened(part) for part in parts[::2]]
    return "".join(parts).strip() + "\n"


def _component(name: str) -> str:
    return (STATIC / "css" / f"{name}.css").read_text().replace("../fonts/", "fonts/")


def _tightened(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = re.sub(r": ", ":", css)
    return css.replace(";}", "}")


def write() -> None:
    """Writes the sheets beside their sources."""
    for name, text in bundle().items():
        (STATIC / name).write_text(text)


if __name__ == "__main__":
    write()
