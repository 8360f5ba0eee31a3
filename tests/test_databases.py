"""What tests stand on: a committed database is a copy, seen by other threads, and leaves the template as it was."""

import threading

from django.db import connection

from organisation.models import Perimeter, User
from tests.cast import make_cast
from tests.databases import Clones


def test_commits_are_seen_by_another_thread(committed_db: str) -> None:
    make_cast()
    seen: list[int] = []

    def look() -> None:
        seen.append(Perimeter.objects.count())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [5]


def test_the_next_test_starts_from_the_template(committed_db: str) -> None:
    assert not Perimeter.objects.exists()


def test_rolled_back_tests_see_nothing_of_it(db: None) -> None:
    assert not Perimeter.objects.exists()


def test_a_template_is_built_once_and_copied(clones: Clones, django_db_blocker: object) -> None:
    builds: list[str] = []
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        source = clones.built("cast", lambda: builds.append(str(make_cast())))
        assert clones.built("cast", lambda: builds.append("again")) == source
        for _ in range(2):
            copy = clones.copy(source)
            with clones.used(copy):
                assert User.objects.filter(username__isnull=False).exists()
                Perimeter.objects.first()
            clones.drop(copy)
    assert len(builds) == 1
