import django.core.validators
import django.db.models.deletion
import simple_history.models
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import organisation.models.access
from trail import migrating


class Migration(migrating.Migration):
    replaces = [
        ("policies", "0001_initial"),
        ("policies", "0002_reading_proof_and_quiz"),
        ("policies", "0003_following_up_and_training"),
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
            name="Document",
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
                            ("policy", "Policy"),
                            ("charter", "Charter"),
                            ("procedure", "Procedure"),
                            ("guide", "Guide"),
                            ("record", "Record"),
                            ("module", "Awareness module"),
                        ],
                        default="policy",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="what it is for")),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("internal", "Internal"),
                            ("restricted", "Restricted"),
                            ("confidential", "Confidential"),
                        ],
                        default="internal",
                        max_length=12,
                        verbose_name="classification",
                    ),
                ),
                (
                    "review_every_months",
                    models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="reviewed every (months)",
                    ),
                ),
                (
                    "approvals_needed",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9),
                        ],
                        verbose_name="approvals needed",
                    ),
                ),
                (
                    "shared",
                    models.BooleanField(
                        default=True,
                        help_text="The people of every perimeter below read it too.",
                        verbose_name="applies to the perimeters below",
                    ),
                ),
                (
                    "measures_time",
                    models.BooleanField(
                        default=False,
                        help_text="Only where your rules on the monitoring of staff provide for it.",
                        verbose_name="keeps how long it was read",
                    ),
                ),
                ("search_key", models.CharField(db_index=True, editable=False, max_length=260)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
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
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["reference"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter", "title"),
                        name="document_title_once_a_perimeter",
                        violation_error_message="A document of this title stands in this perimeter already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyVersion",
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
                ("number", models.PositiveIntegerField(editable=False, verbose_name="number")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved"),
                            ("published", "Published"),
                            ("review_due", "Review due"),
                            ("superseded", "Superseded"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("material", "Material: everyone reads it again"),
                            ("minor", "Minor: earlier acknowledgements hold"),
                        ],
                        default="material",
                        max_length=8,
                        verbose_name="kind of change",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason for the change")),
                (
                    "review_round",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="round of review"),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved at")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="out of force since")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="next review")),
                (
                    "pass_mark",
                    models.PositiveSmallIntegerField(
                        default=80,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="pass mark of the quiz (%)",
                    ),
                ),
                (
                    "attempts_a_day",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="attempts a day",
                    ),
                ),
                (
                    "approver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="approver",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_versions",
                        to="organisation.person",
                        verbose_name="author",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="policies.document",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "versions",
                "ordering": ["document", "-number"],
                "indexes": [models.Index(fields=["status", "document"], name="version_by_status")],
                "constraints": [
                    models.UniqueConstraint(fields=("document", "number"), name="version_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("published", "review_due"))),
                        fields=("document",),
                        name="one_version_in_force",
                        violation_error_message="A version of this document is in force already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("draft", "in_review", "approved"))),
                        fields=("document",),
                        name="one_version_in_preparation",
                        violation_error_message="A version of this document is in preparation already: finish that one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approver__isnull", True),
                            models.Q(("approver", models.F("author")), _negated=True),
                            _connector="OR",
                        ),
                        name="version_approver_is_not_author",
                        violation_error_message="Somebody other than the author approves a version.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyText",
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
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English")], max_length=2, verbose_name="language"
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("digest", models.CharField(editable=False, max_length=64, verbose_name="digest of the text")),
                ("words", models.PositiveIntegerField(default=0, editable=False, verbose_name="words")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("approved", "Approved")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("search_key", models.TextField(blank=True, default="", editable=False)),
                (
                    "editor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="last edited by",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_texts",
                        to="vault.sealedfile",
                        verbose_name="file",
                    ),
                ),
                (
                    "policy_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a version",
                "verbose_name_plural": "texts of versions",
                "ordering": ["policy_version", "-language"],
                "constraints": [
                    models.UniqueConstraint(fields=("policy_version", "language"), name="policy_text_once_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuizAttempt",
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
                ("given", models.JSONField(default=dict, verbose_name="answers given")),
                ("score", models.PositiveSmallIntegerField(verbose_name="score (%)")),
                ("passed", models.BooleanField(verbose_name="passed")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quiz_attempts",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "policy_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quiz_attempts",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "attempt at a quiz",
                "verbose_name_plural": "attempts at quizzes",
                "ordering": ["-at"],
                "indexes": [models.Index(fields=["person", "policy_version", "at"], name="attempt_by_reader")],
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
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
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English")], max_length=2, verbose_name="language"
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the text")),
                ("sentence", models.CharField(max_length=300, verbose_name="sentence shown")),
                (
                    "identification",
                    models.CharField(
                        choices=[
                            ("link", "One-time link"),
                            ("password", "Password"),
                            ("single_sign_on", "Single sign-on"),
                            ("two_factors", "Two factors"),
                        ],
                        max_length=16,
                        verbose_name="identified by",
                    ),
                ),
                ("parts", models.PositiveSmallIntegerField(default=0, verbose_name="parts shown")),
                (
                    "seconds",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="time before the text (seconds)"),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="policies.policytext",
                        verbose_name="text",
                    ),
                ),
                (
                    "policy_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
                (
                    "quiz_attempt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.quizattempt",
                        verbose_name="quiz passed",
                    ),
                ),
            ],
            options={
                "verbose_name": "acknowledgement",
                "verbose_name_plural": "acknowledgements",
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "policy_version"),
                        name="acknowledged_once",
                        violation_error_message="You have acknowledged this version already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Campaign",
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
                (
                    "role",
                    models.CharField(
                        blank=True, choices=organisation.models.access.role_choices, max_length=40, verbose_name="role"
                    ),
                ),
                ("team", models.CharField(blank=True, max_length=120, verbose_name="team")),
                (
                    "by_list",
                    models.BooleanField(default=False, editable=False, verbose_name="only the people of a list"),
                ),
                ("due_on", models.DateField(verbose_name="to be read by")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")],
                        default="open",
                        max_length=6,
                        verbose_name="status",
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                (
                    "follower",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="followed up by",
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
                    "policy_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "campaign",
                "verbose_name_plural": "campaigns",
                "ordering": ["-opened_at"],
                "indexes": [models.Index(fields=["status", "due_on"], name="campaign_by_due")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("by_list", False), ("status", "open")),
                        fields=("policy_version", "perimeter", "role", "team"),
                        name="campaign_once_an_audience",
                        violation_error_message="A campaign for these people is open already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
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
                ("code", models.CharField(max_length=24, unique=True, verbose_name="code")),
                ("digest", models.CharField(max_length=64, verbose_name="digest (SHA-256)")),
                (
                    "acknowledgement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificate",
                        to="policies.acknowledgement",
                        verbose_name="acknowledgement",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="vault.sealedfile",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
            },
        ),
        migrations.CreateModel(
            name="DocumentRequirement",
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
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="policies.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "requirement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="controls.requirement",
                        verbose_name="requirement",
                    ),
                ),
            ],
            options={
                "verbose_name": "requirement answered by a document",
                "verbose_name_plural": "requirements answered by documents",
                "ordering": ["requirement__framework", "requirement__position"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("document", "requirement"),
                        name="document_answers_once",
                        violation_error_message="This document answers this requirement already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAbsence",
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
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical absence",
                "verbose_name_plural": "historical absences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCampaignMember",
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
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.campaign",
                        verbose_name="campaign",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical person named in a campaign",
                "verbose_name_plural": "historical people named in campaigns",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDocument",
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
                            ("policy", "Policy"),
                            ("charter", "Charter"),
                            ("procedure", "Procedure"),
                            ("guide", "Guide"),
                            ("record", "Record"),
                            ("module", "Awareness module"),
                        ],
                        default="policy",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="what it is for")),
                (
                    "classification",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("internal", "Internal"),
                            ("restricted", "Restricted"),
                            ("confidential", "Confidential"),
                        ],
                        default="internal",
                        max_length=12,
                        verbose_name="classification",
                    ),
                ),
                (
                    "review_every_months",
                    models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="reviewed every (months)",
                    ),
                ),
                (
                    "approvals_needed",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9),
                        ],
                        verbose_name="approvals needed",
                    ),
                ),
                (
                    "shared",
                    models.BooleanField(
                        default=True,
                        help_text="The people of every perimeter below read it too.",
                        verbose_name="applies to the perimeters below",
                    ),
                ),
                (
                    "measures_time",
                    models.BooleanField(
                        default=False,
                        help_text="Only where your rules on the monitoring of staff provide for it.",
                        verbose_name="keeps how long it was read",
                    ),
                ),
                ("search_key", models.CharField(db_index=True, editable=False, max_length=260)),
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
                "verbose_name": "historical document",
                "verbose_name_plural": "historical documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDocumentRequirement",
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.document",
                        verbose_name="document",
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
                "verbose_name": "historical requirement answered by a document",
                "verbose_name_plural": "historical requirements answered by documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPolicyVersion",
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
                ("number", models.PositiveIntegerField(editable=False, verbose_name="number")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved"),
                            ("published", "Published"),
                            ("review_due", "Review due"),
                            ("superseded", "Superseded"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("material", "Material: everyone reads it again"),
                            ("minor", "Minor: earlier acknowledgements hold"),
                        ],
                        default="material",
                        max_length=8,
                        verbose_name="kind of change",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason for the change")),
                (
                    "review_round",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="round of review"),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved at")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published at")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="out of force since")),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="next review")),
                (
                    "pass_mark",
                    models.PositiveSmallIntegerField(
                        default=80,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="pass mark of the quiz (%)",
                    ),
                ),
                (
                    "attempts_a_day",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="attempts a day",
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
                    "approver",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="approver",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="author",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.document",
                        verbose_name="document",
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
                "verbose_name": "historical version",
                "verbose_name_plural": "historical versions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTeamManager",
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
                    "team",
                    models.CharField(
                        blank=True, help_text="Empty: everyone of the perimeter.", max_length=120, verbose_name="team"
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
                    "delegate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="While reminders are delegated.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="reminders go to",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="manager",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical manager of a team",
                "verbose_name_plural": "historical managers of teams",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalQuizQuestion",
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
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("question_fr", models.CharField(max_length=300, verbose_name="question in French")),
                ("answers_fr", models.TextField(verbose_name="answers in French")),
                ("question_en", models.CharField(blank=True, max_length=300, verbose_name="question in English")),
                ("answers_en", models.TextField(blank=True, verbose_name="answers in English")),
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
                    "policy_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical question of the quiz",
                "verbose_name_plural": "historical questions of the quiz",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalQuestion",
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
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("text", models.TextField(max_length=2000, verbose_name="question")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("answered", "Answered")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
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
                        to="organisation.person",
                        verbose_name="answered by",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="asked by",
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
                    "policy_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical question",
                "verbose_name_plural": "historical questions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPolicyText",
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
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English")], max_length=2, verbose_name="language"
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("digest", models.CharField(editable=False, max_length=64, verbose_name="digest of the text")),
                ("words", models.PositiveIntegerField(default=0, editable=False, verbose_name="words")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("in_review", "In review"), ("approved", "Approved")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("search_key", models.TextField(blank=True, default="", editable=False)),
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
                    "editor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="last edited by",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="vault.sealedfile",
                        verbose_name="file",
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
                    "policy_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical text of a version",
                "verbose_name_plural": "historical texts of versions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFormality",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("staff_opinion", "Opinion of staff representatives"),
                            ("internal_rules", "Annexed to the internal rules"),
                            ("filing", "Filed with the authorities"),
                            ("display", "Brought to the knowledge of staff"),
                        ],
                        max_length=16,
                        verbose_name="formality",
                    ),
                ),
                ("done_on", models.DateField(verbose_name="done on")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="reference or note")),
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
                    "policy_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical formality",
                "verbose_name_plural": "historical formalities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCampaign",
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
                (
                    "role",
                    models.CharField(
                        blank=True, choices=organisation.models.access.role_choices, max_length=40, verbose_name="role"
                    ),
                ),
                ("team", models.CharField(blank=True, max_length=120, verbose_name="team")),
                (
                    "by_list",
                    models.BooleanField(default=False, editable=False, verbose_name="only the people of a list"),
                ),
                ("due_on", models.DateField(verbose_name="to be read by")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")],
                        default="open",
                        max_length=6,
                        verbose_name="status",
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
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
                    "follower",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="followed up by",
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
                    "policy_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical campaign",
                "verbose_name_plural": "historical campaigns",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Formality",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("staff_opinion", "Opinion of staff representatives"),
                            ("internal_rules", "Annexed to the internal rules"),
                            ("filing", "Filed with the authorities"),
                            ("display", "Brought to the knowledge of staff"),
                        ],
                        max_length=16,
                        verbose_name="formality",
                    ),
                ),
                ("done_on", models.DateField(verbose_name="done on")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="reference or note")),
                (
                    "policy_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="formalities",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "formality",
                "verbose_name_plural": "formalities",
                "ordering": ["done_on", "kind"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("policy_version", "kind"),
                        name="formality_once",
                        violation_error_message="This formality is recorded already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
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
                ("text", models.TextField(max_length=4000, verbose_name="comment")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_comments",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "policy_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Approval",
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
                ("review_round", models.PositiveSmallIntegerField(verbose_name="round of review")),
                (
                    "decision",
                    models.CharField(
                        choices=[("approved", "Approved"), ("sent_back", "Sent back")],
                        max_length=9,
                        verbose_name="decision",
                    ),
                ),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_approvals",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "policy_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "approval",
                "verbose_name_plural": "approvals",
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("policy_version", "review_round", "person"),
                        name="approval_once_a_round",
                        violation_error_message="This person has decided on this version already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
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
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("text", models.TextField(max_length=2000, verbose_name="question")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("answered", "Answered")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="answered by",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_questions",
                        to="organisation.person",
                        verbose_name="asked by",
                    ),
                ),
                (
                    "policy_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ["-asked_at"],
            },
        ),
        migrations.CreateModel(
            name="QuizQuestion",
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
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("question_fr", models.CharField(max_length=300, verbose_name="question in French")),
                ("answers_fr", models.TextField(verbose_name="answers in French")),
                ("question_en", models.CharField(blank=True, max_length=300, verbose_name="question in English")),
                ("answers_en", models.TextField(blank=True, verbose_name="answers in English")),
                (
                    "policy_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quiz_questions",
                        to="policies.policyversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "question of the quiz",
                "verbose_name_plural": "questions of the quiz",
                "ordering": ["policy_version", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TeamManager",
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
                    "team",
                    models.CharField(
                        blank=True, help_text="Empty: everyone of the perimeter.", max_length=120, verbose_name="team"
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        blank=True,
                        help_text="While reminders are delegated.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="reminders go to",
                    ),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team_managers",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="managed_teams",
                        to="organisation.person",
                        verbose_name="manager",
                    ),
                ),
            ],
            options={
                "verbose_name": "manager of a team",
                "verbose_name_plural": "managers of teams",
                "ordering": ["perimeter__path", "team"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter", "team"),
                        name="one_manager_a_team",
                        violation_error_message="This team has a manager already: edit that one.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("course", "Course"),
                            ("online", "On-line module"),
                            ("exercise", "Exercise"),
                            ("certification", "Certification"),
                        ],
                        default="course",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("trained_on", models.DateField(verbose_name="trained on")),
                (
                    "minutes",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="duration (minutes)",
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=200, verbose_name="provider")),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "training record",
                "verbose_name_plural": "training records",
                "ordering": ["-trained_on"],
                "indexes": [models.Index(fields=["person", "trained_on"], name="training_of_person")],
            },
        ),
        migrations.CreateModel(
            name="Absence",
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
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ["-starts_on"],
                "indexes": [models.Index(fields=["person", "ends_on"], name="absence_of_person")],
            },
        ),
        migrations.CreateModel(
            name="CampaignMember",
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
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="policies.campaign",
                        verbose_name="campaign",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaign_memberships",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "person named in a campaign",
                "verbose_name_plural": "people named in campaigns",
                "constraints": [models.UniqueConstraint(fields=("campaign", "person"), name="campaign_names_once")],
            },
        ),
    ]
