"""The document of a decision, where it can come along with a form."""

from django.utils.translation import gettext_lazy as _

from kader.people.uploads import DocumentField
from kader.web.forms import KaderForm


class WithDocument(KaderForm):
    """A form with which the decision itself can come, as a document."""

    document = DocumentField(label=_("The decision as a document"), required=False)

    def ask_for_the_file_again(self) -> None:
        """No page can give a file back: where the form is shown once more, it is chosen anew."""
        if self.files.get("document") and "document" not in self.errors:
            self.add_error("document", _("A file cannot be kept here. Choose it again."))
