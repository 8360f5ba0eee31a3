"""The pages of the trail: what happened, the signed checkpoints, the verifications."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from trail import queries
from trail.words import act_in_words, record_in_words
from web.pages import ListPage
from web.tables import Column


class EntryList(ListPage):
    """What happened, in the order of the log."""

    title = _("Trail")
    intro = _("Every act and every refusal, in the order of the log; nothing here can be changed or removed.")
    permission = "trail.view"
    rows = staticmethod(queries.entries)
    search_paths = ("act", "obj", "why")
    default_sort = "-seq"
    columns = (
        Column("at", _("Date")),
        Column("act", pgettext_lazy("noun", "Act"), value=lambda row: act_in_words(row.act), wide=True),
        Column("actor", _("Account"), value=lambda row: row.actor[-12:], sort=False),
        Column("obj", _("Record"), value=lambda row: record_in_words(row.obj), sort="obj"),
        Column("rows", _("Rows"), numeric=True),
        Column("place.index", _("Place in the log"), numeric=True, sort="seq"),
        Column("entry_id", _("Entry"), hidden=True, sort=False),
    )
    empty_title = _("Nothing happened yet")
    empty_text = _("The first act will stand here.")


class CheckpointList(ListPage):
    """The signed heads of the log."""

    title = _("Signed checkpoints")
    intro = _("Each signs everything before it: what was altered, removed or added later no longer answers to it.")
    permission = "trail.view"
    rows = staticmethod(queries.checkpoints)
    default_sort = "-size"
    columns = (
        Column("at", _("Date")),
        Column("size", _("Entries covered"), numeric=True),
        Column("root", _("Root"), value=lambda row: bytes(row.root).hex()[:24], sort=False),
    )
    empty_title = _("No checkpoint yet")
    empty_text = _("The clock signs one within a second of each act.")


class VerificationList(ListPage):
    """The verifications that were run."""

    title = _("Verifications of the trail")
    permission = "trail.view"
    rows = staticmethod(queries.verifications)
    default_sort = "-at"
    columns = (
        Column("at", _("Date")),
        Column("outcome", _("Outcome"), badge=True),
        Column("size", _("Entries covered"), numeric=True),
        Column("findings", _("Findings"), numeric=True),
    )
    empty_title = _("No verification yet")
    empty_text = _("Run one from the page of jobs, or with manage.py verify_trail.")
