# Two commands do everything on a fresh machine: `make run` and `make test`.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

INVOICES := .build/release/invoices
DEMO := demo.db
PORT ?= 3000

# What Debian has to have installed; libcurl, libxml and the like come with the Swift toolchain. Papers are drawn with cairo and
# pango in these fonts, and the pages' charts by Chart.js. The tests start a PostgreSQL server of their own, look at the pages in
# a browser, and read the papers.
PACKAGES := libsqlite3-dev libpq-dev libcairo2-dev libpango1.0-dev fonts-noto-core fonts-dejavu-core libjs-chart.js
TEST_PACKAGES := postgresql chromium chromium-driver poppler-utils fonts-droid-fallback fonts-noto-color-emoji

.PHONY: help install install-tests build run test simulate lint bench clean

help: ## What there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 16

install: ## Installs what is missing
	@command -v swift >/dev/null || { echo "Swift 6.2 or newer is needed: https://www.swift.org/install" >&2; exit 1; }
	@missing=""; for package in $(PACKAGES) $(MORE_PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
		echo "Installing$$missing"; \
		sudo=""; if [ "$$(id -u)" != 0 ]; then sudo="sudo"; fi; \
		$$sudo apt-get update -q && $$sudo apt-get install -q -y --no-install-recommends $$missing; fi

build: install ## Builds the program in release: .build/release/invoices
	swift build -c release --product invoices

run: build ## Builds, loads the demo data into a new demo.db, and serves on http://127.0.0.1:3000
	@if [ -e $(DEMO) ]; then \
		echo "Keeping $(DEMO), which is there already."; \
	else \
		trap 'rm -f $(DEMO).new $(DEMO).new-wal $(DEMO).new-shm' EXIT; rm -f $(DEMO).new*; \
		$(INVOICES) demo | $(INVOICES) import usage - --database $(DEMO).new; \
		mv $(DEMO).new $(DEMO); \
	fi
	@exec $(INVOICES) serve --database $(DEMO) --port $(PORT)

install-tests: ## Installs what is missing for the tests too
	@$(MAKE) --no-print-directory install MORE_PACKAGES="$(TEST_PACKAGES)"

# All tests at once would stretch each one to minutes, and time limits would tell of the machine's load. A version of
# swift-testing that does not know the variable takes no notice of it.
test: install-tests ## Runs every test
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=6 swift test

simulate: install ## Lives through simulated platforms: SEED=1 SEEDS=1000, or SEED=7 alone for that one again
	swift run -c release simulate $(or $(SEED),1) $(or $(SEEDS),$(if $(SEED),1,1000))

lint: ## Checks the format, and that imports point one way
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

bench: build ## Measures the speeds, each beside a peer in the same run
	@rm -f Benchmarks/.build/release.yaml # SwiftPM overlooks files that came to or went from the package beside it
	swift run -c release --package-path Benchmarks invoices-benchmarks --invoices $(INVOICES)

clean: ## Removes what was built
	rm -rf .build Benchmarks/.build
