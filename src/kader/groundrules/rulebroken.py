"""The one error a person may see."""


class RuleBroken(Exception):
    """A deed that a ground rule does not allow.

    `reason` is a key that is translated where it is shown (`kader.web.reasons`), `rule` the
    ground rule that refused ("G1" … "G30"), or empty where it is a matter of plain order.
    """

    def __init__(self, reason: str, rule: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.rule = rule
