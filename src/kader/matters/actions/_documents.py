"""What was decided, written with the document of the body, if there is one."""

from kader.matters.models import DecisionDocument, FormalDecision, Frame
from kader.people.uploads import Accepted


def save_with(document: Accepted | None, decided: Frame | FormalDecision) -> None:
    """What the document is stands in the record, and so on the timeline; its bytes beside it."""
    if document is None:
        decided.save()
        return
    decided.document_kind, decided.document_size = document.kind, document.size
    decided.document_sha256 = document.sha256
    decided.save()
    kept = DecisionDocument(content=document.content)
    if isinstance(decided, Frame):
        kept.frame = decided
    else:
        kept.decision = decided
    kept.save()
