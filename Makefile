# `make help` lists what there is to make. Every target sets up what it needs; nothing asks a question.

# The Python that makes .venv: 3.11, else any newer one.
PYTHON ?=
# Where `make site` puts the site.
OUT ?= site
# A share of a large hub, such as 3/8; and the folder with all shares, which are put together.
SHARD ?=
JOIN ?=
# Further arguments for handbill (serve), pytest (test), the measurements (bench) or the trials (endurance).
ARGS ?=
# How `make check` prints: text, github, gitlab, json or sarif.
FORMAT ?= text

VENV := .venv
BIN := $(VENV)/bin
NPM_BIN := tests/node_modules/.bin
LOCKING := .cache/lock
RELEASING := .cache/release
LOWEST := .cache/lowest
PIP := -m pip --quiet --disable-pip-version-check --no-input
PIP_TOOLS := pip-tools==7.6.2
# Only wheels: a source distribution runs its author's program while it is installed.
INSTALL := $(PIP) install --require-hashes --only-binary :all: --requirement
COMPILE := bin/pip-compile --quiet --generate-hashes --strip-extras --no-emit-options \
  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
BUILD_DEPS := --build-deps-for editable --build-deps-for wheel

# Steps are told on standard error, so that standard output holds nothing but results.
# They hold no commas: make would take what follows for a second argument.
say = printf '%s\n' "$(1)" >&2

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
.PHONY: help site serve check test test-long test-core test-lowest coverage pictures-of-change fuzz lint rules reference gallery pictures format endurance bench lock release clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.site ## build the site into site/
	@$(call say,Building the site)
	@$(BIN)/handbill $(if $(JOIN),join $(wildcard $(JOIN)/*),build $(if $(SHARD),--shard $(SHARD))) --out "$(OUT)"
	@echo "Open $$(cd "$(OUT)" && pwd)/index.html, or put the folder on a web server."

serve: $(VENV)/.site ## preview the site, and reload it when a file changes
	@$(call say,Starting the preview; Ctrl+C ends it)
	@$(BIN)/handbill serve $(ARGS)

# Both run, so that one round shows what each of them found; standard output is that of handbill check alone.
# tests.files, which compares the files of letters, circulars and briefings with their pages, is no part of it but of `make test`:
# it needs a built site, packages of the tests and pdftotext. Here editors wait for the answer, and it depends on requirements.txt alone.
check: $(VENV)/.site ## name everything that is wrong with the campaigns and read their send links back
	@$(call say,Checking the campaigns)
	@bad=0; \
	$(BIN)/handbill check --format $(FORMAT) || bad=1; \
	$(BIN)/python -m tests.links || bad=1; \
	exit $$bad

ifneq ($(strip $(ARGS)),)
# Some of the tests, and nothing beside them. Those of one file are over before further processes have begun.
test: $(VENV)/.tests tests/node_modules/.installed
	@HANDBILL_CHROMIUM="$$(.ci/browser)" \
	  $(BIN)/python -m pytest $(if $(findstring .py,$(ARGS)),,-n auto) -q $(ARGS)
else
test: lint ## run the linters, all tests and the check of the campaigns; with ARGS some tests alone
	@$(call say,Looking for browsers and Java and readers of documents)
	@.ci/browser >&2
	@.ci/need Firefox firefox-esr firefox-esr firefox >&2
	@.ci/need WebKit webkit2gtk-driver WebKitWebDriver >&2
	@.ci/need Xvfb xvfb xvfb-run >&2
	@.ci/need w3m w3m w3m >&2
	@.ci/need Lynx lynx lynx >&2
	@.ci/need java default-jre-headless java >&2
	@.ci/need pdftotext poppler-utils pdftotext >&2
	@.ci/need LibreOffice libreoffice-writer-nogui soffice >&2
	@$(call say,Running the tests; the report goes to .cache/tests.xml)
	@mkdir -p .cache && rm -f .cache/tests.xml
	@HANDBILL_CHROMIUM="$$(.ci/browser)" $(BIN)/python -m pytest -n auto -q --junit-xml=.cache/tests.xml
	@$(call say,Checking the campaigns)
	@$(BIN)/handbill check
	@$(call say,Reading the send links and the files of their letters back)
	@$(BIN)/handbill build --out .cache/site >&2
	@$(BIN)/python -m tests.links .cache/site
	@$(BIN)/python -m tests.files .cache/site
	@$(call say,Looking for what the campaigns have to say)
	@PYTHONPATH=tests $(BIN)/python -m shipped
	@echo "All tests passed. Their report is .cache/tests.xml."
endif

test-long: $(VENV)/.tests tests/node_modules/.installed ## try every property thousands of times, as the forge does at night
	@HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest -n auto -q --ignore tests/browser $(ARGS)

test-core: $(VENV)/.tests tests/node_modules/.installed ## run all tests but those in a browser
	@$(BIN)/python -m pytest -n auto -q --ignore tests/browser $(ARGS)

# In an environment of its own, with the oldest version of each package that pyproject.toml allows.
test-lowest: requirements-lowest.txt tests/node_modules/.installed ## run the same with the lowest versions of what we depend on
	@$(call say,Making $(LOWEST))
	@$(or $(PYTHON),python3.11) -m venv --clear $(LOWEST)
	@$(LOWEST)/bin/python $(INSTALL) requirements-lowest.txt
	@$(LOWEST)/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
	@PATH="$(CURDIR)/$(LOWEST)/bin:$$PATH" $(LOWEST)/bin/python -m pytest -n auto -q --ignore tests/browser $(ARGS)

pictures: $(VENV)/.tests ## take the handbook's pictures again
	@PYTHONPATH=tests HANDBILL_CHROMIUM="$$(.ci/browser)" $(BIN)/python -m pictures.handbook

# A job of its own: everything takes longer while it is measured. The browsers' tests run what others run already.
coverage: $(VENV)/.tests tests/node_modules/.installed ## run all tests but those in a browser, and show how much of the package ran
	@mkdir -p .cache/coverage
	@$(BIN)/coverage erase
	@bad=0; \
	$(BIN)/coverage run -m pytest -n auto -q --ignore tests/browser $(ARGS) || bad=1; \
	$(BIN)/coverage combine --quiet; \
	$(BIN)/python -m tests.covered || bad=1; \
	exit $$bad

pictures-of-change: $(VENV)/.tests ## take pictures of the pages in REPORT (report-change --format json) of the built SITE
	@PYTHONPATH=tests HANDBILL_CHROMIUM="$$(.ci/browser)" $(BIN)/python -m pictures.change "$(SITE)" "$(REPORT)" "$(OUT)"

fuzz: $(VENV)/.tests ## spoil a sound project in thousands of ways, and see that each is told
	@PYTHONPATH=tests $(BIN)/python -m fuzz $(ARGS)

# All linters run, so that one round shows what each of them found: those that need no mypy beside it, and told after it.
lint: $(VENV)/.tests tests/node_modules/.installed ## look at the code without running it
	@$(call say,Linting with ruff and mypy and import-linter and eslint and stylelint)
	@mkdir -p .cache; bad=0; \
	{ beside=0; \
	  $(BIN)/lint-imports --no-logo || beside=1; \
	  $(BIN)/python -m tests.collected || beside=1; \
	  $(NPM_BIN)/eslint --no-config-lookup --config tests/eslint.config.mjs overrides/assets/js || beside=1; \
	  $(NPM_BIN)/stylelint --config tests/stylelint.config.mjs "overrides/assets/**/*.css" || beside=1; \
	  exit $$beside; } > .cache/lint.log 2>&1 & \
	$(BIN)/ruff format --check . || bad=1; \
	$(BIN)/ruff check . || bad=1; \
	$(BIN)/mypy || bad=1; \
	wait $$! || bad=1; \
	cat .cache/lint.log; \
	exit $$bad

rules: $(VENV)/.site ## write the handbook's page of rules
	@$(BIN)/python -m handbill.rules.page > docs/handbook/editors/rules.md

reference: $(VENV)/.site ## write the handbook's page of fields
	@$(BIN)/python -m handbill.schemas.page > docs/handbook/editors/reference.md

gallery: $(VENV)/.tests ## show every component of our pages with its parameters and examples on one page
	@PYTHONPATH=tests $(BIN)/python -m gallery

format: $(VENV)/.tests ## rewrite the code as ruff wants it
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

endurance: $(VENV)/.tests ## kill builds and fill disks while a site is read
	@$(call say,Hindering builds)
	@PYTHONPATH=tests $(BIN)/python -m endurance $(ARGS)

bench: $(VENV)/.tests ## measure how long builds take
	@$(call say,Measuring builds)
	@PYTHONPATH=tests $(BIN)/python -m bench $(ARGS)

# Runs with Python 3.11; UPGRADE=1 takes the newest versions that pyproject.toml allows.
lock: ## write requirements*.txt and tests/package-lock.json
	@$(call say,Making $(LOCKING))
	@python3.11 -m venv --clear $(LOCKING)
	@$(LOCKING)/bin/python $(PIP) install --only-binary :all: $(PIP_TOOLS)
	@$(call say,Writing requirements.txt and requirements-dev.txt)
	@CUSTOM_COMPILE_COMMAND="make lock" $(LOCKING)/$(COMPILE) $(if $(UPGRADE),--upgrade) $(BUILD_DEPS) \
	  --output-file requirements.txt pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" $(LOCKING)/$(COMPILE) $(if $(UPGRADE),--upgrade) --extra test --extra lint $(BUILD_DEPS) \
	  --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	@$(call say,Writing requirements-lowest.txt)
	@.ci/lowest > $(LOCKING)/lowest.txt
	@CUSTOM_COMPILE_COMMAND="make lock" $(LOCKING)/$(COMPILE) --extra test $(BUILD_DEPS) \
	  --constraint $(LOCKING)/lowest.txt --output-file requirements-lowest.txt pyproject.toml
	@$(call say,Writing requirements-release.txt)
	@CUSTOM_COMPILE_COMMAND="make lock" $(LOCKING)/$(COMPILE) $(if $(UPGRADE),--upgrade) \
	  --output-file requirements-release.txt requirements-release.in
	@$(call say,Seeing that every package has a wheel for the first Python 3.11)
	@$(LOCKING)/bin/python $(PIP) install --dry-run --ignore-installed --no-deps --require-hashes \
	  --only-binary :all: --python-version 3.11.0 --target $(LOCKING)/none -r requirements-dev.txt
	@$(LOCKING)/bin/python $(PIP) install --dry-run --ignore-installed --no-deps --require-hashes \
	  --only-binary :all: --python-version 3.11.0 --target $(LOCKING)/none -r requirements-lowest.txt
	@$(LOCKING)/bin/python $(PIP) install --dry-run --ignore-installed --no-deps --require-hashes \
	  --only-binary :all: --python-version 3.11.0 --target $(LOCKING)/none -r requirements-release.txt
	@$(call say,Writing tests/package-lock.json)
	@cd tests && npm install --package-lock-only --silent
	@echo "The lock files are requirements.txt, requirements-dev.txt, requirements-lowest.txt, requirements-release.txt and tests/package-lock.json."

# The bill of materials (CycloneDX) names every package of requirements.txt with its hashes.
release: $(VENV)/.site requirements-release.txt ## make the wheel and the source archive and their bill of materials in dist/
	@$(call say,Making $(RELEASING))
	@$(BIN)/python -m venv --clear $(RELEASING)
	@$(RELEASING)/bin/python $(INSTALL) requirements-release.txt
	@$(call say,Making the wheel and the source archive and the bill of materials)
	@rm -rf dist
	@$(BIN)/python -m hatchling build --directory dist >&2
	@$(RELEASING)/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON \
	  --output-file dist/handbill.cdx.json requirements.txt
	@echo "The release is in dist/."

clean: ## delete everything the other targets make
	@$(call say,Deleting what was made)
	@rm -rf $(VENV) tests/node_modules site .handbill-staging-* dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A folder that was moved, or whose Python is gone, is made anew.
ifneq ($(shell [ "$$(cat $(VENV)/.home 2>/dev/null)" = "$(CURDIR)" ] && $(BIN)/python -c "print('sound')" 2>/dev/null),sound)
.PHONY: $(VENV)/.home
endif

$(VENV)/.home:
	@$(call say,Making $(VENV))
	@for python in $(or $(PYTHON),python3.11 python3 python3.12 python3.13 python3.14); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv --clear $(VENV) && printf '%s' "$(CURDIR)" > $@ && exit; \
	    echo "$$python could not make $(VENV); on Debian and Ubuntu install the package python3-venv" >&2; exit 1; \
	  fi; \
	done; \
	echo "Python 3.11 or newer is missing; install it, or say where it is: make PYTHON=/path/to/python3.11" >&2; exit 1

$(VENV)/.site: $(VENV)/.home requirements.txt pyproject.toml
	@$(call say,Installing what builds the site)
	@$(BIN)/python $(INSTALL) requirements.txt
	@$(BIN)/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.home requirements-dev.txt pyproject.toml
	@$(call say,Installing what builds and tests the site)
	@$(BIN)/python $(INSTALL) requirements-dev.txt
	@$(BIN)/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.site $@

tests/node_modules/.installed: tests/package.json tests/package-lock.json
	@.ci/need npm npm npm >/dev/null
	@$(call say,Installing what the tests use from npm)
	@cd tests && npm ci --silent
	@touch $@
