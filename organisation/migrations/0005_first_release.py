import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import organisation.models.access
from trail import migrating


class Migration(migrating.Migration):
    replaces = [
        ("organisation", "0001_initial"),
        ("organisation", "0002_sign_in_links"),
        ("organisation", "0003_context"),
        ("organisation", "0004_saved_views"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Perimeter",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("headquarters", "Headquarters"),
                            ("hosting", "Health-data hosting"),
                            ("platform", "Digital service"),
                            ("hospital", "Hospital"),
                            ("department", "Department"),
                            ("site", "Site"),
                        ],
                        default="site",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("path", models.CharField(db_index=True, editable=False, max_length=600)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organisation.perimeter",
                        verbose_name="parent",
                    ),
                ),
            ],
            options={
                "verbose_name": "perimeter",
                "verbose_name_plural": "perimeters",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("parent", "name"),
                        name="perimeter_name_once_a_parent",
                        violation_error_message="A perimeter of this name stands here already: choose another name.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InterestedParty",
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
                ("name", models.CharField(max_length=200, verbose_name="interested party")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("patients", "Patients and the public"),
                            ("members", "Members and customers"),
                            ("staff", "Staff"),
                            ("authority", "Authority"),
                            ("certifier", "Certification body"),
                            ("supplier", "Supplier"),
                            ("partner", "Partner"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="why they matter")),
                ("reviewed_on", models.DateField(editable=False, verbose_name="reviewed on")),
                ("ended_reason", models.TextField(blank=True, editable=False, verbose_name="reason of the withdrawal")),
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
                "verbose_name": "interested party",
                "verbose_name_plural": "interested parties",
                "constraints": [
                    models.UniqueConstraint(fields=("perimeter", "reference"), name="interested_party_reference_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("perimeter", "name"),
                        name="interested_party_once_a_perimeter",
                        violation_error_message="This interested party is listed already: open it and add to it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "Person"), ("machine", "Machine"), ("system", "System")],
                        default="person",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("language", models.CharField(default="fr", max_length=5, verbose_name="language")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Person",
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
                ("job_title", models.CharField(blank=True, max_length=120, verbose_name="function")),
                ("team", models.CharField(blank=True, max_length=120, verbose_name="team")),
                ("joined_on", models.DateField(blank=True, null=True, verbose_name="joined on")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                (
                    "identity_commitment",
                    models.CharField(editable=False, max_length=64, verbose_name="commitment to the identity"),
                ),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_on__isnull", True), ("left_on__gte", models.F("joined_on")), _connector="OR"
                        ),
                        name="person_leaves_after_joining",
                        violation_error_message="A person leaves after having joined: check the two dates.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPartyNeed",
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
                ("title", models.CharField(max_length=300, verbose_name="requirement")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("law", "Law or regulation"),
                            ("contract", "Contract"),
                            ("standard", "Standard or certification"),
                            ("expectation", "Expectation"),
                        ],
                        max_length=12,
                        verbose_name="basis",
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("addressed", "Addressed by the management system"),
                            ("elsewhere", "Addressed elsewhere"),
                            ("declined", "Not addressed"),
                        ],
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                ("means", models.TextField(blank=True, verbose_name="how, or why not")),
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
                    "party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.interestedparty",
                        verbose_name="interested party",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical requirement of an interested party",
                "verbose_name_plural": "historical requirements of interested parties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PartyNeed",
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
                ("title", models.CharField(max_length=300, verbose_name="requirement")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("law", "Law or regulation"),
                            ("contract", "Contract"),
                            ("standard", "Standard or certification"),
                            ("expectation", "Expectation"),
                        ],
                        max_length=12,
                        verbose_name="basis",
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("addressed", "Addressed by the management system"),
                            ("elsewhere", "Addressed elsewhere"),
                            ("declined", "Not addressed"),
                        ],
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                ("means", models.TextField(blank=True, verbose_name="how, or why not")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="organisation.interestedparty",
                        verbose_name="interested party",
                    ),
                ),
            ],
            options={
                "verbose_name": "requirement of an interested party",
                "verbose_name_plural": "requirements of interested parties",
            },
        ),
        migrations.CreateModel(
            name="HistoricalPerson",
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
                ("job_title", models.CharField(blank=True, max_length=120, verbose_name="function")),
                ("team", models.CharField(blank=True, max_length=120, verbose_name="team")),
                ("joined_on", models.DateField(blank=True, null=True, verbose_name="joined on")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                (
                    "identity_commitment",
                    models.CharField(editable=False, max_length=64, verbose_name="commitment to the identity"),
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
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
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
                "verbose_name": "historical person",
                "verbose_name_plural": "historical people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPerimeter",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("headquarters", "Headquarters"),
                            ("hosting", "Health-data hosting"),
                            ("platform", "Digital service"),
                            ("hospital", "Hospital"),
                            ("department", "Department"),
                            ("site", "Site"),
                        ],
                        default="site",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("path", models.CharField(db_index=True, editable=False, max_length=600)),
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.perimeter",
                        verbose_name="parent",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical perimeter",
                "verbose_name_plural": "historical perimeters",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInterestedParty",
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
                ("name", models.CharField(max_length=200, verbose_name="interested party")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("patients", "Patients and the public"),
                            ("members", "Members and customers"),
                            ("staff", "Staff"),
                            ("authority", "Authority"),
                            ("certifier", "Certification body"),
                            ("supplier", "Supplier"),
                            ("partner", "Partner"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="why they matter")),
                ("reviewed_on", models.DateField(editable=False, verbose_name="reviewed on")),
                ("ended_reason", models.TextField(blank=True, editable=False, verbose_name="reason of the withdrawal")),
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
                "verbose_name": "historical interested party",
                "verbose_name_plural": "historical interested parties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalContextIssue",
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
                ("title", models.CharField(max_length=300, verbose_name="issue")),
                (
                    "origin",
                    models.CharField(
                        choices=[("internal", "Internal"), ("external", "External")],
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("strategy", "Strategy and governance"),
                            ("law", "Law and regulation"),
                            ("threat", "Threats"),
                            ("technology", "Technology"),
                            ("people", "People and skills"),
                            ("suppliers", "Suppliers and partners"),
                            ("money", "Resources"),
                            ("climate", "Climate change"),
                        ],
                        max_length=12,
                        verbose_name="theme",
                    ),
                ),
                ("relevant", models.BooleanField(default=True, verbose_name="relevant")),
                ("effect", models.TextField(verbose_name="what it means for the management system")),
                ("reviewed_on", models.DateField(editable=False, verbose_name="reviewed on")),
                ("ended_reason", models.TextField(blank=True, editable=False, verbose_name="reason of the withdrawal")),
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
                "verbose_name": "historical issue of the context",
                "verbose_name_plural": "historical issues of the context",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ContextIssue",
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
                ("title", models.CharField(max_length=300, verbose_name="issue")),
                (
                    "origin",
                    models.CharField(
                        choices=[("internal", "Internal"), ("external", "External")],
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("strategy", "Strategy and governance"),
                            ("law", "Law and regulation"),
                            ("threat", "Threats"),
                            ("technology", "Technology"),
                            ("people", "People and skills"),
                            ("suppliers", "Suppliers and partners"),
                            ("money", "Resources"),
                            ("climate", "Climate change"),
                        ],
                        max_length=12,
                        verbose_name="theme",
                    ),
                ),
                ("relevant", models.BooleanField(default=True, verbose_name="relevant")),
                ("effect", models.TextField(verbose_name="what it means for the management system")),
                ("reviewed_on", models.DateField(editable=False, verbose_name="reviewed on")),
                ("ended_reason", models.TextField(blank=True, editable=False, verbose_name="reason of the withdrawal")),
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
                "verbose_name": "issue of the context",
                "verbose_name_plural": "issues of the context",
                "constraints": [
                    models.UniqueConstraint(fields=("perimeter", "reference"), name="context_issue_reference_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PerimeterClosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("depth", models.PositiveSmallIntegerField()),
                (
                    "ancestor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.perimeter"
                    ),
                ),
                (
                    "descendant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.perimeter"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("ancestor", "descendant"), name="closure_once")],
            },
        ),
        migrations.CreateModel(
            name="PersonIdentity",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="identity",
                        serialize=False,
                        to="organisation.person",
                    ),
                ),
                ("given_name", models.CharField(blank=True, max_length=80, verbose_name="given name")),
                ("family_name", models.CharField(max_length=80, verbose_name="family name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("sort_key", models.CharField(db_index=True, editable=False, max_length=200)),
                ("salt", models.BinaryField(max_length=16)),
            ],
            options={
                "verbose_name": "identity",
                "verbose_name_plural": "identities",
            },
        ),
        migrations.CreateModel(
            name="HistoricalScopeStatement",
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
                ("number", models.PositiveIntegerField(editable=False, verbose_name="version")),
                ("text", models.TextField(verbose_name="scope")),
                ("interfaces", models.TextField(blank=True, verbose_name="interfaces and dependencies")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("approved", "Approved"), ("superseded", "Superseded")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("approved_on", models.DateField(blank=True, editable=False, null=True, verbose_name="approved on")),
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
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="approved by",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="prepared by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical scope statement",
                "verbose_name_plural": "historical scope statements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRecordGrant",
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
                ("record_model", models.CharField(max_length=80, verbose_name="kind of record")),
                ("record_id", models.UUIDField(verbose_name="record")),
                ("as_of_at", models.DateTimeField(blank=True, null=True, verbose_name="as of")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
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
                "verbose_name": "historical record opened by name",
                "verbose_name_plural": "historical records opened by name",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGrant",
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
                        choices=organisation.models.access.role_choices, max_length=40, verbose_name="role"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
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
                "verbose_name": "historical grant",
                "verbose_name_plural": "historical grants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Grant",
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
                        choices=organisation.models.access.role_choices, max_length=40, verbose_name="role"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "perimeter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="organisation.perimeter",
                        verbose_name="perimeter",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "grant",
                "verbose_name_plural": "grants",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="grant_ends_after_it_starts",
                        violation_error_message="A grant ends on or after the day it starts: check the two dates.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordGrant",
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
                ("record_model", models.CharField(max_length=80, verbose_name="kind of record")),
                ("record_id", models.UUIDField(verbose_name="record")),
                ("as_of_at", models.DateTimeField(blank=True, null=True, verbose_name="as of")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
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
                        related_name="record_grants",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "record opened by name",
                "verbose_name_plural": "records opened by name",
                "indexes": [models.Index(fields=["record_model", "record_id"], name="organisatio_record__3a3f9c_idx")],
            },
        ),
        migrations.CreateModel(
            name="ReferenceCounter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("prefix", models.CharField(max_length=8)),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "root",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.perimeter"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("root", "prefix"), name="counter_once")],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("path", models.CharField(max_length=200, verbose_name="page")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("query", models.CharField(blank=True, max_length=2000, verbose_name="state")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "ordering": ["name"],
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("user", "path", "name"), name="saved_view_name")],
            },
        ),
        migrations.CreateModel(
            name="ScopeStatement",
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
                ("number", models.PositiveIntegerField(editable=False, verbose_name="version")),
                ("text", models.TextField(verbose_name="scope")),
                ("interfaces", models.TextField(blank=True, verbose_name="interfaces and dependencies")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("approved", "Approved"), ("superseded", "Superseded")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("approved_on", models.DateField(blank=True, editable=False, null=True, verbose_name="approved on")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="approved by",
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
                    "prepared_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.person",
                        verbose_name="prepared by",
                    ),
                ),
            ],
            options={
                "verbose_name": "scope statement",
                "verbose_name_plural": "scope statements",
                "constraints": [
                    models.UniqueConstraint(fields=("perimeter", "number"), name="scope_version_once_a_perimeter"),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "draft"), ("withdrawn_at__isnull", True)),
                        fields=("perimeter",),
                        name="one_scope_draft_a_perimeter",
                        violation_error_message="A draft of this scope is open already: finish that one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScopeExclusion",
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
                ("title", models.CharField(max_length=300, verbose_name="what is excluded")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exclusions",
                        to="organisation.scopestatement",
                        verbose_name="scope statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "exclusion from the scope",
                "verbose_name_plural": "exclusions from the scope",
            },
        ),
        migrations.CreateModel(
            name="HistoricalScopeExclusion",
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
                ("title", models.CharField(max_length=300, verbose_name="what is excluded")),
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
                    "statement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="organisation.scopestatement",
                        verbose_name="scope statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical exclusion from the scope",
                "verbose_name_plural": "historical exclusions from the scope",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SignInLink",
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
                ("expires_at", models.DateTimeField(verbose_name="expires on")),
                ("next_path", models.CharField(blank=True, max_length=200, verbose_name="page to open")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_in_links",
                        to="organisation.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "sign-in link",
                "verbose_name_plural": "sign-in links",
                "indexes": [models.Index(fields=["person", "at"], name="sign_in_link_recent")],
            },
        ),
        migrations.CreateModel(
            name="SignInLinkUse",
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
                    "link",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="use",
                        to="organisation.signinlink",
                        verbose_name="sign-in link",
                    ),
                ),
            ],
            options={
                "verbose_name": "use of a sign-in link",
                "verbose_name_plural": "uses of sign-in links",
            },
        ),
    ]
