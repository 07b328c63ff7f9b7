"""De sleutels van buurthuis De Linde: a neighbourhood house, being carried out."""

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
    """Three bounds, four criteria, no formal decision."""
    return frame_fields(
        {
            "issue": "De gemeente stopt met het beheer van buurthuis De Linde.",
            "aim": "Mensen in De Linden kunnen elkaar elke week ontmoeten. "
            "Anders zien veel ouderen niemand meer.",
            "decided": "De gemeente stopt met het beheer. Het gebouw wordt niet verkocht.",
            "open": "Wie het doet, wat er gebeurt en wanneer de deur open is.",
            "responsibility": "De groep: het dagelijks gebruik, de sleutels en de agenda. "
            "De gemeente: dak, gevel en verwarming.",
            "decider": BODY,
            "decide_by": decide_by,
            "several_plans": "lot",
            "promise_days": "30",
            "short_version": "De gemeente stopt met buurthuis De Linde. "
            "Ontmoeten blijft belangrijk. "
            "Jullie maken het plan. De gemeente betaalt ten hoogste € 22.000 per jaar.",
        },
        [
            ("money", "Ten hoogste € 22.000 per jaar van de gemeente"),
            ("place", "In de wijk De Linden"),
            ("safety", "De deur gaat alleen open voor wie afgesproken is"),
        ],
        [
            {"short": "Elke week open voor iedereen", "how": "Er staan dag, uur en wie er is."},
            {
                "short": "Binnen € 22.000 per jaar",
                "how": "We tellen wat de gemeente per jaar betaalt.",
                "kind": "money",
                "amount": "22000",
                "period": "year",
            },
            {"short": "Iedereen kan naar binnen", "how": "Iemand met een rolstoel loopt het na."},
            {"short": "Er staan namen bij", "how": "Bij elke stap staat wie het doet."},
        ],
    )


def plan() -> dict[str, str]:
    """Four steps; two are done."""
    return plan_fields(
        "Zes sleutels, zes mensen",
        "Zes mensen hebben elk een sleutel en een dag. Samen houden we de deur open.",
        [
            {
                "what": "Sleutels verdelen en een lijst maken",
                "who": "Corrie",
                "when": "in de eerste week",
                "cost": "120 once own",
            },
            {
                "what": "Elke dag van 10 tot 16 uur open",
                "who": "Corrie, Wim, Omar, Els, Piet en Fatima",
                "when": "elke dag",
                "repeat": "weekly",
                "hours": "36",
                "cost": "21500 year municipality",
            },
            {
                "what": "Een drempel weg, zodat een rolstoel naar binnen kan",
                "who": "Piet",
                "when": "in de eerste maand",
                "cost": "800 once third_party",
            },
            {
                "what": "Eén keer per maand samen eten",
                "who": "Fatima en Omar",
                "when": "elke laatste vrijdag",
                "repeat": "monthly",
            },
        ],
    )


def tell(cast: Cast) -> Matter:
    """A wish that became a plan that is being done."""
    with on_day(-240):
        matter = actions.open_wish(
            cast.corrie,
            "De sleutels van buurthuis De Linde",
            "Het buurthuis is bijna altijd dicht. Mogen wij zelf een sleutel?",
            area_of("De Linden"),
        )
    with on_day(-235):
        story.give_seats(matter, cast.karin, cast.hanneke, cast.idris)
        story.join(
            matter,
            (cast.wim, "Ik kan op maandag."),
            (cast.omar, "Ik kook graag."),
            (cast.els, "Ik help mee."),
            (cast.piet, "Ik ben handig."),
            (cast.fatima, "Ik wil koken voor de buurt."),
        )
    with on_day(-225, 19):
        story.answer(
            matter,
            cast.corrie,
            "Dat de deur weer open is.",
            "Elke dag iemand die koffie zet.",
            "Sleutels. En een drempel die weg kan.",
        )
    with on_day(-210):
        decide_by = (clock.today() + timedelta(days=90)).isoformat()
        story.adopt(matter, cast.hanneke, cast.karin, frame(decide_by), BODY)
    with on_day(-190, 19):
        actions.write_plan(cast.corrie, matter, plan())
        actions.accept_responsibility(
            cast.wim, matter, Extent.WHOLE, "Wij zorgen voor de deur en de agenda.", cast.corrie
        )
        story.hand_in(matter, cast.corrie, cast.wim)
    with on_day(-180):
        actions.check_plan(cast.hanneke, matter, story.findings(matter, {}))
    _do(cast, matter)
    return matter


def _do(cast: Cast, matter: Matter) -> None:
    steps = matter.plans.get().steps
    with on_day(-170, 18):
        actions.finish_step(cast.corrie, steps.get(number=1))
    with on_day(-140, 18):
        actions.report_progress(
            cast.wim, matter, "De deur is nu elke dag open. Gemiddeld komen er twintig mensen."
        )
    with on_day(-120):
        actions.finish_step(cast.piet, steps.get(number=3))
    with on_day(-60, 18):
        actions.adjust_step(
            cast.fatima, steps.get(number=4), "We eten op donderdag. Dan kunnen er meer mensen."
        )
    with on_day(-20):
        actions.send_update(
            cast.hanneke,
            matter,
            "De verwarming is nagekeken en doet het weer. Dank voor het bellen.",
            clock.today() + timedelta(days=28),
        )
    with on_day(-6, 18):
        actions.report_progress(
            cast.corrie, matter, "Zes sleutels, zes mensen. Het gaat nu vaker open dan vroeger."
        )
