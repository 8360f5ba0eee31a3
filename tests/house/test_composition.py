"""The composition for production: nobody is root, everything has a health check, secrets come by file."""

import os
import subprocess
import sys
from typing import Any

import pytest
import yaml

from jobs.management.commands.up import PROCESSES
from tests.house.tree import ROOT
from tests.live import compose_commands

pytestmark = pytest.mark.once
COMPOSITION: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSITION["services"]


def test_the_five_services_are_there() -> None:
    assert {"web", "worker", "clock", "postgres", "redis"} <= SERVICES.keys()


def test_its_processes_are_those_of_one_command() -> None:
    assert compose_commands() == PROCESSES


@pytest.mark.parametrize("name", SERVICES)
def test_nobody_is_root(name: str) -> None:
    assert SERVICES[name]["user"].split(":")[0] not in {"root", "0"}
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in SERVICES[name]["security_opt"]


@pytest.mark.parametrize("name", sorted(SERVICES.keys() - {"prepare"}))
def test_health_is_checked(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_names_exists(name: str) -> None:
    service = SERVICES[name]
    assert set(service.get("secrets", [])) <= COMPOSITION["secrets"].keys()
    assert set(service.get("networks", [])) <= COMPOSITION["networks"].keys()
    assert {volume.split(":")[0] for volume in service.get("volumes", [])} <= COMPOSITION["volumes"].keys()
    assert set(service.get("depends_on", {})) <= SERVICES.keys()


def test_the_composition_is_valid() -> None:
    """Read by the program itself, which needs no engine for this."""
    command = ["docker-compose", "--file", str(ROOT / "docker-compose.yml"), "config"]
    shown = yaml.safe_load(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert shown["services"].keys() == SERVICES.keys()


def test_no_secret_stands_in_the_environment() -> None:
    for service in SERVICES.values():
        for variable, value in (service.get("environment") or {}).items():
            secret = any(word in variable for word in ("PASSWORD", "SECRET", "KEY", "DATABASE_URL"))
            assert not secret or (variable.endswith("_FILE") and value.startswith(("/run/secrets/", "/keys/"))), (
                variable
            )


def test_the_image_runs_as_an_ordinary_account() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("USER")][-1] == "USER 10001:10001"


def test_production_settings_read_secrets_from_files(tmp_path: Any) -> None:
    """With the variables of the web service, and files where it expects them, the settings load and say production."""
    environment = {"PATH": os.environ["PATH"], "PULSY_DATA_DIR": str(tmp_path / "data")}
    for variable, value in SERVICES["web"]["environment"].items():
        environment[variable] = value.replace("/run/secrets", str(tmp_path)).replace("/keys", str(tmp_path))
    environment["PULSY_HOSTS"] = environment["PULSY_ORIGINS"] = "https://smsi.example.org"
    (tmp_path / "secret_key").write_text("k" * 64)
    (tmp_path / "database_url").write_text("postgresql://pulsy:a-password@postgres:5432/pulsy")
    program = "from pulsy_isms import settings as s; print(s.PRODUCTION, s.SECRET_KEY, s.DATABASES['default']['HOST'])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "k" * 64, "postgres"]
