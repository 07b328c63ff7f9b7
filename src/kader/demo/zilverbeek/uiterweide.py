"""De Uiterweide: the upkeep of an animal field ends. In its second round (scenario G1)."""

from datetime import timedelta
from decimal import Decimal

from kader.demo import story
from kader.demo.cast import Cast
from kader.demo.story import frame_fields, on_day, plan_fields
from kader.groundrules import clock
from kader.matters import actions
from kader.matters.actions import Marking
from kader.matters.models import Matter
from kader.matters.rules.line import SignalKind
from kader.matters.rules.plan import MarkState
from kader.matters.rules.voice import Extent
from kader.places.find import area_of

TITLE = "Hoe gaat dierenweide De Uiterweide verder?"
QUESTION = (
    "Hoe is de zorg geregeld in het weekend en bij ziekte? "
    "En wie is aansprakelijk als er iets gebeurt?"
)
BODY = "College van burgemeester en wethouders"


BOUNDS = [
    ("money", "Hoogstens € 9.000 per jaar van de gemeente"),
    ("time", "Besluit van het college vóór de winter"),
    ("law", "De dieren krijgen wat de wet vraagt", "Wet dieren, artikel 1.4"),
    ("place", "De grond blijft groen en open voor iedereen"),
]
CRITERIA = [
    {
        "short": "Elke dag goede zorg",
        "text": "De dieren krijgen alle 365 dagen goede zorg",
        "how": "Er staat voor elke dag wie er is.",
    },
    {
        "short": "Niet meer dan € 9.000",
        "text": "Ten hoogste € 9.000 per jaar van de gemeente",
        "how": "We tellen wat de gemeente betaalt, per jaar.",
        "kind": "money",
        "amount": "9000",
        "period": "year",
    },
    {
        "short": "Wie aansprakelijk is",
        "text": "Duidelijk is wie aansprakelijk is",
        "how": "Er staat wie betaalt als er iets gebeurt.",
    },
    {
        "short": "Gratis voor iedereen",
        "text": "Iedereen kan de weide gratis bezoeken",
        "how": "Er staan uren en er is geen kaartje.",
    },
    {
        "short": "Namen bij elke taak",
        "text": "Er staan namen bij",
        "how": "Bij elke stap staat wie het doet.",
    },
]
STEPS_1 = [
    {
        "what": "Stichting oprichten",
        "who": "Mieke en Joost",
        "when": "in september",
        "cost": "450 once municipality",
    },
    {
        "what": "Dieren adopteren, 40 gezinnen",
        "who": "Aysel houdt de lijst bij",
        "when": "vanaf september",
    },
    {
        "what": "Voeren op werkdagen",
        "who": "Rooster van elf mensen. Van maandag tot en met vrijdag om 8 en om 17 uur",
        "when": "elke werkdag",
        "repeat": "weekly",
        "hours": "20",
        "cost": "5900 year municipality",
    },
    {
        "what": "Elke dinsdag een klas erbij",
        "who": "Bram, met de school",
        "when": "elke dinsdag",
        "repeat": "weekly",
        "hours": "4",
    },
    {
        "what": "Open dag in het voorjaar. De weide is dan gewoon open voor iedereen",
        "who": "Corrie",
        "when": "in april",
        "repeat": "yearly",
        "cost": "300 year own",
    },
]


def frame(decide_by: str) -> dict[str, str]:
    """The frame of De Uiterweide: four bounds, five criteria."""
    return frame_fields(
        {
            "issue": "De gemeente betaalt nu € 38.000 per jaar voor de dierenweide. "
            "Dat stopt op 31 december. Hoe gaat het daarna verder?",
            "aim": "De plek blijft groen en open voor de buurt, en de dieren hebben het goed. "
            "Veel kinderen en ouderen komen hier elke dag.",
            "decided": "De gemeente stopt op 31 december met het beheer. "
            "Er is daarna ten hoogste € 9.000 per jaar.",
            "open": "Of de weide blijft, wie het doet, met welke dieren en hoe. "
            "Sluiten mag ook een uitkomst zijn.",
            "responsibility": "De groep is verantwoordelijk voor de dieren en het dagelijks werk. "
            "De gemeente blijft eigenaar van de grond.",
            "decider": BODY,
            "decide_by": decide_by,
            "formal_decision": "1",
            "several_plans": "ground",
            "several_ground": "Het plan waarmee de meeste dagen per week open is voor iedereen.",
            "promise_days": "14",
            "short_version": "De gemeente stopt met de dierenweide. Dat is op 31 december. "
            "Wij willen dat de plek groen en open blijft. Jullie maken het plan. "
            "De gemeente betaalt ten hoogste € 9.000 per jaar. De dieren hebben het goed. "
            "Het college beslist.",
        },
        BOUNDS,
        CRITERIA,
    )


def plan_1() -> dict[str, str]:
    """The first plan."""
    return plan_fields(
        "Een weide van de buurt",
        "Wij richten een stichting op. De dieren worden van de buurt. "
        "Wie wil, adopteert een schaap of een geit.",
        STEPS_1,
    )


def plan_2() -> dict[str, str]:
    """The second plan, half written: fewer animals, the farmer next door."""
    return plan_fields(
        "Een weide van de buurt",
        "Wij richten een stichting op. Met minder dieren en meer mensen. "
        "Boer Teun van hiernaast doet mee.",
        [
            {
                "what": "Stichting oprichten",
                "who": "Mieke en Joost",
                "when": "in september",
                "cost": "450 once municipality",
            },
            {
                "what": "Minder dieren: zes schapen en vier geiten",
                "who": "Aysel en de dierenarts",
                "when": "in oktober",
                "cost": "300 once own",
            },
            {
                "what": "Zaterdag en zondag voert boer Teun van hiernaast. Is iemand ziek, "
                "dan bellen we eerst elkaar en dan Teun.",
                "who": "Corrie, met boer Teun",
                "when": "elk weekend",
                "repeat": "weekly",
                "support": "supported",
                "asked": "Feiten over verzekeren",
                "cost": "1990 year municipality",
            },
            {
                "what": "Elke dag open van 8 tot 17 uur, gratis",
                "who": "Rooster van elf mensen",
                "when": "vanaf januari",
                "repeat": "weekly",
                "hours": "26",
                "cost": "5900 year municipality",
            },
        ],
    )


def tell(cast: Cast) -> Matter:
    """From the issue to the second round."""
    matter = _begin(cast)
    _answer(cast, matter)
    _first_round(cast, matter)
    _second_round(cast, matter)
    return matter


def _begin(cast: Cast) -> Matter:
    with on_day(-127):
        matter = actions.open_issue(
            cast.karin,
            TITLE,
            "De gemeente betaalt € 38.000 per jaar voor het beheer van de dierenweide. "
            "Dat stopt op 31 december. Wij vragen de buurt: hoe gaat het verder?",
            area_of("De Uiterweide"),
        )
    with on_day(-122):
        story.give_seats(matter, cast.karin, cast.hanneke, cast.idris)
    with on_day(-113):
        decide_by = (clock.today() + timedelta(days=180)).isoformat()
        story.adopt(matter, cast.hanneke, cast.karin, frame(decide_by), BODY)
    return matter


def _answer(cast: Cast, matter: Matter) -> None:
    with on_day(-101, 18):
        _join(cast, matter)
    with on_day(-99, 19):
        story.answer(
            matter,
            cast.mieke,
            "Dat de weide open blijft en van de buurt wordt. "
            "Dat kinderen nog weten hoe een geit ruikt.",
            "Volgend jaar zorgen wij zelf voor de dieren.",
            "Iemand die ons vertelt hoe een verzekering werkt. "
            "Een sleutel van het waterhok. En rust in augustus.",
        )
        condition = actions.state_condition(
            cast.joost, matter, "Geen besluit in de zomervakantie. Dan is de helft weg."
        )
        actions.state_capacity(
            cast.aysel, matter, Decimal(30), 11, "de eerste twee weken van augustus"
        )
        actions.list_strengths(cast.bram, matter, "Wij kennen de school, de boer en elkaar.")
    with on_day(-90):
        actions.send_update(
            cast.hanneke,
            matter,
            "Jullie antwoorden staan op de pagina. Het college leest ze deze week.",
            clock.today() + timedelta(days=14),
        )
    with on_day(-85):
        actions.answer_condition(
            cast.karin, condition, "Ja. Het college besluit na de vakantie, in september."
        )


def _join(cast: Cast, matter: Matter) -> None:
    story.join(
        matter,
        (cast.mieke, "Ik kom hier elke dag met mijn kleinzoon."),
        (cast.joost, "Ik heb vroeger op een boerderij gewerkt."),
        (cast.aysel, "Ik kan goed plannen."),
        (cast.bram, "Ik geef les op de school ernaast."),
        (cast.corrie, "Ik woon tegenover de weide."),
        (cast.teun, "Mijn land ligt naast de weide."),
        (cast.fatima, "Mijn kinderen spelen hier."),
        (cast.piet, "Ik ben handig met hekken."),
        (cast.els, "Ik wil wel een ochtend voeren."),
        (cast.omar, "Ik help graag."),
        (cast.wim, "Ik ben net met pensioen."),
    )


def _first_round(cast: Cast, matter: Matter) -> None:
    with on_day(-80, 19):
        actions.move_hand_in_date(cast.mieke, matter, clock.today() + timedelta(days=24))
        actions.write_plan(cast.mieke, matter, plan_1())
    with on_day(-77, 20):
        signal = actions.give_signal(
            cast.corrie, matter, SignalKind.TOO_MUCH, "Ik doe nu veertien van de twintig taken."
        )
    with on_day(-75):
        actions.answer_signal(
            cast.hanneke,
            signal,
            "Jullie krijgen vier weken meer. De feiten over verzekeren zoek ik uit "
            "als jullie dat vragen.",
            clock.today() + timedelta(days=47),
        )
    with on_day(-70, 19):
        actions.close_signal(cast.corrie, signal)
        request = actions.request_facts(
            cast.joost, matter, "Hoe werkt een verzekering voor dieren op een open terrein?"
        )
    with on_day(-62):
        actions.answer_fact_request(
            cast.hanneke,
            request,
            "Een stichting kan een aansprakelijkheidsverzekering nemen. "
            "De premie is gemiddeld € 400 tot € 700 per jaar.",
        )
    with on_day(-48):
        actions.send_update(
            cast.hanneke,
            matter,
            "Er is geen nieuws. De groep werkt aan het plan en kiest zelf het tempo.",
            clock.today() + timedelta(days=14),
        )
    _hand_in_and_check(cast, matter)


def _hand_in_and_check(cast: Cast, matter: Matter) -> None:
    with on_day(-29, 19):
        _mark(cast, matter, {1: (3, "Van maandag tot en met vrijdag om 8 en om 17 uur.")})
        _mark(cast, matter, {4: (5, "De weide is dan gewoon open voor iedereen.")})
        _mark(cast, matter, {5: (2, "Aysel houdt de lijst bij.")})
        story.hand_in(matter, cast.mieke, cast.joost)
    with on_day(-15):
        found = story.findings(
            matter,
            {
                1: "In het weekend en bij ziekte staat er niemand in het rooster.",
                3: "En wie betaalt na een ongeluk, staat er niet.",
            },
        )
        actions.check_plan(cast.hanneke, matter, found, QUESTION)


def _second_round(cast: Cast, matter: Matter) -> None:
    with on_day(-14, 19):
        actions.move_hand_in_date(cast.mieke, matter, clock.today() + timedelta(days=20))
    with on_day(-9):
        actions.send_update(
            cast.hanneke,
            matter,
            "De vraag over verzekeren ligt bij Peter van Verzekeringen. "
            "Hij antwoordt binnen twee weken. Daarna bel ik Mieke.",
            clock.today() + timedelta(days=14),
        )
        actions.make_promise(
            cast.hanneke,
            matter,
            "Een antwoord over de verzekering, van Peter van Verzekeringen.",
            clock.today() + timedelta(days=13),
        )
    with on_day(-2, 19):
        actions.write_plan(cast.mieke, matter, plan_2())
        actions.accept_responsibility(
            cast.aysel,
            matter,
            Extent.WHOLE,
            "Wij doen het dagelijks werk. Voor het geld is de stichting er straks.",
            cast.mieke,
        )
        _mark(cast, matter, {1: (3, "Is iemand ziek, dan bellen we eerst elkaar en dan Teun.")})
        _mark(cast, matter, {4: (4, "Elke dag open van 8 tot 17 uur, gratis")})
        _mark(cast, matter, {5: (1, "Mieke en Joost")})
    with on_day(-1, 20):
        actions.request_facts(
            cast.aysel, matter, "Mag een stichting het waterhok van de gemeente gebruiken?"
        )
        actions.ask_for_support(cast.corrie, matter, "Wij zoeken een zaal voor woensdagavond.")


def _mark(cast: Cast, matter: Matter, marks: dict[int, tuple[int, str]]) -> None:
    """Residents point at the sentence that arranges a criterion: number → (step, sentence)."""
    plan = matter.plans.draft().get()
    for number, (step, quote) in marks.items():
        actions.mark_criterion(
            cast.joost,
            plan,
            plan.frame.criteria.get(number=number),
            Marking(MarkState.MET, plan.steps.get(number=step), quote),
        )
