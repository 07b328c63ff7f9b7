"""Het pleintje aan de Veldstraat: a matter that is finished, with its story."""

from datetime import timedelta

from kader.demo import story
from kader.demo.cast import Cast
from kader.demo.story import frame_fields, on_day, plan_fields
from kader.groundrules import clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.voice import Extent
from kader.places.find import area_of

BODY = "College van burgemeester en wethouders"


def frame(decide_by: str) -> dict[str, str]:
    """Two bounds, three criteria."""
    return frame_fields(
        {
            "issue": "Het pleintje aan de Veldstraat is kaal en heet in de zomer.",
            "aim": "Een koele plek waar mensen willen zitten. De straat wordt te warm.",
            "decided": "De parkeerplaatsen blijven.",
            "open": "Wat er op het pleintje komt en wie het onderhoudt.",
            "responsibility": "De groep zorgt voor de planten. De gemeente voor de stenen.",
            "decider": BODY,
            "decide_by": decide_by,
            "several_plans": "together",
            "promise_days": "14",
            "short_version": "Het pleintje is heet en kaal. Jullie maken een plan. "
            "De gemeente betaalt eenmalig ten hoogste € 6.000.",
        },
        [
            ("money", "Eenmalig ten hoogste € 6.000 van de gemeente"),
            ("place", "De parkeerplaatsen blijven"),
        ],
        [
            {
                "short": "Ten hoogste € 6.000",
                "how": "We tellen wat de gemeente eenmalig betaalt.",
                "kind": "money",
                "amount": "6000",
                "period": "once",
            },
            {"short": "Schaduw in de zomer", "how": "Er staat waar de schaduw valt."},
            {"short": "Iemand geeft water", "how": "Er staat wie dat doet, ook in augustus."},
        ],
    )


def _plan(water: str) -> dict[str, str]:
    return plan_fields(
        "Drie bomen en een bank",
        "Wij planten drie bomen en zetten er een bank onder.",
        [
            {
                "what": "Drie bomen planten waar nu de zon op de stenen staat",
                "who": "Ahmed en Piet",
                "when": "in november",
                "cost": "4200 once municipality",
            },
            {"what": water, "who": "Ahmed, en in augustus Els", "when": "elke week"},
        ],
    )


def tell(cast: Cast) -> Matter:
    """From the wish to the story, with one round too many and a good question."""
    with on_day(-400):
        matter = actions.open_wish(
            cast.ahmed,
            "Schaduw op het pleintje aan de Veldstraat",
            "Het is er in de zomer niet te doen. Mogen wij er bomen zetten?",
            area_of("Centrum"),
        )
    with on_day(-395):
        story.give_seats(matter, cast.karin, cast.sanne, cast.lotte)
        story.join(matter, (cast.piet, "Ik heb een schop."), (cast.els, "Ik wil planten."))
    with on_day(-385, 19):
        story.answer(
            matter, cast.ahmed, "Een koele plek.", "Dat mensen er gaan zitten.", "Bomen en water."
        )
    with on_day(-370):
        decide_by = (clock.today() + timedelta(days=90)).isoformat()
        story.adopt(matter, cast.sanne, cast.karin, frame(decide_by), BODY)
    _two_rounds(cast, matter)
    _look_back(cast, matter)
    return matter


def _two_rounds(cast: Cast, matter: Matter) -> None:
    with on_day(-360, 19):
        actions.write_plan(cast.ahmed, matter, _plan("Water geven"))
        story.hand_in(matter, cast.ahmed, cast.piet)
    with on_day(-350):
        found = story.findings(matter, {3: "Er staat niet wie in augustus water geeft."})
        actions.check_plan(
            cast.sanne, matter, found, "Wie geeft water als jullie op vakantie zijn?"
        )
    with on_day(-340, 19):
        actions.write_plan(
            cast.piet, matter, _plan("Water geven, ook in augustus: dan doet Els het")
        )
        actions.accept_responsibility(
            cast.ahmed, matter, Extent.WHOLE, "De planten zijn van ons.", cast.piet
        )
        story.hand_in(matter, cast.piet, cast.els)
    with on_day(-330):
        actions.check_plan(cast.sanne, matter, story.findings(matter, {}))
    with on_day(-300):
        steps = matter.plans.filter(status="fits").get().steps
        actions.finish_step(cast.ahmed, steps.get(number=1))
        actions.finish_step(cast.piet, steps.get(number=2))


def _look_back(cast: Cast, matter: Matter) -> None:
    with on_day(-190, 19):
        actions.evaluate(
            cast.ahmed,
            matter,
            "Ons eerste plan paste niet. De vraag die we terugkregen was wél een goede vraag.",
            "Eerder beginnen. Planten kan niet in de zomer.",
        )
        actions.evaluate(
            cast.sanne, matter, "De groep had zelf een antwoord op augustus.", "Eén avond minder."
        )
        actions.evaluate(cast.lotte, matter, "Iedereen kwam aan het woord.")
        actions.tell_story(
            cast.ahmed,
            matter,
            "Drie bomen",
            "Ons eerste plan paste niet. De vraag die we terugkregen was wél een goede vraag. "
            "Nu zit er elke avond iemand op de bank.",
        )
    with on_day(-188, 19):
        actions.close_matter(cast.ahmed, matter)
    with on_day(-187):
        actions.close_matter(cast.sanne, matter)
        actions.close_matter(cast.piet, matter)
