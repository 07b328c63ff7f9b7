"""Our drawings as SVG text; where the lines run is computed in `kader.web.drawing`."""

from collections.abc import Sequence
from functools import cache, lru_cache

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kader.web.drawing import RULER_WIDTH, Ruler, mini_segments

_HIDDEN = mark_safe('aria-hidden="true" focusable="false"')
_TEXT_LINES = mark_safe('<path class="mini__text" d="M20 20H58M20 29H52M20 38H60M20 47H40"/>')
_LINES = mark_safe('<path class="mini__line" d="M1 8H79M1 58H79M8 1V65M72 1V65"/>')
_OLD_LINES = mark_safe('<path class="mini__old" d="M1 8H62M1 58H62M8 1V65M55 1V65"/>')


@cache
def icon(name: str, classes: str = "") -> SafeString:
    """A sign from the sprite."""
    return format_html(
        '<svg class="icon{}" {}><use href="{}#i-{}"/></svg>',
        f" {classes}" if classes else "",
        _HIDDEN,
        static("web/icons.svg"),
        name,
    )


@cache
def stroke(*, upright: bool) -> SafeString:
    """A pen stroke: lit when the point is met, a dashed gap while it is open."""
    shape = (
        ("v", "0 0 10 400", "10", "400", "M5 2V398")
        if upright
        else ("h", "0 0 400 10", "400", "10", "M2 5H398")
    )
    way, box, width, height, line = shape
    return format_html(
        '<svg class="seg__stroke seg__stroke--{way}" {hidden} preserveAspectRatio="none"'
        ' viewBox="{box}"><use class="seg__lit" href="{sprite}#lit-{way}" width="{width}"'
        ' height="{height}"/><path class="seg__erase" d="{line}"/>'
        '<path class="seg__gap" d="{line}"/></svg>',
        way=way,
        hidden=_HIDDEN,
        box=box,
        sprite=static("web/icons.svg"),
        width=width,
        height=height,
        line=line,
    )


def mini(states: Sequence[str] | None, *, changed: bool, size: str) -> SafeString:
    """The small frame: thick where a point is met, dashed where it is open."""
    return _mini(None if states is None else tuple(states), changed, size)


@lru_cache(maxsize=500)
def _mini(states: tuple[str, ...] | None, changed: bool, size: str) -> SafeString:
    lines = SafeString("") if states is None else _LINES
    return format_html(
        '<svg class="mini{}" viewBox="0 0 80 66" {}>'
        '<rect class="mini__space" x="8" y="8" width="64" height="50"/>{}{}{}{}</svg>',
        f" mini--{size}" if size else "",
        _HIDDEN,
        _OLD_LINES if changed else "",
        _TEXT_LINES,
        lines,
        format_html_join("", "{}", ((_segment(*part),) for part in mini_segments(states or []))),
    )


def _segment(state: str, path: str) -> SafeString:
    if state == "met":
        return format_html('<path class="mini__met" d="{}"/>', path)
    if state == "open":
        return format_html(
            '<path class="mini__erase" d="{0}"/><path class="mini__open" d="{0}"/>', path
        )
    return SafeString("")


def ruler(drawn: Ruler) -> SafeString:
    """Days as a ruler: up to the promise in our colour, past it in the colour of late."""
    ticks = format_html_join(
        "", "M{} {}", ((x, "6V26" if is_week else "11V21") for x, is_week in drawn.ticks)
    )
    late = (
        format_html('<path class="ruler__late" d="M{} 16H{}"/>', drawn.end, drawn.now)
        if drawn.is_late
        else ""
    )
    return format_html(
        '<svg class="ruler" viewBox="0 0 372 32" {}>'
        '<path class="ruler__base" d="M0 16H{}"/><path class="ruler__tick" d="{}"/>'
        '<path class="ruler__past" d="M0 16H{}"/>{}<path class="ruler__end" d="M{} 2V30"/>'
        '<circle class="ruler__now{}" cx="{}" cy="16" r="7"/></svg>',
        _HIDDEN,
        int(RULER_WIDTH),
        ticks,
        drawn.promised,
        late,
        drawn.end,
        " ruler__now--late" if drawn.is_late else "",
        drawn.now,
    )
