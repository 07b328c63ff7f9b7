"""How often somebody may knock: counted in the database, so that all workers count together."""

from datetime import datetime

from django.db import connection
from django.utils.crypto import salted_hmac

from kader.groundrules import clock
from kader.people.models import Pace

MINUTE, HOUR = 60, 3600

_COUNT = """
    INSERT INTO people_pace (who, until, times) VALUES (%s, %s, 1)
    ON CONFLICT (who, until) DO UPDATE SET times = people_pace.times + 1
    RETURNING times
"""


def seconds_to_wait(who: str, most: int, stretch: int) -> int:
    """Count this knock; how long to wait when it was one too many, else 0.

    One statement counts and answers, so that two workers never miss each other. Who it was is
    kept as a keyed digest only: no list of addresses grows here.
    """
    now = int(clock.now().timestamp())
    until = (now // stretch + 1) * stretch
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [_veiled(who, stretch), until])
        times: int = cursor.fetchone()[0]
    return until - now if times > most else 0


def forget_pace(before: datetime) -> None:
    """Stretches of time that are over count for nothing."""
    Pace.objects.filter(until__lt=int(before.timestamp())).delete()


def _veiled(who: str, stretch: int) -> str:
    return salted_hmac("kader.people.pace", f"{stretch}:{who}").hexdigest()
