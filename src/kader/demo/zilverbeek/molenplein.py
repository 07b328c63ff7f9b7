"""Avondrust op het Molenplein: the three questions, and a promise just broken."""

from datetime import timedelta

from kader.demo import story
from kader.demo.cast import Cast
from kader.demo.story import frame_fields, on_day
from kader.groundrules import clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.voice import Question
from kader.places.find import area_of

BODY = "College van burgemeester en wethouders"


def frame(decide_by: str) -> dict[str, str]:
    """Three bounds, four criteria."""
    return frame_fields(
        {
            "issue": "Op warme avonden is het tot laat druk op het Molenplein. "
            "Mensen slapen slecht. Jongeren hebben geen andere plek.",
            "aim": "Mensen kunnen slapen, en het plein blijft een plek voor iedereen.",
            "decided": "Het plein blijft openbaar. Tussen 23 en 7 uur geldt de nachtrust.",
            "open": "Hoe buren en jongeren samen met het plein omgaan.",
            "responsibility": "De groep is verantwoordelijk voor de eigen afspraken. "
            "De gemeente blijft verantwoordelijk voor het plein.",
            "decider": BODY,
            "decide_by": decide_by,
            "several_plans": "together",
            "promise_days": "14",
            "short_version": "Op het Molenplein is het 's avonds laat druk. Mensen slapen slecht. "
            "Het plein blijft van iedereen. Jullie maken afspraken. "
            "De gemeente betaalt ten hoogste € 5.000.",
        },
        [
            ("money", "Eenmalig ten hoogste € 5.000 van de gemeente"),
            ("law", "Nachtrust van 23 tot 7 uur", "Algemene plaatselijke verordening, artikel 4:6"),
            ("place", "Het plein blijft open voor iedereen"),
        ],
        [
            {"short": "Rust na 23 uur", "how": "Er staat wat er na 23 uur gebeurt."},
            {"short": "Plek voor jongeren", "how": "Er staat waar jongeren kunnen zijn."},
            {
                "short": "Ten hoogste € 5.000",
                "how": "We tellen wat de gemeente eenmalig betaalt.",
                "kind": "money",
                "amount": "5000",
                "period": "once",
            },
            {"short": "Wie je belt", "how": "Er staat een naam bij."},
        ],
    )


def tell(cast: Cast) -> Matter:
    """From the issue to two of the three answers; the promise has just been broken."""
    with on_day(-41):
        matter = actions.open_issue(
            cast.karin,
            "Avondrust op het Molenplein",
            "Deze zomer belden 43 mensen over lawaai. Jongeren zeggen: wij hebben geen plek. "
            "Hoe gaan jullie samen met het plein om?",
            area_of("Molenkwartier"),
        )
    with on_day(-36):
        story.give_seats(matter, cast.karin, cast.hanneke, cast.lotte)
    with on_day(-29):
        decide_by = (clock.today() + timedelta(days=120)).isoformat()
        story.adopt(matter, cast.hanneke, cast.karin, frame(decide_by), BODY)
    with on_day(-20, 19):
        story.join(
            matter,
            (cast.ahmed, "Mijn zoon zit daar elke avond."),
            (cast.wim, "Ik woon boven de bakker en slaap slecht."),
            (cast.fatima, "Ik wil dat het voor beide kanten goed is."),
        )
    with on_day(-15):
        actions.send_update(
            cast.hanneke,
            matter,
            "Volgende week is de eerste avond, om half acht in het buurthuis.",
            clock.today() + timedelta(days=13),
        )
    with on_day(-8, 20):
        actions.answer_question(
            cast.ahmed, matter, Question.ACHIEVE, "Dat je kunt slapen en dat er een plek is."
        )
        actions.answer_question(
            cast.fatima, matter, Question.GOAL, "Minder ruzie. Elkaar bij de naam kennen."
        )
    return matter
