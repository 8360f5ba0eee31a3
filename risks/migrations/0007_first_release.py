import django.core.validators
import django.db.models.deletion
import simple_history.models
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

from trail import migrating
from web.folding import WORDS, words_sql
from web.operations import OnlyOn

SEARCHED = ("reference", "title", "feared_event_label", "source_reference", "owner_name")
LEVELS = ", ".join(
    f"{kind}_{axis}" for kind in ("inherent", "current", "residual") for axis in ("likelihood", "severity", "level")
)
KEPT = f"history_date, status, option, scale_id, acceptance_line, accepted_until, withdrawn_at, {LEVELS}"


class Migration(migrating.Migration):
    replaces = [
        ("risks", "0001_initial"),
        ("risks", "0002_asset_needs"),
        ("risks", "0003_own_scales"),
        ("risks", "0004_fast_register"),
        ("risks", "0005_risks_in_euros"),
        ("risks", "0006_risk_story"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("controls", "0001_initial"),
        ("organisation", "0001_initial"),
        ("vault", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssetType",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(max_length=40, unique=True, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("category", models.CharField(blank=True, max_length=40, verbose_name="category")),
                ("category_fr", models.CharField(blank=True, max_length=120, verbose_name="category (French)")),
                ("category_en", models.CharField(blank=True, max_length=120, verbose_name="category (English)")),
                (
                    "nature",
                    models.CharField(
                        choices=[("business", "Business asset"), ("supporting", "Supporting asset")],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
            ],
            options={
                "verbose_name": "type of asset",
                "verbose_name_plural": "types of assets",
                "ordering": ["nature", "ref"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CatalogueLoad",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                ("name", models.CharField(max_length=80, verbose_name="catalogue")),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                ("counts", models.JSONField(default=dict, verbose_name="what changed")),
            ],
            options={
                "verbose_name": "loaded catalogue",
                "verbose_name_plural": "loaded catalogues",
            },
        ),
        migrations.CreateModel(
            name="FearedEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(max_length=40, unique=True, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("criteria", models.CharField(blank=True, max_length=4, verbose_name="criteria touched")),
                ("impacts", models.JSONField(blank=True, default=list, verbose_name="kinds of impact")),
                ("usual_severity", models.CharField(blank=True, max_length=8, verbose_name="usual severity")),
            ],
            options={
                "verbose_name": "feared event",
                "verbose_name_plural": "feared events",
                "ordering": ["ref"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImpactType",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(max_length=40, unique=True, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
            ],
            options={
                "verbose_name": "kind of impact",
                "verbose_name_plural": "kinds of impact",
                "ordering": ["ref"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RiskSource",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(max_length=40, unique=True, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
            ],
            options={
                "verbose_name": "risk source",
                "verbose_name_plural": "risk sources",
                "ordering": ["ref"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SecurityNeed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(max_length=40, unique=True, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("criterion", models.CharField(max_length=1, verbose_name="criterion")),
                ("criterion_fr", models.CharField(max_length=40, verbose_name="criterion (French)")),
                ("criterion_en", models.CharField(max_length=40, verbose_name="criterion (English)")),
                ("level", models.PositiveSmallIntegerField(verbose_name="level")),
                ("description_fr", models.TextField(blank=True, verbose_name="description (French)")),
                ("description_en", models.TextField(blank=True, verbose_name="description (English)")),
                ("rto_max", models.CharField(blank=True, max_length=12, verbose_name="longest recovery time")),
                ("rpo_max", models.CharField(blank=True, max_length=12, verbose_name="largest loss of data")),
            ],
            options={
                "verbose_name": "level of need",
                "verbose_name_plural": "levels of need",
                "ordering": ["ref"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TargetObjective",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(max_length=40, unique=True, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
            ],
            options={
                "verbose_name": "target objective",
                "verbose_name_plural": "target objectives",
                "ordering": ["ref"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Threat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(max_length=40, unique=True, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("category", models.CharField(blank=True, max_length=40, verbose_name="category")),
                ("category_fr", models.CharField(blank=True, max_length=120, verbose_name="category (French)")),
                ("category_en", models.CharField(blank=True, max_length=120, verbose_name="category (English)")),
                ("origins", models.JSONField(blank=True, default=list, verbose_name="origins")),
                ("criteria", models.CharField(blank=True, max_length=4, verbose_name="criteria touched")),
            ],
            options={
                "verbose_name": "threat",
                "verbose_name_plural": "threats",
                "ordering": ["ref"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Vulnerability",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(max_length=40, unique=True, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("category", models.CharField(blank=True, max_length=40, verbose_name="category")),
                ("category_fr", models.CharField(blank=True, max_length=120, verbose_name="category (French)")),
                ("category_en", models.CharField(blank=True, max_length=120, verbose_name="category (English)")),
                ("annex_a", models.JSONField(blank=True, default=list, verbose_name="controls of Annex A")),
            ],
            options={
                "verbose_name": "vulnerability",
                "verbose_name_plural": "vulnerabilities",
                "ordering": ["ref"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Scale",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(max_length=60, verbose_name="reference")),
                ("edition", models.PositiveSmallIntegerField(default=1, verbose_name="edition")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("matrix", models.JSONField(verbose_name="matrix")),
                (
                    "acceptance_line",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="proposed acceptance line",
                    ),
                ),
                (
                    "appetite",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="proposed appetite",
                    ),
                ),
                ("is_default", models.BooleanField(default=False, verbose_name="proposed first")),
                (
                    "perimeter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="defined by",
                    ),
                ),
            ],
            options={
                "verbose_name": "scale",
                "verbose_name_plural": "scales",
                "ordering": ["-is_default", "ref", "-edition"],
                "constraints": [models.UniqueConstraint(fields=("ref", "edition"), name="risks_scale_edition_once")],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("reference", models.CharField(editable=False, max_length=20, verbose_name="reference")),
                ("title", models.CharField(max_length=300, verbose_name="scenario")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "feared_event_label",
                    models.CharField(blank=True, max_length=300, verbose_name="feared event, as written"),
                ),
                (
                    "criteria",
                    models.CharField(
                        blank=True,
                        max_length=4,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^D?I?C?T?$", "Letters among D, I, C and T, in this order."
                            )
                        ],
                        verbose_name="criteria touched",
                    ),
                ),
                ("owner_name", models.CharField(blank=True, max_length=200, verbose_name="owner, as written")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("identified", "Identified"),
                            ("analysed", "Analysed"),
                            ("evaluated", "Evaluated"),
                            ("treatment_decided", "Treatment decided"),
                            ("in_treatment", "In treatment"),
                            ("residual_accepted", "Residual risk accepted"),
                            ("monitored", "Monitored"),
                            ("closed", "Closed"),
                        ],
                        db_index=True,
                        default="identified",
                        editable=False,
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("existing_controls", models.TextField(blank=True, verbose_name="existing controls, as written")),
                ("planned_controls", models.TextField(blank=True, verbose_name="planned controls, as written")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                (
                    "source_reference",
                    models.CharField(
                        blank=True, editable=False, max_length=40, verbose_name="reference in the register"
                    ),
                ),
                (
                    "option",
                    models.CharField(
                        blank=True,
                        choices=[("modify", "Modify"), ("avoid", "Avoid"), ("share", "Share"), ("retain", "Retain")],
                        editable=False,
                        max_length=10,
                        verbose_name="treatment",
                    ),
                ),
                (
                    "acceptance_line",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="acceptance line",
                    ),
                ),
                (
                    "inherent_likelihood",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="inherent likelihood",
                    ),
                ),
                (
                    "inherent_severity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="inherent severity",
                    ),
                ),
                (
                    "inherent_level",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="inherent level",
                    ),
                ),
                (
                    "current_likelihood",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="current likelihood",
                    ),
                ),
                (
                    "current_severity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="current severity",
                    ),
                ),
                (
                    "current_level",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="current level",
                    ),
                ),
                (
                    "residual_likelihood",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="residual likelihood",
                    ),
                ),
                (
                    "residual_severity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="residual severity",
                    ),
                ),
                (
                    "residual_level",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="residual level",
                    ),
                ),
                (
                    "accepted_until",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="accepted until"),
                ),
                ("review_on", models.DateField(blank=True, editable=False, null=True, verbose_name="next review")),
                (
                    "looked_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last looked at"),
                ),
                ("ended_reason", models.TextField(blank=True, editable=False, verbose_name="why it ended")),
                (
                    "feared_event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="risks.fearedevent",
                        verbose_name="feared event",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="organisation.person",
                        verbose_name="risk owner",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="risks.scale",
                        verbose_name="scale",
                    ),
                ),
            ],
            options={
                "verbose_name": "risk",
                "verbose_name_plural": "risks",
                "ordering": ["reference"],
                "indexes": [
                    models.Index(fields=["perimeter", "reference"], name="risks_risk_place"),
                    models.Index(fields=["current_level", "reference"], name="risks_risk_level"),
                    models.Index(fields=["looked_at"], name="risks_risk_looked_at"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True), models.Q(("source_reference", ""), _negated=True)
                        ),
                        fields=("perimeter", "source_reference"),
                        name="risks_source_reference_once",
                        violation_error_message="A risk of this perimeter bears this reference already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                ("as_owner", models.BooleanField(verbose_name="as the owner of the risk")),
                ("justification", models.TextField(verbose_name="justification")),
                ("level", models.PositiveSmallIntegerField(verbose_name="level accepted")),
                ("acceptance_line", models.PositiveSmallIntegerField(verbose_name="acceptance line")),
                ("accepted_state", models.JSONField(verbose_name="state accepted")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the state")),
                ("expires_on", models.DateField(verbose_name="valid until")),
                (
                    "accepted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="accepted by",
                    ),
                ),
                (
                    "renews",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="risks.acceptance",
                        verbose_name="renews",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptances",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="risks.scale",
                        verbose_name="scale",
                    ),
                ),
            ],
            options={
                "verbose_name": "acceptance",
                "verbose_name_plural": "acceptances",
                "indexes": [models.Index(fields=["risk", "at"], name="risks_acceptances")],
            },
        ),
        migrations.CreateModel(
            name="Asset",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("reference", models.CharField(editable=False, max_length=20, verbose_name="reference")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "nature",
                    models.CharField(
                        choices=[("business", "Business asset"), ("supporting", "Supporting asset")],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "availability",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="availability",
                    ),
                ),
                (
                    "integrity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="integrity",
                    ),
                ),
                (
                    "confidentiality",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="confidentiality",
                    ),
                ),
                (
                    "traceability",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="traceability",
                    ),
                ),
                (
                    "rto_minutes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Time within which the service is back.",
                        null=True,
                        verbose_name="recovery time objective (RTO)",
                    ),
                ),
                (
                    "rpo_minutes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Work or data that may be lost, counted in time.",
                        null=True,
                        verbose_name="recovery point objective (RPO)",
                    ),
                ),
                (
                    "mtd_minutes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Beyond this, the harm cannot be made good.",
                        null=True,
                        verbose_name="maximum tolerable downtime (MTD)",
                    ),
                ),
                ("personal_data", models.BooleanField(default=False, verbose_name="personal data")),
                ("health_data", models.BooleanField(default=False, verbose_name="health data")),
                ("data_collected", models.TextField(blank=True, verbose_name="collected")),
                ("data_used", models.TextField(blank=True, verbose_name="used")),
                ("data_shared", models.TextField(blank=True, verbose_name="shared")),
                ("data_archived", models.TextField(blank=True, verbose_name="archived")),
                ("data_destroyed", models.TextField(blank=True, verbose_name="destroyed")),
                (
                    "retention_months",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="retention (months)"),
                ),
                ("retention_from", models.CharField(blank=True, max_length=200, verbose_name="retention counted from")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assets",
                        to="organisation.person",
                        verbose_name="owner",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "asset_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assets",
                        to="risks.assettype",
                        verbose_name="type",
                    ),
                ),
            ],
            options={
                "verbose_name": "asset",
                "verbose_name_plural": "assets",
                "ordering": ["name", "reference"],
                "indexes": [models.Index(fields=["perimeter", "name"], name="risks_asset_place")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter", "name"),
                        name="risks_asset_name_once",
                        violation_error_message="An asset of this name stands in this perimeter already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("health_data", False), ("personal_data", True), _connector="OR"),
                        name="risks_health_data_is_personal",
                        violation_error_message="Health data are personal data: tick both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rto_minutes__isnull", True),
                            ("mtd_minutes__isnull", True),
                            ("rto_minutes__lte", models.F("mtd_minutes")),
                            _connector="OR",
                        ),
                        name="risks_recovered_before_too_late",
                        violation_error_message="The service is back before the maximum tolerable downtime: RTO ≤ MTD.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BudgetChoice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                ("inputs", models.JSONField(verbose_name="what it was worked out from")),
                ("inputs_digest", models.CharField(max_length=64, verbose_name="digest of the inputs")),
                ("versions", models.JSONField(verbose_name="versions of the libraries")),
                ("budget", models.PositiveBigIntegerField(verbose_name="budget (€)")),
                ("cost", models.PositiveBigIntegerField(verbose_name="cost of what is taken (€)")),
                ("expected_loss", models.PositiveBigIntegerField(verbose_name="expected loss a year (€)")),
                ("removed", models.PositiveBigIntegerField(verbose_name="loss removed a year (€)")),
                ("results", models.JSONField(verbose_name="results")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
            ],
            options={
                "verbose_name": "choice for a budget",
                "verbose_name_plural": "choices for a budget",
                "indexes": [models.Index(fields=["perimeter", "at"], name="risks_budgets")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAsset",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("reference", models.CharField(editable=False, max_length=20, verbose_name="reference")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "nature",
                    models.CharField(
                        choices=[("business", "Business asset"), ("supporting", "Supporting asset")],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "availability",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="availability",
                    ),
                ),
                (
                    "integrity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="integrity",
                    ),
                ),
                (
                    "confidentiality",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="confidentiality",
                    ),
                ),
                (
                    "traceability",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="traceability",
                    ),
                ),
                (
                    "rto_minutes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Time within which the service is back.",
                        null=True,
                        verbose_name="recovery time objective (RTO)",
                    ),
                ),
                (
                    "rpo_minutes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Work or data that may be lost, counted in time.",
                        null=True,
                        verbose_name="recovery point objective (RPO)",
                    ),
                ),
                (
                    "mtd_minutes",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Beyond this, the harm cannot be made good.",
                        null=True,
                        verbose_name="maximum tolerable downtime (MTD)",
                    ),
                ),
                ("personal_data", models.BooleanField(default=False, verbose_name="personal data")),
                ("health_data", models.BooleanField(default=False, verbose_name="health data")),
                ("data_collected", models.TextField(blank=True, verbose_name="collected")),
                ("data_used", models.TextField(blank=True, verbose_name="used")),
                ("data_shared", models.TextField(blank=True, verbose_name="shared")),
                ("data_archived", models.TextField(blank=True, verbose_name="archived")),
                ("data_destroyed", models.TextField(blank=True, verbose_name="destroyed")),
                (
                    "retention_months",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="retention (months)"),
                ),
                ("retention_from", models.CharField(blank=True, max_length=200, verbose_name="retention counted from")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "asset_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.assettype",
                        verbose_name="type",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="owner",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical asset",
                "verbose_name_plural": "historical assets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAssetDependency",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "asset",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.asset",
                        verbose_name="asset",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "relies_on",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.asset",
                        verbose_name="relies on",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical dependency",
                "verbose_name_plural": "historical dependencies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAssetType",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(db_index=True, max_length=40, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("category", models.CharField(blank=True, max_length=40, verbose_name="category")),
                ("category_fr", models.CharField(blank=True, max_length=120, verbose_name="category (French)")),
                ("category_en", models.CharField(blank=True, max_length=120, verbose_name="category (English)")),
                (
                    "nature",
                    models.CharField(
                        choices=[("business", "Business asset"), ("supporting", "Supporting asset")],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical type of asset",
                "verbose_name_plural": "historical types of assets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFearedEvent",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(db_index=True, max_length=40, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("criteria", models.CharField(blank=True, max_length=4, verbose_name="criteria touched")),
                ("impacts", models.JSONField(blank=True, default=list, verbose_name="kinds of impact")),
                ("usual_severity", models.CharField(blank=True, max_length=8, verbose_name="usual severity")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical feared event",
                "verbose_name_plural": "historical feared events",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalImpactType",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(db_index=True, max_length=40, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical kind of impact",
                "verbose_name_plural": "historical kinds of impact",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNeedWaiver",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "criterion",
                    models.CharField(
                        choices=[
                            ("D", "Availability"),
                            ("I", "Integrity"),
                            ("C", "Confidentiality"),
                            ("T", "Traceability"),
                        ],
                        max_length=1,
                        verbose_name="criterion",
                    ),
                ),
                (
                    "own",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        verbose_name="own value",
                    ),
                ),
                (
                    "inherited",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        verbose_name="inherited value",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "asset",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.asset",
                        verbose_name="asset",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical justified lower need",
                "verbose_name_plural": "historical justified lower needs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalQuantitySwitch",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("on", models.BooleanField(verbose_name="switched on")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical switch of quantification",
                "verbose_name_plural": "historical switches of quantification",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRiskSource",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(db_index=True, max_length=40, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical risk source",
                "verbose_name_plural": "historical risk sources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalScale",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(max_length=60, verbose_name="reference")),
                ("edition", models.PositiveSmallIntegerField(default=1, verbose_name="edition")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("matrix", models.JSONField(verbose_name="matrix")),
                (
                    "acceptance_line",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="proposed acceptance line",
                    ),
                ),
                (
                    "appetite",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="proposed appetite",
                    ),
                ),
                ("is_default", models.BooleanField(default=False, verbose_name="proposed first")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="defined by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical scale",
                "verbose_name_plural": "historical scales",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSecurityNeed",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(db_index=True, max_length=40, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("criterion", models.CharField(max_length=1, verbose_name="criterion")),
                ("criterion_fr", models.CharField(max_length=40, verbose_name="criterion (French)")),
                ("criterion_en", models.CharField(max_length=40, verbose_name="criterion (English)")),
                ("level", models.PositiveSmallIntegerField(verbose_name="level")),
                ("description_fr", models.TextField(blank=True, verbose_name="description (French)")),
                ("description_en", models.TextField(blank=True, verbose_name="description (English)")),
                ("rto_max", models.CharField(blank=True, max_length=12, verbose_name="longest recovery time")),
                ("rpo_max", models.CharField(blank=True, max_length=12, verbose_name="largest loss of data")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical level of need",
                "verbose_name_plural": "historical levels of need",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTargetObjective",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(db_index=True, max_length=40, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical target objective",
                "verbose_name_plural": "historical target objectives",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalThreat",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(db_index=True, max_length=40, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("category", models.CharField(blank=True, max_length=40, verbose_name="category")),
                ("category_fr", models.CharField(blank=True, max_length=120, verbose_name="category (French)")),
                ("category_en", models.CharField(blank=True, max_length=120, verbose_name="category (English)")),
                ("origins", models.JSONField(blank=True, default=list, verbose_name="origins")),
                ("criteria", models.CharField(blank=True, max_length=4, verbose_name="criteria touched")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical threat",
                "verbose_name_plural": "historical threats",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVulnerability",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("ref", models.CharField(db_index=True, max_length=40, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("category", models.CharField(blank=True, max_length=40, verbose_name="category")),
                ("category_fr", models.CharField(blank=True, max_length=120, verbose_name="category (French)")),
                ("category_en", models.CharField(blank=True, max_length=120, verbose_name="category (English)")),
                ("annex_a", models.JSONField(blank=True, default=list, verbose_name="controls of Annex A")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical vulnerability",
                "verbose_name_plural": "historical vulnerabilities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LossSimulation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                ("inputs", models.JSONField(verbose_name="what it was worked out from")),
                ("inputs_digest", models.CharField(max_length=64, verbose_name="digest of the inputs")),
                ("versions", models.JSONField(verbose_name="versions of the libraries")),
                (
                    "years",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1000),
                            django.core.validators.MaxValueValidator(1000000),
                        ],
                        verbose_name="years",
                    ),
                ),
                ("seed", models.PositiveIntegerField(verbose_name="seed")),
                ("expected_loss", models.PositiveBigIntegerField(verbose_name="expected loss a year (€)")),
                ("results", models.JSONField(verbose_name="results")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
            ],
            options={
                "verbose_name": "simulation of losses",
                "verbose_name_plural": "simulations of losses",
                "indexes": [models.Index(fields=["perimeter", "at"], name="risks_simulations")],
            },
        ),
        migrations.CreateModel(
            name="NeedWaiver",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "criterion",
                    models.CharField(
                        choices=[
                            ("D", "Availability"),
                            ("I", "Integrity"),
                            ("C", "Confidentiality"),
                            ("T", "Traceability"),
                        ],
                        max_length=1,
                        verbose_name="criterion",
                    ),
                ),
                (
                    "own",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        verbose_name="own value",
                    ),
                ),
                (
                    "inherited",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1 – low"), (2, "2 – moderate"), (3, "3 – high"), (4, "4 – vital")],
                        verbose_name="inherited value",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waivers",
                        to="risks.asset",
                        verbose_name="asset",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
            ],
            options={
                "verbose_name": "justified lower need",
                "verbose_name_plural": "justified lower needs",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("asset", "criterion"),
                        name="risks_waiver_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("own__lt", models.F("inherited"))),
                        name="risks_waiver_is_below_what_is_inherited",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuantitySwitch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("on", models.BooleanField(verbose_name="switched on")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
            ],
            options={
                "verbose_name": "switch of quantification",
                "verbose_name_plural": "switches of quantification",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter",),
                        name="risks_quantity_switch_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="started at")),
                ("file_name", models.CharField(max_length=255, verbose_name="file name")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be read"),
                            ("ready", "Ready to import"),
                            ("refused", "To correct"),
                            ("applied", "Imported"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("sheet", models.CharField(blank=True, max_length=120, verbose_name="sheet")),
                ("heading_row", models.PositiveIntegerField(default=0, verbose_name="heading row")),
                ("counts", models.JSONField(default=dict, verbose_name="counts")),
                ("job_id", models.UUIDField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="started by",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedfile",
                        verbose_name="file",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
            ],
            options={
                "verbose_name": "import of a register",
                "verbose_name_plural": "imports of registers",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="RegisterImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                ("reference", models.CharField(blank=True, max_length=40, verbose_name="reference")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="scenario")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("created", "Will be created"),
                            ("changed", "Will be changed"),
                            ("unchanged", "Unchanged"),
                            ("refused", "Refused"),
                        ],
                        max_length=10,
                        verbose_name="what will happen",
                    ),
                ),
                ("data", models.JSONField(default=dict)),
                ("changes", models.JSONField(default=list)),
                ("problems", models.JSONField(default=list)),
                (
                    "staged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="risks.registerimport"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [models.Index(fields=["staged", "outcome"], name="risks_staged_rows")],
            },
        ),
        migrations.CreateModel(
            name="ReassessmentDismissal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                ("changes", models.JSONField(default=list, verbose_name="what had changed")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "dismissed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dismissed by",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dismissals",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "dismissed re-assessment",
                "verbose_name_plural": "dismissed re-assessments",
                "indexes": [models.Index(fields=["risk", "at"], name="risks_dismissals")],
            },
        ),
        migrations.CreateModel(
            name="Quantification",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                (
                    "times_low",
                    models.DecimalField(
                        decimal_places=4,
                        max_digits=9,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="times a year, at least",
                    ),
                ),
                (
                    "times_high",
                    models.DecimalField(
                        decimal_places=4,
                        max_digits=9,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="times a year, at most",
                    ),
                ),
                (
                    "loss_low",
                    models.PositiveBigIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="loss each time, at least (€)",
                    ),
                ),
                (
                    "loss_high",
                    models.PositiveBigIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="loss each time, at most (€)",
                    ),
                ),
                ("rationale", models.TextField(verbose_name="rationale")),
                (
                    "expected_loss",
                    models.PositiveBigIntegerField(editable=False, verbose_name="expected loss a year (€)"),
                ),
                (
                    "estimated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="estimated by",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quantifications",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "quantification",
                "verbose_name_plural": "quantifications",
                "indexes": [models.Index(fields=["risk", "at"], name="risks_quantified")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("loss_high__gte", models.F("loss_low")),
                            ("times_high__gte", models.F("times_low")),
                            ("times_low__gt", 0),
                        ),
                        name="risks_quantified_intervals",
                        violation_error_message="Each interval goes from a positive number to one that is not smaller.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTreatmentAction",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("reference", models.CharField(editable=False, max_length=20, verbose_name="reference")),
                ("title", models.CharField(max_length=300, verbose_name="action")),
                ("owner_name", models.CharField(blank=True, max_length=200, verbose_name="in charge, as written")),
                ("start_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due date")),
                (
                    "cost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="cost (€)",
                    ),
                ),
                (
                    "effort_days",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=7,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="effort (days)",
                    ),
                ),
                (
                    "progress",
                    models.PositiveSmallIntegerField(
                        default=0,
                        editable=False,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="progress (%)",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("in_progress", "In progress"),
                            ("done", "Done"),
                            ("verified", "Verified"),
                            ("cancelled", "Cancelled"),
                        ],
                        db_index=True,
                        default="planned",
                        editable=False,
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "note",
                    models.TextField(blank=True, editable=False, verbose_name="what was done, or why it is cancelled"),
                ),
                ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="done on")),
                (
                    "from_register",
                    models.BooleanField(default=False, editable=False, verbose_name="comes from a register"),
                ),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "control",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.control",
                        verbose_name="control",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="done by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="in charge",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical action of the treatment plan",
                "verbose_name_plural": "historical treatment plan",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTreatment",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "option",
                    models.CharField(
                        choices=[("modify", "Modify"), ("avoid", "Avoid"), ("share", "Share"), ("retain", "Retain")],
                        max_length=10,
                        verbose_name="option",
                    ),
                ),
                ("justification", models.TextField(blank=True, verbose_name="justification")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical treatment",
                "verbose_name_plural": "historical treatments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRiskEvidence",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("comment", models.CharField(blank=True, max_length=300, verbose_name="what it proves")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.evidence",
                        verbose_name="evidence",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical evidence of a risk",
                "verbose_name_plural": "historical evidence of risks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRiskControl",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "role",
                    models.CharField(
                        choices=[("existing", "Existing"), ("planned", "Planned")],
                        default="planned",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "control",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.control",
                        verbose_name="control",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.requirement",
                        verbose_name="requirement",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical control of a risk",
                "verbose_name_plural": "historical controls of a risk",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRiskAsset",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "asset",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.asset",
                        verbose_name="asset",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical asset of a risk",
                "verbose_name_plural": "historical assets of a risk",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAcceptanceRequest",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for a decision"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("note", models.TextField(verbose_name="what is to be known before deciding")),
                ("proposed_until", models.DateField(verbose_name="proposed term")),
                ("prepared_on", models.DateField(verbose_name="prepared on")),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="prepared by",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical request for an acceptance",
                "verbose_name_plural": "historical requests for acceptances",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AcceptanceRevocation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "acceptance",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revocation",
                        to="risks.acceptance",
                        verbose_name="acceptance",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="revoked by",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revocations",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "revocation of an acceptance",
                "verbose_name_plural": "revocations of acceptances",
            },
        ),
        migrations.CreateModel(
            name="AcceptanceRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for a decision"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("note", models.TextField(verbose_name="what is to be known before deciding")),
                ("proposed_until", models.DateField(verbose_name="proposed term")),
                ("prepared_on", models.DateField(verbose_name="prepared on")),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="prepared by",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptance_requests",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for an acceptance",
                "verbose_name_plural": "requests for acceptances",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open"), ("withdrawn_at__isnull", True)),
                        fields=("risk",),
                        name="risks_one_open_request",
                        violation_error_message="A request for this risk waits for its decision already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskAsset",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_links",
                        to="risks.asset",
                        verbose_name="asset",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asset_links",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "asset of a risk",
                "verbose_name_plural": "assets of a risk",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("risk", "asset"),
                        name="risks_asset_link_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskControl",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "role",
                    models.CharField(
                        choices=[("existing", "Existing"), ("planned", "Planned")],
                        default="planned",
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "control",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_links",
                        to="controls.control",
                        verbose_name="control",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_links",
                        to="controls.requirement",
                        verbose_name="requirement",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="control_links",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "control of a risk",
                "verbose_name_plural": "controls of a risk",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("control__isnull", False), ("requirement__isnull", False), _connector="XOR"
                        ),
                        name="risks_control_or_requirement",
                        violation_error_message="Choose a control or a requirement, one of the two.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("control__isnull", False), ("withdrawn_at__isnull", True)),
                        fields=("risk", "control", "role"),
                        name="risks_control_link_once",
                        violation_error_message="This control is linked to the risk already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("requirement__isnull", False), ("withdrawn_at__isnull", True)),
                        fields=("risk", "requirement", "role"),
                        name="risks_requirement_link_once",
                        violation_error_message="This requirement is linked to the risk already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskEvidence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("comment", models.CharField(blank=True, max_length=300, verbose_name="what it proves")),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_links",
                        to="controls.evidence",
                        verbose_name="evidence",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_links",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence of a risk",
                "verbose_name_plural": "evidence of risks",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("risk", "evidence"),
                        name="risks_evidence_once",
                        violation_error_message="This risk rests on this evidence already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RiskReview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("valid", "Still valid"), ("reassess", "To be assessed again")],
                        default="valid",
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("conclusion", models.TextField(verbose_name="conclusion")),
                ("next_on", models.DateField(verbose_name="next review")),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewed by",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "review of a risk",
                "verbose_name_plural": "reviews of a risk",
                "indexes": [models.Index(fields=["risk", "at"], name="risks_reviews")],
            },
        ),
        migrations.CreateModel(
            name="RiskOrigin",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origin_links",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_links",
                        to="risks.risksource",
                        verbose_name="risk source",
                    ),
                ),
            ],
            options={
                "verbose_name": "source of a risk",
                "verbose_name_plural": "sources of a risk",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("risk", "source"),
                        name="risks_origin_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRiskOrigin",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risksource",
                        verbose_name="risk source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical source of a risk",
                "verbose_name_plural": "historical sources of a risk",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RiskCriteria",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "acceptance_line",
                    models.PositiveSmallIntegerField(
                        help_text="Highest level that may be accepted without management.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="acceptance line",
                    ),
                ),
                (
                    "appetite",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Highest level that asks for no treatment.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="appetite",
                    ),
                ),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="reviewed every (months)",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chosen_by",
                        to="risks.scale",
                        verbose_name="scale",
                    ),
                ),
            ],
            options={
                "verbose_name": "risk criteria",
                "verbose_name_plural": "risk criteria",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter",),
                        name="risks_criteria_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalScaleStep",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "axis",
                    models.CharField(
                        choices=[("likelihood", "Likelihood"), ("severity", "Severity"), ("level", "Level")],
                        max_length=12,
                        verbose_name="axis",
                    ),
                ),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="value"
                    ),
                ),
                ("code", models.CharField(max_length=8, verbose_name="code")),
                ("title_fr", models.CharField(max_length=80, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=80, verbose_name="title (English)")),
                ("description_fr", models.TextField(blank=True, verbose_name="description (French)")),
                ("description_en", models.TextField(blank=True, verbose_name="description (English)")),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("green", "Green"),
                            ("lime", "Lime"),
                            ("amber", "Amber"),
                            ("orange", "Orange"),
                            ("red", "Red"),
                            ("violet", "Violet"),
                            ("blue", "Blue"),
                        ],
                        max_length=8,
                        verbose_name="colour",
                    ),
                ),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.scale",
                        verbose_name="scale",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical step of a scale",
                "verbose_name_plural": "historical steps of a scale",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRiskCriteria",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "acceptance_line",
                    models.PositiveSmallIntegerField(
                        help_text="Highest level that may be accepted without management.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="acceptance line",
                    ),
                ),
                (
                    "appetite",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Highest level that asks for no treatment.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="appetite",
                    ),
                ),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="reviewed every (months)",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.scale",
                        verbose_name="scale",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical risk criteria",
                "verbose_name_plural": "historical risk criteria",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRisk",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("reference", models.CharField(editable=False, max_length=20, verbose_name="reference")),
                ("title", models.CharField(max_length=300, verbose_name="scenario")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "feared_event_label",
                    models.CharField(blank=True, max_length=300, verbose_name="feared event, as written"),
                ),
                (
                    "criteria",
                    models.CharField(
                        blank=True,
                        max_length=4,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^D?I?C?T?$", "Letters among D, I, C and T, in this order."
                            )
                        ],
                        verbose_name="criteria touched",
                    ),
                ),
                ("owner_name", models.CharField(blank=True, max_length=200, verbose_name="owner, as written")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("identified", "Identified"),
                            ("analysed", "Analysed"),
                            ("evaluated", "Evaluated"),
                            ("treatment_decided", "Treatment decided"),
                            ("in_treatment", "In treatment"),
                            ("residual_accepted", "Residual risk accepted"),
                            ("monitored", "Monitored"),
                            ("closed", "Closed"),
                        ],
                        db_index=True,
                        default="identified",
                        editable=False,
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("existing_controls", models.TextField(blank=True, verbose_name="existing controls, as written")),
                ("planned_controls", models.TextField(blank=True, verbose_name="planned controls, as written")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                (
                    "source_reference",
                    models.CharField(
                        blank=True, editable=False, max_length=40, verbose_name="reference in the register"
                    ),
                ),
                (
                    "option",
                    models.CharField(
                        blank=True,
                        choices=[("modify", "Modify"), ("avoid", "Avoid"), ("share", "Share"), ("retain", "Retain")],
                        editable=False,
                        max_length=10,
                        verbose_name="treatment",
                    ),
                ),
                (
                    "acceptance_line",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="acceptance line",
                    ),
                ),
                (
                    "inherent_likelihood",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="inherent likelihood",
                    ),
                ),
                (
                    "inherent_severity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="inherent severity",
                    ),
                ),
                (
                    "inherent_level",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="inherent level",
                    ),
                ),
                (
                    "current_likelihood",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="current likelihood",
                    ),
                ),
                (
                    "current_severity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="current severity",
                    ),
                ),
                (
                    "current_level",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="current level",
                    ),
                ),
                (
                    "residual_likelihood",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="residual likelihood",
                    ),
                ),
                (
                    "residual_severity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="residual severity",
                    ),
                ),
                (
                    "residual_level",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="residual level",
                    ),
                ),
                (
                    "accepted_until",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="accepted until"),
                ),
                ("review_on", models.DateField(blank=True, editable=False, null=True, verbose_name="next review")),
                (
                    "looked_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last looked at"),
                ),
                ("ended_reason", models.TextField(blank=True, editable=False, verbose_name="why it ended")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "feared_event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.fearedevent",
                        verbose_name="feared event",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="risk owner",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.scale",
                        verbose_name="scale",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical risk",
                "verbose_name_plural": "historical risks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                (
                    "kind",
                    models.CharField(
                        choices=[("inherent", "Inherent"), ("current", "Current"), ("residual", "Residual")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="likelihood"
                    ),
                ),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="severity"
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="level"
                    ),
                ),
                ("impacts", models.JSONField(blank=True, default=dict, verbose_name="severity of each kind of impact")),
                ("rationale", models.TextField(blank=True, verbose_name="rationale")),
                ("prompted_by", models.JSONField(blank=True, default=list, verbose_name="what prompted it")),
                (
                    "assessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assessed by",
                    ),
                ),
                (
                    "converted_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="risks.assessment",
                        verbose_name="converted from",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="risks.scale",
                        verbose_name="scale",
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment",
                "verbose_name_plural": "assessments",
                "indexes": [models.Index(fields=["risk", "kind", "at"], name="risks_story")],
            },
        ),
        migrations.CreateModel(
            name="ScaleChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                ("likelihoods", models.JSONField(verbose_name="correspondence of likelihoods")),
                ("severities", models.JSONField(verbose_name="correspondence of severities")),
                ("reason", models.TextField(verbose_name="reason")),
                ("converted", models.PositiveIntegerField(verbose_name="risks converted")),
                ("moved", models.PositiveIntegerField(verbose_name="risks whose level moved")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "from_scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="risks.scale",
                        verbose_name="former scale",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "to_scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="risks.scale",
                        verbose_name="new scale",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of scale",
                "verbose_name_plural": "changes of scale",
            },
        ),
        migrations.CreateModel(
            name="ScaleStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "axis",
                    models.CharField(
                        choices=[("likelihood", "Likelihood"), ("severity", "Severity"), ("level", "Level")],
                        max_length=12,
                        verbose_name="axis",
                    ),
                ),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="value"
                    ),
                ),
                ("code", models.CharField(max_length=8, verbose_name="code")),
                ("title_fr", models.CharField(max_length=80, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=80, verbose_name="title (English)")),
                ("description_fr", models.TextField(blank=True, verbose_name="description (French)")),
                ("description_en", models.TextField(blank=True, verbose_name="description (English)")),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("green", "Green"),
                            ("lime", "Lime"),
                            ("amber", "Amber"),
                            ("orange", "Orange"),
                            ("red", "Red"),
                            ("violet", "Violet"),
                            ("blue", "Blue"),
                        ],
                        max_length=8,
                        verbose_name="colour",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="risks.scale",
                        verbose_name="scale",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a scale",
                "verbose_name_plural": "steps of a scale",
                "ordering": ["scale", "axis", "value"],
                "constraints": [models.UniqueConstraint(fields=("scale", "axis", "value"), name="risks_step_once")],
            },
        ),
        migrations.CreateModel(
            name="ScenarioDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("changed_at", models.DateTimeField(verbose_name="last changed")),
                ("data", models.JSONField(default=dict)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="started by",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
            ],
            options={
                "verbose_name": "scenario being written",
                "verbose_name_plural": "scenarios being written",
                "ordering": ["-changed_at"],
            },
        ),
        migrations.CreateModel(
            name="RiskThreat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("label", models.CharField(blank=True, max_length=300, verbose_name="threat, as written")),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="threat_links",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
                (
                    "threat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_links",
                        to="risks.threat",
                        verbose_name="threat",
                    ),
                ),
            ],
            options={
                "verbose_name": "threat of a risk",
                "verbose_name_plural": "threats of a risk",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("threat__isnull", False), models.Q(("label", ""), _negated=True), _connector="XOR"
                        ),
                        name="risks_threat_or_label",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRiskThreat",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("label", models.CharField(blank=True, max_length=300, verbose_name="threat, as written")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
                (
                    "threat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.threat",
                        verbose_name="threat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical threat of a risk",
                "verbose_name_plural": "historical threats of a risk",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Treatment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "option",
                    models.CharField(
                        choices=[("modify", "Modify"), ("avoid", "Avoid"), ("share", "Share"), ("retain", "Retain")],
                        max_length=10,
                        verbose_name="option",
                    ),
                ),
                ("justification", models.TextField(blank=True, verbose_name="justification")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "risk",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="treatment",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "treatment",
                "verbose_name_plural": "treatments",
            },
        ),
        migrations.CreateModel(
            name="TreatmentAction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("reference", models.CharField(editable=False, max_length=20, verbose_name="reference")),
                ("title", models.CharField(max_length=300, verbose_name="action")),
                ("owner_name", models.CharField(blank=True, max_length=200, verbose_name="in charge, as written")),
                ("start_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due date")),
                (
                    "cost",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="cost (€)",
                    ),
                ),
                (
                    "effort_days",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=7,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="effort (days)",
                    ),
                ),
                (
                    "progress",
                    models.PositiveSmallIntegerField(
                        default=0,
                        editable=False,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="progress (%)",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("in_progress", "In progress"),
                            ("done", "Done"),
                            ("verified", "Verified"),
                            ("cancelled", "Cancelled"),
                        ],
                        db_index=True,
                        default="planned",
                        editable=False,
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "note",
                    models.TextField(blank=True, editable=False, verbose_name="what was done, or why it is cancelled"),
                ),
                ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="done on")),
                (
                    "from_register",
                    models.BooleanField(default=False, editable=False, verbose_name="comes from a register"),
                ),
                (
                    "control",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="treatment_actions",
                        to="controls.control",
                        verbose_name="control",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="done by",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="treatment_actions",
                        to="organisation.person",
                        verbose_name="in charge",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "action of the treatment plan",
                "verbose_name_plural": "treatment plan",
                "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "reference"],
                "indexes": [models.Index(fields=["status", "due_on"], name="risks_action_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", True),
                            ("due_on__isnull", True),
                            ("due_on__gte", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="risks_action_due_after_start",
                        violation_error_message="An action is due on or after the day it starts: check the two dates.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EffectEstimate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="recorded at")),
                ("act_id", models.UUIDField(db_index=True, editable=False)),
                ("pos", models.PositiveIntegerField(editable=False)),
                ("schema", models.PositiveSmallIntegerField(editable=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("marks", models.BinaryField()),
                ("state", models.BinaryField(max_length=32)),
                (
                    "removes",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of the loss taken away (%)",
                    ),
                ),
                ("rationale", models.TextField(verbose_name="rationale")),
                (
                    "estimated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="estimated by",
                    ),
                ),
                (
                    "treatment_action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects",
                        to="risks.treatmentaction",
                        verbose_name="action",
                    ),
                ),
            ],
            options={
                "verbose_name": "estimated effect of a treatment",
                "verbose_name_plural": "estimated effects of treatments",
                "indexes": [models.Index(fields=["treatment_action", "at"], name="risks_effects")],
            },
        ),
        migrations.CreateModel(
            name="RiskVulnerability",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("label", models.CharField(blank=True, max_length=300, verbose_name="vulnerability, as written")),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vulnerability_links",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
                (
                    "vulnerability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_links",
                        to="risks.vulnerability",
                        verbose_name="vulnerability",
                    ),
                ),
            ],
            options={
                "verbose_name": "vulnerability of a risk",
                "verbose_name_plural": "vulnerabilities of a risk",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vulnerability__isnull", False), models.Q(("label", ""), _negated=True), _connector="XOR"
                        ),
                        name="risks_vulnerability_or_label",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRiskVulnerability",
            fields=[
                ("act_id", models.UUIDField(db_index=True)),
                ("pos", models.PositiveIntegerField()),
                ("schema", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField(max_length=16)),
                ("prev", models.BinaryField(max_length=32)),
                ("marks", models.BinaryField()),
                ("id", models.UUIDField(db_index=True, default=uuid_utils.compat.uuid7, editable=False)),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                ("label", models.CharField(blank=True, max_length=300, verbose_name="vulnerability, as written")),
                (
                    "history_id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risk",
                        verbose_name="risk",
                    ),
                ),
                (
                    "vulnerability",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.vulnerability",
                        verbose_name="vulnerability",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical vulnerability of a risk",
                "verbose_name_plural": "historical vulnerabilities of a risk",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AssetDependency",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn at"),
                ),
                ("version", models.PositiveIntegerField(default=0, editable=False, verbose_name="version")),
                ("state", models.BinaryField(default=bytes, max_length=32)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dependencies",
                        to="risks.asset",
                        verbose_name="asset",
                    ),
                ),
                (
                    "relies_on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dependants",
                        to="risks.asset",
                        verbose_name="relies on",
                    ),
                ),
            ],
            options={
                "verbose_name": "dependency",
                "verbose_name_plural": "dependencies",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("asset", "relies_on"),
                        name="risks_dependency_once",
                        violation_error_message="This dependency is recorded already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asset", models.F("relies_on")), _negated=True),
                        name="risks_dependency_on_another",
                        violation_error_message="An asset does not rely on itself.",
                    ),
                ],
            },
        ),
        OnlyOn(
            "postgresql",
            [
                'CREATE INDEX "risks_risk_walk" ON "risks_risk" (reference, id)',
                'CREATE INDEX "risks_risk_highest" ON "risks_risk" (current_level DESC NULLS LAST, id)',
                'CREATE INDEX "risks_action_open" ON "risks_treatmentaction" (due_on, id)'
                " WHERE withdrawn_at IS NULL AND status IN ('planned', 'in_progress')",
                f'CREATE INDEX "risks_risk_stood" ON "risks_historicalrisk" (id, version DESC) INCLUDE ({KEPT})',
                *words_sql(name="risks_risk_words", table="risks_risk", columns=SEARCHED),
            ],
            [
                f'ALTER TABLE "risks_risk" DROP COLUMN "{WORDS}"',
                *(f'DROP INDEX "risks_{name}"' for name in ("risk_walk", "risk_highest", "risk_stood", "action_open")),
            ],
        ),
        OnlyOn(
            "sqlite",
            ['CREATE INDEX "risks_risk_stood" ON "risks_historicalrisk" (id, version)'],
            ['DROP INDEX "risks_risk_stood"'],
        ),
    ]
