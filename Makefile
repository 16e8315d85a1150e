# The commands, the same by hand and in CI. On a fresh machine only git, make and Python 3.11 or later are needed:
# the first command makes its own environment from uv.lock.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python -m
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve check build edition publish rollback links test screenshots bench clean

$(VENV)/.ready: uv.lock pyproject.toml
	@test -x .uv/bin/uv || { $(PYTHON) -m venv .uv && .uv/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9; }
	.uv/bin/uv sync --locked --quiet --python $(PYTHON)
	@touch $@

serve: $(VENV)/.ready ## read the site at http://127.0.0.1:8000/ while you edit it
	$(RUN) mkdocs serve

check: $(VENV)/.ready ## look for hostile or broken files, validate the content, compare the two languages (seconds)
	@status=0; for step in lint validate parity; do $(RUN) scripts.$$step || status=$$?; done; exit $$status

build: $(VENV)/.ready ## build the whole site into site/, checked and with compressed copies; a failure leaves the last good site as it was
	$(RUN) scripts.build

edition: build ## before an edition: add its addresses to data/addresses.txt, to be committed
	$(RUN) scripts.remember

publish: $(VENV)/.ready ## build, check and publish this commit: VERSION=1.0 ALIAS=latest, or VERSION=dev
	@$(RUN) scripts.publish "$(VERSION)" "$(ALIAS)"

rollback: $(VENV)/.ready ## make a published edition the newest one again: TO=1.1
	@$(RUN) scripts.rollback "$(TO)"

links: $(VENV)/.ready ## ask, slowly, whether the sources still answer; the report is build/links.md
	$(RUN) scripts.links build/links.md

test: $(VENV)/.ready ## run all tests, in as many processes as there are processors
	$(VENV)/bin/pytest --numprocesses=auto --dist=loadgroup

screenshots: $(VENV)/.ready ## after a wanted change of looks: renew the reference pictures of tests/screenshots
	RENEW_SCREENSHOTS=1 $(VENV)/bin/pytest tests/test_looks.py

bench: build ## weigh and time the site as a web server sends it
	$(RUN) bench

clean: ## remove what can be made again
	rm -rf $(VENV) .uv build site
