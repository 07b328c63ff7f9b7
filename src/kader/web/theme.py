"""A municipality's own colours: three values, and the contrast they must have."""

import hashlib
import re
from collections.abc import Sequence

HEX = re.compile(r"#[0-9a-fA-F]{6}")
NAMES = ("accent", "accent-strong", "accent-wash")
LEAST_CONTRAST = 7.0
_INK, _WHITE = "#18202e", "#ffffff"


def faults(values: Sequence[str]) -> list[str]:
    """What is wrong with a theme, in sentences for `kader doctor`; empty when it may be used."""
    if not values:
        return []
    if len(values) != len(NAMES):
        return [f"KADER_THEME needs {len(NAMES)} colours: {', '.join(NAMES)}."]
    unclear = [value for value in values if not HEX.fullmatch(value)]
    if unclear:
        return [f"KADER_THEME: {value} is no colour like #1d3f8f." for value in unclear]
    return _weak(*values)


def _weak(accent: str, strong: str, wash: str) -> list[str]:
    """On every ground where a colour is read it must be read well."""
    pairs = [
        ("accent on white", accent, _WHITE, LEAST_CONTRAST),
        ("accent-strong on white", strong, _WHITE, LEAST_CONTRAST),
        ("accent on accent-wash", accent, wash, 4.5),
        ("text on accent-wash", _INK, wash, LEAST_CONTRAST),
    ]
    return [
        f"KADER_THEME: {pair} has a contrast of {contrast(one, other):.1f}; at least {least:.1f}."
        for pair, one, other, least in pairs
        if contrast(one, other) < least
    ]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG counts it: 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def sheet(values: Sequence[str]) -> str:
    """The style sheet of a theme: the brand tokens, and the ones that are read from them."""
    accent, strong, wash = values
    return (
        "@layer tokens{.theme-own{"
        f"--kader-brand-accent:{accent};"
        f"--kader-brand-accent-strong:{strong};"
        f"--kader-brand-accent-wash:{wash}"
        "}}\n"
    )


def place_of(sheet: str) -> str:
    """Where a sheet of the town's own folder stands among the files of the pages."""
    return f"town/{sheet}"


def version(values: Sequence[str]) -> str:
    """Changes when the colours change, so that browsers may keep the sheet for a year."""
    return hashlib.sha256("".join(values).encode()).hexdigest()[:12]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
