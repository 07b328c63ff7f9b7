"""What the style page shows: each component once, with invented words."""

from typing import Any

from kader.web import drawing


def style_page() -> dict[str, Any]:
    """The frame, the small frames, the path and the ruler, filled with a sample."""
    points = [("Elke dag zorg", "open"), ("Binnen het geld", "met"), ("Gratis", "met")]
    bounds = [("euro", "Geld", "hoogstens € 9.000"), ("cal", "Tijd", "vóór de winter")]
    return {
        "frame_drawing": drawing.FrameDrawing(
            heading="Het plan, binnen de grenzen",
            sentence="2 van 3 punten passen.",
            by="Plan van een groep, versie 1",
            title="Een weide van de buurt",
            summary="Wij richten een stichting op.",
            steps=["Stichting oprichten", "Voeren op werkdagen"],
            edges=drawing.edges(points),
            bounds=drawing.bounds(bounds),
        ),
        "states": ["met", "open", "none", "late", "changed"],
        "minis": [["met", "open", "met"], ["met"] * 5, []],
        "steps": [
            {"name": name, "when": "", "state": state}
            for name, state in [("Vraagstuk", "done"), ("Kader", "now"), ("Plan", "todo")]
        ],
        "colours": ["ink", "ink-soft", "accent", "met", "open", "late", "space", "page", "wash"],
    }
