"""The refusals that can happen in every room."""

from django.utils.translation import gettext_lazy as _

from kader.web.reasons import Back, register


def register_all() -> None:
    """Fills in the reasons that belong to no room."""
    register(
        "not_your_role",
        _("Somebody else can do this. Your part in this matter is a different one."),
        [
            _("Read who may do what on the page with the ground rules."),
            _("Ask the person whose part it is."),
        ],
        title=_("This is the part of somebody else"),
    )
    register(
        "not_at_this_stage",
        _("This matter is at another step now."),
        [Back(_("Go back to the matter. It says whose turn it is, and until when."))],
        title=_("This cannot be done at this step"),
    )
