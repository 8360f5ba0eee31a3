from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import simple_history.models
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import controls.models.hosting
from trail import migrating


class Migration(migrating.Migration):
    replaces = [
        ("controls", "0001_initial"),
        ("controls", "0002_frameworks_tests_evidence"),
        ("controls", "0003_obligations_hosting_derogations"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("organisation", "0001_initial"),
        ("vault", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="HostingActor",
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
                ("name", models.CharField(max_length=200, verbose_name="actor (company name)")),
                (
                    "relation",
                    models.CharField(
                        choices=[("host", "The host itself"), ("subcontractor", "Subcontractor")],
                        default="subcontractor",
                        max_length=14,
                        verbose_name="relation",
                    ),
                ),
                ("role", models.CharField(max_length=300, verbose_name="role in the service")),
                (
                    "activities",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[controls.models.hosting.check_activities],
                        verbose_name="hosting activities performed",
                    ),
                ),
                (
                    "remote_access",
                    models.TextField(
                        blank=True,
                        help_text="Country and legal basis (EXI-29).",
                        verbose_name="remote access from outside the EEA",
                    ),
                ),
                (
                    "foreign_law",
                    models.TextField(
                        blank=True,
                        help_text="Laws, mitigation, residual risk (EXI-30).",
                        verbose_name="exposure to the law of a third country",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosting_actors",
                        to="organisation.person",
                        verbose_name="followed by",
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
                "verbose_name": "actor of the hosting",
                "verbose_name_plural": "actors of the hosting",
                "ordering": ["relation", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter", "name"),
                        name="hosting_actor_once",
                        violation_error_message="This actor is in the table already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActorCertificate",
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
                    "scheme",
                    models.CharField(
                        choices=[
                            ("hds", "HDS certificate"),
                            ("secnumcloud", "SecNumCloud 3.2 qualification"),
                            ("iso27001", "ISO/IEC 27001 certificate"),
                        ],
                        max_length=12,
                        verbose_name="scheme",
                    ),
                ),
                ("number", models.CharField(max_length=80, verbose_name="number")),
                ("issued_by", models.CharField(blank=True, max_length=200, verbose_name="issued by")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_until", models.DateField(verbose_name="valid until")),
                (
                    "remind_days",
                    models.PositiveSmallIntegerField(
                        default=90,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="reminder before expiry (days)",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="controls.hostingactor",
                        verbose_name="actor",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate of an actor",
                "verbose_name_plural": "certificates of actors",
                "ordering": ["actor", "scheme", "-valid_until"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gte", models.F("valid_from"))),
                        name="actor_certificate_ends_after_it_starts",
                        violation_error_message="A certificate ends after it starts: check the two dates.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("actor", "scheme", "number"),
                        name="actor_certificate_once",
                        violation_error_message="This certificate is recorded already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Control",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("organisational", "Organisational"),
                            ("people", "People"),
                            ("physical", "Physical"),
                            ("technical", "Technical"),
                            ("contractual", "Contractual"),
                        ],
                        default="organisational",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("planned", "Planned"),
                            ("partial", "Partly in place"),
                            ("implemented", "In place"),
                        ],
                        default="not_started",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("start_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due date")),
                ("implemented_on", models.DateField(blank=True, null=True, verbose_name="in place since")),
                (
                    "one_off_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="one-off cost (€)",
                    ),
                ),
                (
                    "yearly_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="yearly cost (€)",
                    ),
                ),
                (
                    "effort_days",
                    models.DecimalField(
                        decimal_places=1,
                        default=Decimal("0"),
                        max_digits=7,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="effort (days)",
                    ),
                ),
                (
                    "maturity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="maturity (0 to 5)",
                    ),
                ),
                ("supplier", models.CharField(blank=True, max_length=200, verbose_name="supplier")),
                (
                    "shared",
                    models.BooleanField(
                        default=False,
                        help_text="Perimeters below see it and count on it; they cannot change it.",
                        verbose_name="serves the perimeters below",
                    ),
                ),
                ("residual_comment", models.TextField(blank=True, verbose_name="what remains to be done")),
                (
                    "test_every_months",
                    models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="tested every (months)",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="controls",
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
            ],
            options={
                "verbose_name": "control",
                "verbose_name_plural": "controls",
                "ordering": ["reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", True),
                            ("due_on__isnull", True),
                            ("due_on__gte", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="control_due_after_start",
                        violation_error_message="A control is due after it starts: check the two dates.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "implemented"), _negated=True),
                            ("implemented_on__isnull", False),
                            _connector="OR",
                        ),
                        name="control_in_place_since",
                        violation_error_message="A control in place says since when.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdditionalControl",
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
                    "decision",
                    models.CharField(
                        choices=[("applicable", "Applicable"), ("not_applicable", "Not applicable")],
                        max_length=16,
                        verbose_name="decision",
                    ),
                ),
                ("justification", models.TextField(verbose_name="justification")),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="additional_controls",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "control",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statement_decisions",
                        to="controls.control",
                        verbose_name="control",
                    ),
                ),
            ],
            options={
                "verbose_name": "additional control of a statement",
                "verbose_name_plural": "additional controls of statements",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter", "control"),
                        name="additional_control_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Framework",
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
                ("code", models.CharField(max_length=60, unique=True, verbose_name="code")),
                ("ref", models.CharField(max_length=60, verbose_name="reference")),
                ("edition", models.CharField(max_length=40, verbose_name="edition")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("publisher", models.CharField(max_length=200, verbose_name="publisher")),
                (
                    "regime",
                    models.CharField(
                        choices=[("excludable", "excludable with a justification"), ("due", "due, or without object")],
                        max_length=12,
                        verbose_name="rule of applicability",
                    ),
                ),
                ("shown_by_default", models.BooleanField(default=False, verbose_name="shown without adoption")),
                (
                    "in_statement",
                    models.BooleanField(default=False, verbose_name="stands in the statement of applicability"),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the file")),
                ("meta", models.JSONField(blank=True, default=dict, verbose_name="provenance")),
                ("vocabulary", models.JSONField(blank=True, default=dict, verbose_name="vocabulary of attributes")),
                ("details", models.JSONField(blank=True, default=dict, verbose_name="further tables")),
            ],
            options={
                "verbose_name": "framework",
                "verbose_name_plural": "frameworks",
                "ordering": ["-shown_by_default", "-code"],
                "constraints": [models.UniqueConstraint(fields=("ref", "edition"), name="framework_edition_once")],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
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
                ("adopted_on", models.DateField(verbose_name="adopted on")),
                ("reason", models.TextField(blank=True, verbose_name="why this framework is followed")),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="controls.framework",
                        verbose_name="framework",
                    ),
                ),
            ],
            options={
                "verbose_name": "adopted framework",
                "verbose_name_plural": "adopted frameworks",
                "ordering": ["perimeter", "framework"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter", "framework"),
                        name="adoption_once",
                        violation_error_message="This framework is followed here already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Requirement",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("group", "heading"),
                            ("clause", "clause"),
                            ("control", "control"),
                            ("requirement", "requirement"),
                            ("item", "item"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="position")),
                ("depth", models.PositiveSmallIntegerField(default=0, verbose_name="depth")),
                ("theme", models.CharField(blank=True, max_length=60, verbose_name="theme")),
                ("title_fr", models.CharField(max_length=300, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=300, verbose_name="title (English)")),
                ("title_fr_variant", models.CharField(blank=True, max_length=300, verbose_name="other French title")),
                ("summary_fr", models.TextField(blank=True, verbose_name="what it asks (French)")),
                ("summary_en", models.TextField(blank=True, verbose_name="what it asks (English)")),
                ("assessable", models.BooleanField(default=False, verbose_name="assessable")),
                (
                    "documented_information",
                    models.BooleanField(default=False, verbose_name="asks for documented information"),
                ),
                ("new_in_2022", models.BooleanField(default=False, verbose_name="new in 2022")),
                ("amended_by", models.CharField(blank=True, max_length=120, verbose_name="amended by")),
                ("official_ref", models.CharField(blank=True, max_length=60, verbose_name="official reference")),
                ("section", models.CharField(blank=True, max_length=40, verbose_name="section")),
                ("csp_reference", models.CharField(blank=True, max_length=120, verbose_name="public health code")),
                ("contract_clause", models.BooleanField(default=False, verbose_name="clause of the contract")),
                (
                    "expected_evidence_fr",
                    models.JSONField(blank=True, default=list, verbose_name="expected evidence (French)"),
                ),
                (
                    "expected_evidence_en",
                    models.JSONField(blank=True, default=list, verbose_name="expected evidence (English)"),
                ),
                ("verify", models.BooleanField(default=False, verbose_name="to be confirmed")),
                ("verify_fields", models.CharField(blank=True, max_length=120, verbose_name="what is to be confirmed")),
                ("verify_note_fr", models.TextField(blank=True, verbose_name="why it is to be confirmed (French)")),
                ("verify_note_en", models.TextField(blank=True, verbose_name="why it is to be confirmed (English)")),
                ("details", models.JSONField(blank=True, default=dict, verbose_name="further facts")),
                ("search_text", models.TextField(blank=True, editable=False, verbose_name="text searched")),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirements",
                        to="controls.framework",
                        verbose_name="framework",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="controls.requirement",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "requirement",
                "verbose_name_plural": "requirements",
                "ordering": ["framework", "position"],
                "constraints": [models.UniqueConstraint(fields=("framework", "ref"), name="requirement_ref_once")],
            },
        ),
        migrations.CreateModel(
            name="Applicability",
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
                    "decision",
                    models.CharField(
                        choices=[
                            ("undecided", "Undecided"),
                            ("applicable", "Applicable"),
                            ("not_applicable", "Not applicable"),
                            ("due", "Due"),
                            ("without_object", "Without object"),
                        ],
                        default="undecided",
                        max_length=16,
                        verbose_name="decision",
                    ),
                ),
                ("reason_risk", models.BooleanField(default=False, verbose_name="treats a risk")),
                ("reason_legal", models.BooleanField(default=False, verbose_name="legal or regulatory obligation")),
                ("reason_contract", models.BooleanField(default=False, verbose_name="contract")),
                ("reason_best_practice", models.BooleanField(default=False, verbose_name="best practice")),
                ("justification", models.TextField(blank=True, verbose_name="justification")),
                (
                    "maturity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="maturity (0 to 5)",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applicability_lines",
                        to="organisation.person",
                        verbose_name="owner",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applicability_lines",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applicability_lines",
                        to="controls.requirement",
                        verbose_name="requirement",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of the statement of applicability",
                "verbose_name_plural": "lines of the statement of applicability",
                "ordering": ["requirement__framework", "requirement__position"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter", "requirement"),
                        name="applicability_once",
                        violation_error_message="This requirement has its line in this statement already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision__in", ["not_applicable", "without_object"]), _negated=True),
                            models.Q(("justification", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="applicability_exclusion_is_justified",
                        violation_error_message="What is left out is justified: write why.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("law", "Law"),
                            ("regulation", "Regulation"),
                            ("contract", "Contract"),
                            ("commitment", "Client commitment"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="Article, journal, contract number.", max_length=300, verbose_name="source reference"
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="what it asks")),
                ("party", models.CharField(blank=True, max_length=200, verbose_name="interested party")),
                ("in_force_on", models.DateField(blank=True, null=True, verbose_name="in force since")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                ("review_on", models.DateField(verbose_name="next review")),
                ("shared", models.BooleanField(default=True, verbose_name="binds the perimeters below")),
                (
                    "hosting_contract",
                    models.BooleanField(default=False, verbose_name="contract for hosting health data"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
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
            ],
            options={
                "verbose_name": "obligation",
                "verbose_name_plural": "obligations",
                "ordering": ["reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("in_force_on__isnull", True),
                            ("ends_on__gte", models.F("in_force_on")),
                            _connector="OR",
                        ),
                        name="obligation_ends_after_it_starts",
                        violation_error_message="An obligation ends after it starts: check the two dates.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hosting_contract", False), ("kind__in", ["contract", "commitment"]), _connector="OR"
                        ),
                        name="obligation_hosting_contract_is_a_contract",
                        violation_error_message="Only a contract or a client commitment holds hosting clauses.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContractClause",
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
                    "reading",
                    models.CharField(
                        choices=[("present", "Present"), ("partial", "Incomplete"), ("missing", "Missing")],
                        max_length=8,
                        verbose_name="what was read",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place in the contract")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                ("checked_on", models.DateField(verbose_name="checked on")),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clauses",
                        to="controls.obligation",
                        verbose_name="contract",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="controls.requirement",
                        verbose_name="clause",
                    ),
                ),
            ],
            options={
                "verbose_name": "clause of a hosting contract",
                "verbose_name_plural": "clauses of hosting contracts",
                "ordering": ["obligation", "requirement__position"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("obligation", "requirement"),
                        name="contract_clause_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reading", "present"), _negated=True),
                            models.Q(("place", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contract_clause_has_its_place",
                        violation_error_message="Say where the clause stands: an article, a page, an annex.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="what it shows")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                ("shared", models.BooleanField(default=False, verbose_name="seen by the perimeters below")),
                (
                    "remind_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="reminder before expiry (days)",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
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
            ],
            options={
                "verbose_name": "piece of evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="evidence_ends_after_it_starts",
                        violation_error_message="Evidence ends after it starts: check the two dates.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ControlEvidence",
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
                    "control",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_links",
                        to="controls.control",
                        verbose_name="control",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_links",
                        to="controls.evidence",
                        verbose_name="evidence",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence of a control",
                "verbose_name_plural": "evidence of controls",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("control", "evidence"),
                        name="control_evidence_once",
                        violation_error_message="This control rests on this evidence already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ControlRequirement",
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
                ("comment", models.TextField(blank=True, verbose_name="how it answers")),
                (
                    "control",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="controls.control",
                        verbose_name="control",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="controls.requirement",
                        verbose_name="requirement",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a requirement",
                "verbose_name_plural": "answers to requirements",
                "ordering": ["requirement__framework", "requirement__position"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("control", "requirement"),
                        name="control_answers_once",
                        violation_error_message="This control answers this requirement already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ControlTest",
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
                    "method",
                    models.CharField(
                        choices=[
                            ("examine", "Examination of documents"),
                            ("interview", "Interview"),
                            ("test", "Technical test"),
                        ],
                        max_length=10,
                        verbose_name="method",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[("effective", "Effective"), ("ineffective", "Ineffective")],
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                ("tested_on", models.DateField(verbose_name="tested on")),
                ("population", models.PositiveIntegerField(blank=True, null=True, verbose_name="population")),
                ("sample", models.PositiveIntegerField(blank=True, null=True, verbose_name="sample")),
                ("exceptions", models.PositiveIntegerField(default=0, verbose_name="exceptions found")),
                ("conclusion", models.TextField(verbose_name="what was found")),
                (
                    "control",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tests",
                        to="controls.control",
                        verbose_name="control",
                    ),
                ),
                (
                    "tester",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="control_tests",
                        to="organisation.person",
                        verbose_name="tester",
                    ),
                ),
            ],
            options={
                "verbose_name": "control test",
                "verbose_name_plural": "control tests",
                "ordering": ["-tested_on", "-at"],
                "indexes": [models.Index(fields=["control", "-tested_on"], name="control_test_last")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sample__isnull", True),
                            ("population__isnull", True),
                            ("sample__lte", models.F("population")),
                            _connector="OR",
                        ),
                        name="control_test_sample_in_population",
                        violation_error_message="A sample is at most as large as the population it is drawn from.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Derogation",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("reason", models.TextField(verbose_name="reason")),
                ("compensation", models.TextField(verbose_name="what compensates")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("expires_on", models.DateField(verbose_name="expires on")),
                (
                    "remind_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="reminder before expiry (days)",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("approved", "Approved"),
                            ("refused", "Refused"),
                            ("ended", "Ended"),
                        ],
                        default="requested",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("requested_on", models.DateField(editable=False, verbose_name="requested on")),
                ("decided_on", models.DateField(blank=True, editable=False, null=True, verbose_name="decided on")),
                ("decision_note", models.TextField(blank=True, editable=False, verbose_name="note of the approver")),
                ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="ended on")),
                ("end_note", models.TextField(blank=True, editable=False, verbose_name="how it ended")),
                (
                    "compensating_control",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compensates",
                        to="controls.control",
                        verbose_name="compensating control",
                    ),
                ),
                (
                    "control",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="derogations",
                        to="controls.control",
                        verbose_name="control",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="derogations",
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
                    "requested_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="requested by",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="derogations",
                        to="controls.requirement",
                        verbose_name="requirement",
                    ),
                ),
            ],
            options={
                "verbose_name": "derogation",
                "verbose_name_plural": "derogations",
                "ordering": ["expires_on", "reference"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("requirement__isnull", False), ("control__isnull", False), _connector="OR"),
                        name="derogation_is_about_something",
                        violation_error_message="Say what it derogates from: a requirement, a control, or both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_on__gte", models.F("starts_on"))),
                        name="derogation_expires_after_it_starts",
                        violation_error_message="A derogation expires after it starts: check the two dates.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("requested_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="derogation_four_eyes",
                        violation_error_message="A derogation is decided by somebody other than who asked for it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceVersion",
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
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("produced_on", models.DateField(verbose_name="produced on")),
                ("comment", models.TextField(blank=True, verbose_name="what changed")),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="controls.evidence",
                        verbose_name="evidence",
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
            ],
            options={
                "verbose_name": "version of evidence",
                "verbose_name_plural": "versions of evidence",
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("evidence", "number"), name="evidence_version_once")],
            },
        ),
        migrations.CreateModel(
            name="EvidenceAttachment",
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
                ("part", models.PositiveSmallIntegerField(verbose_name="place in the version")),
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
                    "evidence_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="controls.evidenceversion",
                        verbose_name="version of evidence",
                    ),
                ),
            ],
            options={
                "verbose_name": "further file of evidence",
                "verbose_name_plural": "further files of evidence",
                "ordering": ["part"],
                "constraints": [
                    models.UniqueConstraint(fields=("evidence_version", "part"), name="evidence_attachment_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="FrameworkImport",
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
                ("plan", models.JSONField(default=dict, verbose_name="what it would do")),
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
            ],
            options={
                "verbose_name": "import of a framework",
                "verbose_name_plural": "imports of frameworks",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="FrameworkSuccession",
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
                    "newer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="succession",
                        to="controls.framework",
                        verbose_name="newer edition",
                    ),
                ),
                (
                    "older",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="controls.framework",
                        verbose_name="older edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "succession of editions",
                "verbose_name_plural": "successions of editions",
                "ordering": ["newer"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("newer", models.F("older")), _negated=True),
                        name="succession_of_another_edition",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementVersion",
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
                ("number", models.PositiveIntegerField(verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("submitted", "Submitted"),
                            ("approved", "Approved"),
                            ("returned", "Returned to its author"),
                            ("superseded", "Superseded"),
                        ],
                        default="submitted",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what changed")),
                ("submitted_on", models.DateField(verbose_name="submitted on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("decision_note", models.TextField(blank=True, verbose_name="note of the approver")),
                ("pinned", models.BooleanField(default=False, verbose_name="named on the certificate")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of the statement",
                "verbose_name_plural": "versions of the statement",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("perimeter", "number"), name="statement_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("submitted_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="statement_four_eyes",
                        violation_error_message="A statement is approved by somebody other than its author.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenStatement",
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
                ("content", models.JSONField(verbose_name="content")),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                (
                    "checkpoint_size",
                    models.PositiveBigIntegerField(default=0, verbose_name="entries of the trail covered"),
                ),
                ("checkpoint_root", models.CharField(blank=True, max_length=64, verbose_name="root of the trail")),
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="controls.statementversion",
                        verbose_name="version of the statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "frozen statement",
                "verbose_name_plural": "frozen statements",
            },
        ),
        migrations.CreateModel(
            name="HistoricalActorCertificate",
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
                    "scheme",
                    models.CharField(
                        choices=[
                            ("hds", "HDS certificate"),
                            ("secnumcloud", "SecNumCloud 3.2 qualification"),
                            ("iso27001", "ISO/IEC 27001 certificate"),
                        ],
                        max_length=12,
                        verbose_name="scheme",
                    ),
                ),
                ("number", models.CharField(max_length=80, verbose_name="number")),
                ("issued_by", models.CharField(blank=True, max_length=200, verbose_name="issued by")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_until", models.DateField(verbose_name="valid until")),
                (
                    "remind_days",
                    models.PositiveSmallIntegerField(
                        default=90,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="reminder before expiry (days)",
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
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.hostingactor",
                        verbose_name="actor",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical certificate of an actor",
                "verbose_name_plural": "historical certificates of actors",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAdditionalControl",
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
                    "decision",
                    models.CharField(
                        choices=[("applicable", "Applicable"), ("not_applicable", "Not applicable")],
                        max_length=16,
                        verbose_name="decision",
                    ),
                ),
                ("justification", models.TextField(verbose_name="justification")),
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
                "verbose_name": "historical additional control of a statement",
                "verbose_name_plural": "historical additional controls of statements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAdoption",
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
                ("adopted_on", models.DateField(verbose_name="adopted on")),
                ("reason", models.TextField(blank=True, verbose_name="why this framework is followed")),
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
                    "framework",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.framework",
                        verbose_name="framework",
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
                "verbose_name": "historical adopted framework",
                "verbose_name_plural": "historical adopted frameworks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalApplicability",
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
                    "decision",
                    models.CharField(
                        choices=[
                            ("undecided", "Undecided"),
                            ("applicable", "Applicable"),
                            ("not_applicable", "Not applicable"),
                            ("due", "Due"),
                            ("without_object", "Without object"),
                        ],
                        default="undecided",
                        max_length=16,
                        verbose_name="decision",
                    ),
                ),
                ("reason_risk", models.BooleanField(default=False, verbose_name="treats a risk")),
                ("reason_legal", models.BooleanField(default=False, verbose_name="legal or regulatory obligation")),
                ("reason_contract", models.BooleanField(default=False, verbose_name="contract")),
                ("reason_best_practice", models.BooleanField(default=False, verbose_name="best practice")),
                ("justification", models.TextField(blank=True, verbose_name="justification")),
                (
                    "maturity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="maturity (0 to 5)",
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
            ],
            options={
                "verbose_name": "historical line of the statement of applicability",
                "verbose_name_plural": "historical lines of the statement of applicability",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalContractClause",
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
                    "reading",
                    models.CharField(
                        choices=[("present", "Present"), ("partial", "Incomplete"), ("missing", "Missing")],
                        max_length=8,
                        verbose_name="what was read",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place in the contract")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                ("checked_on", models.DateField(verbose_name="checked on")),
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
                    "obligation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.obligation",
                        verbose_name="contract",
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
                        verbose_name="clause",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical clause of a hosting contract",
                "verbose_name_plural": "historical clauses of hosting contracts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalControl",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("organisational", "Organisational"),
                            ("people", "People"),
                            ("physical", "Physical"),
                            ("technical", "Technical"),
                            ("contractual", "Contractual"),
                        ],
                        default="organisational",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("planned", "Planned"),
                            ("partial", "Partly in place"),
                            ("implemented", "In place"),
                        ],
                        default="not_started",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("start_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due date")),
                ("implemented_on", models.DateField(blank=True, null=True, verbose_name="in place since")),
                (
                    "one_off_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="one-off cost (€)",
                    ),
                ),
                (
                    "yearly_cost",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="yearly cost (€)",
                    ),
                ),
                (
                    "effort_days",
                    models.DecimalField(
                        decimal_places=1,
                        default=Decimal("0"),
                        max_digits=7,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="effort (days)",
                    ),
                ),
                (
                    "maturity",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="maturity (0 to 5)",
                    ),
                ),
                ("supplier", models.CharField(blank=True, max_length=200, verbose_name="supplier")),
                (
                    "shared",
                    models.BooleanField(
                        default=False,
                        help_text="Perimeters below see it and count on it; they cannot change it.",
                        verbose_name="serves the perimeters below",
                    ),
                ),
                ("residual_comment", models.TextField(blank=True, verbose_name="what remains to be done")),
                (
                    "test_every_months",
                    models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="tested every (months)",
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
                "verbose_name": "historical control",
                "verbose_name_plural": "historical controls",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalControlEvidence",
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
            ],
            options={
                "verbose_name": "historical evidence of a control",
                "verbose_name_plural": "historical evidence of controls",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalControlRequirement",
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
                ("comment", models.TextField(blank=True, verbose_name="how it answers")),
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
            ],
            options={
                "verbose_name": "historical answer to a requirement",
                "verbose_name_plural": "historical answers to requirements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDerogation",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("reason", models.TextField(verbose_name="reason")),
                ("compensation", models.TextField(verbose_name="what compensates")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("expires_on", models.DateField(verbose_name="expires on")),
                (
                    "remind_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="reminder before expiry (days)",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("approved", "Approved"),
                            ("refused", "Refused"),
                            ("ended", "Ended"),
                        ],
                        default="requested",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("requested_on", models.DateField(editable=False, verbose_name="requested on")),
                ("decided_on", models.DateField(blank=True, editable=False, null=True, verbose_name="decided on")),
                ("decision_note", models.TextField(blank=True, editable=False, verbose_name="note of the approver")),
                ("ended_on", models.DateField(blank=True, editable=False, null=True, verbose_name="ended on")),
                ("end_note", models.TextField(blank=True, editable=False, verbose_name="how it ended")),
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
                    "compensating_control",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.control",
                        verbose_name="compensating control",
                    ),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
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
                (
                    "requested_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="requested by",
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
            ],
            options={
                "verbose_name": "historical derogation",
                "verbose_name_plural": "historical derogations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvidence",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="what it shows")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                ("shared", models.BooleanField(default=False, verbose_name="seen by the perimeters below")),
                (
                    "remind_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="reminder before expiry (days)",
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
                "verbose_name": "historical piece of evidence",
                "verbose_name_plural": "historical evidence",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFramework",
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
                ("code", models.CharField(db_index=True, max_length=60, verbose_name="code")),
                ("ref", models.CharField(max_length=60, verbose_name="reference")),
                ("edition", models.CharField(max_length=40, verbose_name="edition")),
                ("title_fr", models.CharField(max_length=200, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=200, verbose_name="title (English)")),
                ("publisher", models.CharField(max_length=200, verbose_name="publisher")),
                (
                    "regime",
                    models.CharField(
                        choices=[("excludable", "excludable with a justification"), ("due", "due, or without object")],
                        max_length=12,
                        verbose_name="rule of applicability",
                    ),
                ),
                ("shown_by_default", models.BooleanField(default=False, verbose_name="shown without adoption")),
                (
                    "in_statement",
                    models.BooleanField(default=False, verbose_name="stands in the statement of applicability"),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the file")),
                ("meta", models.JSONField(blank=True, default=dict, verbose_name="provenance")),
                ("vocabulary", models.JSONField(blank=True, default=dict, verbose_name="vocabulary of attributes")),
                ("details", models.JSONField(blank=True, default=dict, verbose_name="further tables")),
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
                "verbose_name": "historical framework",
                "verbose_name_plural": "historical frameworks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFrameworkSuccession",
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
                    "newer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.framework",
                        verbose_name="newer edition",
                    ),
                ),
                (
                    "older",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.framework",
                        verbose_name="older edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical succession of editions",
                "verbose_name_plural": "historical successions of editions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHostingActivity",
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
                    "number",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(6),
                        ],
                        verbose_name="activity",
                    ),
                ),
                ("held_since", models.DateField(verbose_name="held since")),
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
                "verbose_name": "historical hosting activity",
                "verbose_name_plural": "historical hosting activities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHostingActor",
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
                ("name", models.CharField(max_length=200, verbose_name="actor (company name)")),
                (
                    "relation",
                    models.CharField(
                        choices=[("host", "The host itself"), ("subcontractor", "Subcontractor")],
                        default="subcontractor",
                        max_length=14,
                        verbose_name="relation",
                    ),
                ),
                ("role", models.CharField(max_length=300, verbose_name="role in the service")),
                (
                    "activities",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[controls.models.hosting.check_activities],
                        verbose_name="hosting activities performed",
                    ),
                ),
                (
                    "remote_access",
                    models.TextField(
                        blank=True,
                        help_text="Country and legal basis (EXI-29).",
                        verbose_name="remote access from outside the EEA",
                    ),
                ),
                (
                    "foreign_law",
                    models.TextField(
                        blank=True,
                        help_text="Laws, mitigation, residual risk (EXI-30).",
                        verbose_name="exposure to the law of a third country",
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
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="followed by",
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
                "verbose_name": "historical actor of the hosting",
                "verbose_name_plural": "historical actors of the hosting",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MappingSet",
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
                ("code", models.CharField(max_length=120, unique=True, verbose_name="code")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the file")),
                ("meta", models.JSONField(blank=True, default=dict, verbose_name="provenance and legend")),
                (
                    "source_framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mapping_sets",
                        to="controls.framework",
                        verbose_name="source framework",
                    ),
                ),
                (
                    "target_framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="controls.framework",
                        verbose_name="target framework",
                    ),
                ),
            ],
            options={
                "verbose_name": "set of mappings",
                "verbose_name_plural": "sets of mappings",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMapping",
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
                    "relation",
                    models.CharField(
                        choices=[
                            ("equal", "same content"),
                            ("subset", "contained in"),
                            ("superset", "contains"),
                            ("intersects", "has a part in common with"),
                        ],
                        max_length=12,
                        verbose_name="relation",
                    ),
                ),
                (
                    "strength",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="closeness of subject, 1 to 10",
                    ),
                ),
                (
                    "pairs",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pairs of points compared"),
                ),
                ("origin", models.CharField(max_length=20, verbose_name="origin")),
                ("verify", models.BooleanField(default=False, verbose_name="to be confirmed")),
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
                    "mapping_set",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.mappingset",
                        verbose_name="set of mappings",
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
                        to="controls.requirement",
                        verbose_name="source",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.requirement",
                        verbose_name="target",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical mapping",
                "verbose_name_plural": "historical mappings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMappingSet",
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
                ("code", models.CharField(db_index=True, max_length=120, verbose_name="code")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the file")),
                ("meta", models.JSONField(blank=True, default=dict, verbose_name="provenance and legend")),
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
                    "source_framework",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.framework",
                        verbose_name="source framework",
                    ),
                ),
                (
                    "target_framework",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.framework",
                        verbose_name="target framework",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical set of mappings",
                "verbose_name_plural": "historical sets of mappings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalObligation",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("law", "Law"),
                            ("regulation", "Regulation"),
                            ("contract", "Contract"),
                            ("commitment", "Client commitment"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="Article, journal, contract number.", max_length=300, verbose_name="source reference"
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="what it asks")),
                ("party", models.CharField(blank=True, max_length=200, verbose_name="interested party")),
                ("in_force_on", models.DateField(blank=True, null=True, verbose_name="in force since")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                ("review_on", models.DateField(verbose_name="next review")),
                ("shared", models.BooleanField(default=True, verbose_name="binds the perimeters below")),
                (
                    "hosting_contract",
                    models.BooleanField(default=False, verbose_name="contract for hosting health data"),
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
                "verbose_name": "historical obligation",
                "verbose_name_plural": "historical obligations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalObligationRequirement",
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
                ("comment", models.CharField(blank=True, max_length=300, verbose_name="what it says of it")),
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
                    "obligation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.obligation",
                        verbose_name="obligation",
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
            ],
            options={
                "verbose_name": "historical requirement of an obligation",
                "verbose_name_plural": "historical requirements of obligations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReferenceControl",
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
                ("code", models.CharField(db_index=True, max_length=300, verbose_name="code")),
                ("ref", models.CharField(max_length=60, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=300, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=300, verbose_name="title (English)")),
                ("summary_fr", models.TextField(blank=True, verbose_name="description (French)")),
                ("summary_en", models.TextField(blank=True, verbose_name="description (English)")),
                ("category", models.CharField(blank=True, max_length=40, verbose_name="category")),
                ("function", models.CharField(blank=True, max_length=40, verbose_name="function")),
                ("publisher", models.CharField(blank=True, max_length=200, verbose_name="publisher")),
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
                "verbose_name": "historical model of control",
                "verbose_name_plural": "historical models of controls",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRequirement",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("group", "heading"),
                            ("clause", "clause"),
                            ("control", "control"),
                            ("requirement", "requirement"),
                            ("item", "item"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="position")),
                ("depth", models.PositiveSmallIntegerField(default=0, verbose_name="depth")),
                ("theme", models.CharField(blank=True, max_length=60, verbose_name="theme")),
                ("title_fr", models.CharField(max_length=300, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=300, verbose_name="title (English)")),
                ("title_fr_variant", models.CharField(blank=True, max_length=300, verbose_name="other French title")),
                ("summary_fr", models.TextField(blank=True, verbose_name="what it asks (French)")),
                ("summary_en", models.TextField(blank=True, verbose_name="what it asks (English)")),
                ("assessable", models.BooleanField(default=False, verbose_name="assessable")),
                (
                    "documented_information",
                    models.BooleanField(default=False, verbose_name="asks for documented information"),
                ),
                ("new_in_2022", models.BooleanField(default=False, verbose_name="new in 2022")),
                ("amended_by", models.CharField(blank=True, max_length=120, verbose_name="amended by")),
                ("official_ref", models.CharField(blank=True, max_length=60, verbose_name="official reference")),
                ("section", models.CharField(blank=True, max_length=40, verbose_name="section")),
                ("csp_reference", models.CharField(blank=True, max_length=120, verbose_name="public health code")),
                ("contract_clause", models.BooleanField(default=False, verbose_name="clause of the contract")),
                (
                    "expected_evidence_fr",
                    models.JSONField(blank=True, default=list, verbose_name="expected evidence (French)"),
                ),
                (
                    "expected_evidence_en",
                    models.JSONField(blank=True, default=list, verbose_name="expected evidence (English)"),
                ),
                ("verify", models.BooleanField(default=False, verbose_name="to be confirmed")),
                ("verify_fields", models.CharField(blank=True, max_length=120, verbose_name="what is to be confirmed")),
                ("verify_note_fr", models.TextField(blank=True, verbose_name="why it is to be confirmed (French)")),
                ("verify_note_en", models.TextField(blank=True, verbose_name="why it is to be confirmed (English)")),
                ("details", models.JSONField(blank=True, default=dict, verbose_name="further facts")),
                ("search_text", models.TextField(blank=True, editable=False, verbose_name="text searched")),
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
                    "framework",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.framework",
                        verbose_name="framework",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.requirement",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical requirement",
                "verbose_name_plural": "historical requirements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRequirementAttribute",
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
                ("family", models.CharField(max_length=40, verbose_name="attribute")),
                ("value", models.CharField(max_length=60, verbose_name="value")),
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
            ],
            options={
                "verbose_name": "historical attribute of a requirement",
                "verbose_name_plural": "historical attributes of requirements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRequirementEvidence",
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
            ],
            options={
                "verbose_name": "historical evidence of a requirement",
                "verbose_name_plural": "historical evidence of requirements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStatementVersion",
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
                ("number", models.PositiveIntegerField(verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("submitted", "Submitted"),
                            ("approved", "Approved"),
                            ("returned", "Returned to its author"),
                            ("superseded", "Superseded"),
                        ],
                        default="submitted",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="what changed")),
                ("submitted_on", models.DateField(verbose_name="submitted on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("decision_note", models.TextField(blank=True, verbose_name="note of the approver")),
                ("pinned", models.BooleanField(default=False, verbose_name="named on the certificate")),
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
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical version of the statement",
                "verbose_name_plural": "historical versions of the statement",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ReferenceControl",
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
                ("code", models.CharField(max_length=300, unique=True, verbose_name="code")),
                ("ref", models.CharField(max_length=60, verbose_name="reference")),
                ("title_fr", models.CharField(max_length=300, verbose_name="title (French)")),
                ("title_en", models.CharField(max_length=300, verbose_name="title (English)")),
                ("summary_fr", models.TextField(blank=True, verbose_name="description (French)")),
                ("summary_en", models.TextField(blank=True, verbose_name="description (English)")),
                ("category", models.CharField(blank=True, max_length=40, verbose_name="category")),
                ("function", models.CharField(blank=True, max_length=40, verbose_name="function")),
                ("publisher", models.CharField(blank=True, max_length=200, verbose_name="publisher")),
            ],
            options={
                "verbose_name": "model of control",
                "verbose_name_plural": "models of controls",
                "ordering": ["ref", "code"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSuggestedControl",
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
                    "model",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.referencecontrol",
                        verbose_name="model of control",
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
            ],
            options={
                "verbose_name": "historical suggested control",
                "verbose_name_plural": "historical suggested controls",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTestEvidence",
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
                    "test",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="controls.controltest",
                        verbose_name="control test",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical evidence of a test",
                "verbose_name_plural": "historical evidence of tests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HostingActivity",
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
                    "number",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(6),
                        ],
                        verbose_name="activity",
                    ),
                ),
                ("held_since", models.DateField(verbose_name="held since")),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosting_activities",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
            ],
            options={
                "verbose_name": "hosting activity",
                "verbose_name_plural": "hosting activities",
                "ordering": ["perimeter", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter", "number"),
                        name="hosting_activity_once",
                        violation_error_message="This activity is declared here already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mapping",
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
                    "relation",
                    models.CharField(
                        choices=[
                            ("equal", "same content"),
                            ("subset", "contained in"),
                            ("superset", "contains"),
                            ("intersects", "has a part in common with"),
                        ],
                        max_length=12,
                        verbose_name="relation",
                    ),
                ),
                (
                    "strength",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="closeness of subject, 1 to 10",
                    ),
                ),
                (
                    "pairs",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pairs of points compared"),
                ),
                ("origin", models.CharField(max_length=20, verbose_name="origin")),
                ("verify", models.BooleanField(default=False, verbose_name="to be confirmed")),
                (
                    "mapping_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mappings",
                        to="controls.mappingset",
                        verbose_name="set of mappings",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mappings_out",
                        to="controls.requirement",
                        verbose_name="source",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mappings_in",
                        to="controls.requirement",
                        verbose_name="target",
                    ),
                ),
            ],
            options={
                "verbose_name": "mapping",
                "verbose_name_plural": "mappings",
                "ordering": ["source", "-strength", "target"],
                "constraints": [
                    models.UniqueConstraint(fields=("mapping_set", "source", "target", "origin"), name="mapping_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ObligationRequirement",
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
                ("comment", models.CharField(blank=True, max_length=300, verbose_name="what it says of it")),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brought",
                        to="controls.obligation",
                        verbose_name="obligation",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="controls.requirement",
                        verbose_name="requirement",
                    ),
                ),
            ],
            options={
                "verbose_name": "requirement of an obligation",
                "verbose_name_plural": "requirements of obligations",
                "ordering": ["requirement__framework", "requirement__position"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("obligation", "requirement"),
                        name="obligation_brings_once",
                        violation_error_message="This obligation brings this requirement already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ObligationReview",
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
                ("reviewed_on", models.DateField(verbose_name="reviewed on")),
                ("conclusion", models.TextField(verbose_name="what was found")),
                ("next_on", models.DateField(verbose_name="next review")),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="controls.obligation",
                        verbose_name="obligation",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="reviewed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "review of an obligation",
                "verbose_name_plural": "reviews of obligations",
                "ordering": ["-reviewed_on", "-at"],
            },
        ),
        migrations.CreateModel(
            name="RequirementAttribute",
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
                ("family", models.CharField(max_length=40, verbose_name="attribute")),
                ("value", models.CharField(max_length=60, verbose_name="value")),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributes",
                        to="controls.requirement",
                        verbose_name="requirement",
                    ),
                ),
            ],
            options={
                "verbose_name": "attribute of a requirement",
                "verbose_name_plural": "attributes of requirements",
                "ordering": ["requirement", "family", "value"],
                "indexes": [models.Index(fields=["family", "value"], name="requirement_attribute_value")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("requirement", "family", "value"), name="requirement_attribute_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RequirementEvidence",
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
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requirement_evidence",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_links",
                        to="controls.requirement",
                        verbose_name="requirement",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence of a requirement",
                "verbose_name_plural": "evidence of requirements",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter", "requirement", "evidence"),
                        name="requirement_evidence_once",
                        violation_error_message="This requirement rests on this evidence already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SampleDraw",
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
                ("subject", models.TextField(verbose_name="what is tested")),
                ("population", models.JSONField(verbose_name="population")),
                (
                    "population_size",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="size of the population"
                    ),
                ),
                ("population_digest", models.CharField(max_length=64, verbose_name="digest of the population")),
                (
                    "sample_size",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="items drawn"
                    ),
                ),
                ("algorithm", models.CharField(max_length=40, verbose_name="algorithm")),
                ("seed", models.CharField(max_length=64, verbose_name="seed")),
                ("drawn", models.JSONField(verbose_name="sample")),
                ("drawn_on", models.DateField(verbose_name="drawn on")),
                (
                    "control",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draws",
                        to="controls.control",
                        verbose_name="control",
                    ),
                ),
            ],
            options={
                "verbose_name": "sample drawn",
                "verbose_name_plural": "samples drawn",
                "ordering": ["-at"],
                "indexes": [models.Index(fields=["control", "-at"], name="sample_draw_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sample_size__lte", models.F("population_size"))),
                        name="sample_draw_in_population",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SuggestedControl",
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
                    "model",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="controls.referencecontrol",
                        verbose_name="model of control",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggested_controls",
                        to="controls.requirement",
                        verbose_name="requirement",
                    ),
                ),
            ],
            options={
                "verbose_name": "suggested control",
                "verbose_name_plural": "suggested controls",
                "ordering": ["requirement", "model"],
                "constraints": [
                    models.UniqueConstraint(fields=("requirement", "model"), name="suggested_control_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TestEvidence",
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
                    "test",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_links",
                        to="controls.controltest",
                        verbose_name="control test",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence of a test",
                "verbose_name_plural": "evidence of tests",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("test", "evidence"),
                        name="test_evidence_once",
                        violation_error_message="This test rests on this evidence already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TestSheet",
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
                ("subject", models.TextField(verbose_name="what was tested")),
                ("items", models.JSONField(blank=True, default=list, verbose_name="result of each item")),
                (
                    "draw",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="controls.sampledraw",
                        verbose_name="sample drawn",
                    ),
                ),
                (
                    "test",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheet",
                        to="controls.controltest",
                        verbose_name="control test",
                    ),
                ),
            ],
            options={
                "verbose_name": "sheet of a test",
                "verbose_name_plural": "sheets of tests",
            },
        ),
    ]
