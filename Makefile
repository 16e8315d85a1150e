# The commands, the same by hand and in CI. On a fresh machine only git, make and Python 3.11 or later are needed:
# the first command makes its own environment from uv.lock.

# What is given on the command line (VERSION=1.0) is text: make does not expand it, and recipes take it from the environment, in quotes,
# so that no shell reads it either.
$(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),$(eval override $(name) := $$(value $(name)))$(eval export $(name))))

PYTHON ?= python3
VENV := .venv
export PYTHON VENV VERSION ALIAS TO PORT
export NO_MKDOCS_2_WARNING := 1
override RUN := "$$VENV/bin/python" -m
# VENV=… names an environment that is there already; our own is made from uv.lock.
override READY := $(if $(filter-out .venv,$(VENV)),,.venv/.ready)

.PHONY: help serve check build edition publish rollback rehearse links figures lint quick test screenshots pictures bench exit-drill clean

help: ## say what each command does; the times are those of a laptop with two processors
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

.venv/.ready: uv.lock pyproject.toml
	@test -x .uv/bin/uv || { "$$PYTHON" -m venv .uv && .uv/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9; }
	.uv/bin/uv sync --locked --quiet --compile-bytecode --python "$$PYTHON"
	@touch $@

serve: $(READY) ## read the site at http://127.0.0.1:8000/ while you edit it, or at another port: PORT=8001 (5 s to start, a second to show a change)
	@$(RUN) scripts.serve "$$PORT"

check: $(READY) ## look for hostile or broken files, validate the content, compare the two languages (3 s)
	@$(RUN) scripts.check

build: $(READY) ## build the whole site into site/, checked and with compressed copies; a failure leaves the last good site as it was (1 min, 15 s where little changed)
	$(RUN) scripts.build

edition: build ## before an edition: add its addresses to data/addresses.txt, to be committed (40 s)
	$(RUN) scripts.edition

publish: $(READY) ## build, check and publish this commit: VERSION=1.0 ALIAS=latest, or VERSION=dev (1 min)
	@$(RUN) scripts.publish "$$VERSION" "$$ALIAS"

rollback: $(READY) ## make a published edition the newest one again: TO=1.1 (15 s)
	@$(RUN) scripts.rollback "$$TO"

rehearse: $(READY) ## publish into build/rehearsal.git and unpack what readers would get into build/rehearsal/: VERSION=1.0 ALIAS=latest (1 min)
	@test -d build/rehearsal.git || git init --quiet --bare build/rehearsal.git
	@PUBLISH_REMOTE=build/rehearsal.git SITE_URL="$${SITE_URL:-http://127.0.0.1:8000/}" $(RUN) scripts.publish "$$VERSION" "$$ALIAS"
	@rm -rf build/rehearsal && mkdir build/rehearsal && git --git-dir=build/rehearsal.git archive gh-pages | tar -x -C build/rehearsal
	@echo "Para verlo · To look at it: python3 -m http.server 8000 --directory build/rehearsal"

links: $(READY) ## ask, slowly, whether the sources still say what is cited; build/links.md, build/source-states.yml (up to 2 h)
	$(RUN) scripts.links build/links.md build/source-states.yml

figures: $(READY) ## list every figure of the site with its place, sentence, source and year in build/figures.csv (10 s)
	$(RUN) scripts.figures build/figures.csv

lint: $(READY) ## judge the code: style, types, order of the rooms, the browser's scripts, the workflows (10 s)
	@$(RUN) scripts.lint

quick: $(READY) ## lint, check and the tests that need no built site; all run, whatever the others find (2 min)
	@$(RUN) scripts.quick

test: $(READY) ## run all tests, in one process more than there are processors (14 min)
	$(RUN) pytest --numprocesses=auto --dist=loadfile

screenshots: $(READY) ## after a wanted change of looks: renew the reference pictures of tests/screenshots (1 min)
	RENEW_SCREENSHOTS=1 $(RUN) pytest tests/browser/test_looks.py

pictures: build ## renew the two pictures of the README from the built site (1 min)
	$(RUN) bench.portraits

bench: build ## weigh and time the site as a web server sends it (several minutes)
	$(RUN) bench

exit-drill: $(READY) ## build the pages with other generators and say what each would lose; build/exits/report.md (5 min)
	$(RUN) bench.exits

clean: ## remove what can be made again
	rm -rf .venv .uv build site
