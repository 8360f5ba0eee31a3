"""Reads of purposes, notices, and of the figures of consent."""

from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from consent.models import Consent, ConsentEvent, Notice, Purpose, PurposeData
from consent.vocabulary import GIVEN, REFUSED, WITHDRAWN
from organisation.models import Perimeter, User


def purposes(user: User) -> "QuerySet[Purpose]":
    """The purposes that the account may see, each with the notice in force."""
    notice = Notice.objects.active().filter(purpose=OuterRef("pk"), superseded_at__isnull=True)
    found: QuerySet[Purpose] = (
        Purpose.objects.visible_to(user)
        .active()
        .select_related("perimeter")
        .annotate(notice_number=Subquery(notice.values("number")[:1]))
    )
    return found


def purposes_open(user: User) -> "QuerySet[Purpose]":
    """Those that are not closed, for choosing."""
    found: QuerySet[Purpose] = (
        Purpose.objects.visible_to(user).active().filter(closed_at__isnull=True).order_by("title")
    )
    return found


def covered(*, purpose: Purpose) -> "QuerySet[PurposeData]":
    """The data that a purpose covers now."""
    found: QuerySet[PurposeData] = PurposeData.objects.active().filter(purpose=purpose).order_by("category")
    return found


def categories_of(*, purpose: Purpose) -> list[str]:
    """The categories of data that a purpose covers now, in words."""
    return [str(row.get_category_display()) for row in covered(purpose=purpose)]


def notices(user: User) -> "QuerySet[Notice]":
    """The notices of the purposes that the account may see."""
    found: QuerySet[Notice] = Notice.objects.visible_to(user).active().select_related("purpose__perimeter")
    return found


def notices_of(user: User, purpose: Purpose) -> "QuerySet[Notice]":
    """The notices of a purpose, newest first."""
    return notices(user).filter(purpose=purpose).order_by("-number")


def notice_in_force(*, purpose: Purpose) -> Notice | None:
    """The notice that people are shown now, or None."""
    found: Notice | None = Notice.objects.active().filter(purpose=purpose, superseded_at__isnull=True).first()
    return found


def _in_force(on: date) -> Q:
    lasting = Q(consents__expires_on__isnull=True) | Q(consents__expires_on__gte=on)
    return Q(consents__status=GIVEN) & lasting


def purpose_figures(user: User, *, on: date) -> "QuerySet[Purpose]":
    """Purposes with how many consents are in force, refused, withdrawn and expired: figures, and nobody behind them."""
    found: QuerySet[Purpose] = (
        Purpose.objects.counted_by(user)
        .select_related("perimeter")
        .annotate(
            in_force=Count("consents", filter=_in_force(on)),
            refused=Count("consents", filter=Q(consents__status=REFUSED)),
            withdrawn=Count("consents", filter=Q(consents__status=WITHDRAWN)),
            expired=Count("consents", filter=Q(consents__status=GIVEN, consents__expires_on__lt=on)),
        )
        .order_by("reference")
    )
    return found


def totals(*, perimeter: Perimeter, on: date) -> dict[str, int]:
    """Consents in force on a day, and withdrawals of the year before it, in a perimeter and below."""
    last = ConsentEvent.objects.filter(consent=OuterRef("pk"), at__date__lte=on).order_by("-at", "-id")
    standing = (
        Consent.objects.of(perimeter)
        .active()
        .annotate(then=Subquery(last.values("status")[:1]), then_until=Subquery(last.values("expires_on")[:1]))
    )
    lasting = Q(then_until__isnull=True) | Q(then_until__gte=on)
    withdrawals = ConsentEvent.objects.of(perimeter).filter(
        status=WITHDRAWN, at__date__gt=on - timedelta(days=365), at__date__lte=on
    )
    return {"in_force": standing.filter(lasting, then=GIVEN).count(), "withdrawals": withdrawals.count()}


def without_notice(user: User) -> "QuerySet[Purpose]":
    """The open purposes that need a consent and inform nobody yet."""
    notice = Notice.objects.active().filter(purpose=OuterRef("pk"), superseded_at__isnull=True)
    return purposes_open(user).filter(~Exists(notice), legal_basis__in=Purpose.CONSENT_BASES)
