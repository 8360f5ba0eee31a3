# Every command of the project: `make help`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check gates format lint types arrows migrations deploy-check pages messages lock bench secrets

unexport PYTHONDONTWRITEBYTECODE
export PYTHONUTF8 := 1
VENV := .venv/bin

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */\1\t/' | expand -t 16

run:  ## set up what is missing and start on http://127.0.0.1:8000 (PORT=…, DEMO=0 for an empty installation)
	@bin/run

test: | ready  ## run every test on SQLite and on PostgreSQL + Redis (ENGINES=sqlite, ARGS="tests/risks -x")
	@$(VENV)/python -m tests.run $(if $(ENGINES),--engines $(ENGINES)) $(ARGS)

check: gates  ## format, lint, types, arrows, migrations, deployment; then every test
	@$(MAKE) --no-print-directory test

gates: lint types arrows migrations deploy-check  ## all of the above without the tests

.PHONY: ready
ready:
	@bin/packages test
	@bin/venv test
	@$(VENV)/python bin/compile_messages.py

format: | ready  ## put the code in the house's format
	@$(VENV)/ruff format --quiet . && $(VENV)/ruff check --quiet --fix . || true

lint: | ready  ## format and every rule of ruff
	@$(VENV)/ruff format --check .
	@$(VENV)/ruff check .

types: | ready  ## mypy strict
	@$(VENV)/mypy .

arrows: | ready  ## which room may import which
	@$(VENV)/lint-imports

migrations: | ready  ## no model has changed without its migration
	@PULSY_DATA_DIR=$$(mktemp -d) $(VENV)/python manage.py makemigrations --check --dry-run

deploy-check: | ready  ## Django's own checks, set as in production
	@bin/deploy-check

pages: | ready  ## open every page of the demonstration in a real browser: accessible, whole at 320 px, no error
	@$(VENV)/pytest tests/journeys/test_every_page.py -q

messages: | ready  ## collect the texts to translate into locale/fr
	@$(VENV)/python manage.py makemessages --locale fr --no-location --no-obsolete --ignore .venv --ignore data --ignore .cache --ignore tests
	@$(VENV)/python bin/compile_messages.py

lock: | ready  ## pin again what requirements/*.in ask for
	@bin/lock

bench: | ready  ## measure what the product promises
	@for file in benchmarks/*.py; do $(VENV)/python $$file || exit 1; done

secrets:  ## make the secrets of docker-compose.yml that do not exist yet
	@bin/secrets
