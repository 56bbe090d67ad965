# The only door to the project. `make` alone lists what there is.

# One build, optimised, is run, tested, tried in a browser and packaged: what was tested is what is installed, and the
# tests take half the time. `-enable-testing` lets tests see what a module keeps to itself.
BUILD   := --configuration release -Xswiftc -enable-testing --explicit-target-dependency-import-check error
PROGRAM := .build/release/hatnhan

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check lint browser deb crash sequences permissions scan bench format worlds migration

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

run: ## Build, load the demonstration on the first run, and serve it (PORT=8080)
	@scripts/prepare run
	@$(MAKE) --no-print-directory $(PROGRAM)
	@scripts/run $(PROGRAM)

# Built only when a source is newer, so that a second run starts at once.
$(PROGRAM): Package.swift $(shell find Sources -type f)
	@swift build $(BUILD) --product hatnhan
	@touch $@

test: ## Run every Swift test, on SQLite and on a throw-away PostgreSQL
	@scripts/prepare test
	swift build $(BUILD) --build-tests
	scripts/with-postgres swift test $(BUILD) --disable-xctest --skip-build

check: ## Everything that must hold before a merge; CI runs this line
	@scripts/prepare check
	@$(MAKE) --no-print-directory lint test browser

lint: ## Check the format and the house rules
	swift format lint --strict --recursive Sources Tests Package.swift
	scripts/lint

browser: $(PROGRAM) ## Try the program in a browser and on the command line, and its documents in Word's readers
	HATNHAN=$(PROGRAM) scripts/with-postgres scripts/browser

deb: ## Make a Debian package that needs no Swift where it is installed
	@scripts/prepare run
	swift build $(BUILD) --static-swift-stdlib --product hatnhan
	@scripts/package $(PROGRAM)

crash: $(PROGRAM) ## Kill the program at more than two hundred random moments, the longest of all
	for seed in 1 2 3 4 5; do SEED=$$seed HATNHAN=$(PROGRAM) scripts/with-postgres scripts/browser -q -k crash || exit 1; done

permissions: $(PROGRAM) ## Hold what a hundred accounts see and may do against the specification, half a million questions (SEED=1)
	ACCOUNTS=100 HATNHAN=$(PROGRAM) scripts/with-postgres scripts/browser -n 0 -q -s -k permissions

scan: $(PROGRAM) ## Send wapiti over every kind of page, signed in as an administrator
	HATNHAN=$(PROGRAM) scripts/with-postgres scripts/scan

bench: ## Compare figures with databases that count by SQL, on an invented city (PEOPLE=1000000; an hour the first time)
	@scripts/prepare test
	@$(MAKE) --no-print-directory $(PROGRAM)
	HATNHAN=$(PROGRAM) scripts/with-postgres scripts/bench $(BENCH)

sequences: ## Try two thousand random sequences of operations, one in twenty on PostgreSQL too (SEED=1)
	swift build $(BUILD) --build-tests
	HATNHAN_SEQUENCES=2000 HATNHAN_POSTGRES=20 HATNHAN_SEED=$(or $(SEED),1) scripts/with-postgres \
		swift test $(BUILD) --disable-xctest --skip-build --filter RandomSequencesTests

format: ## Rewrite the Swift files in the house format
	swift format --in-place --recursive Sources Tests Package.swift

worlds: $(PROGRAM) ## Make the example workbooks again from their description
	for world in Examples/*/; do $(PROGRAM) worlds $$world || exit 1; done

migration: ## Start the next migration: make migration name=survey
	@scripts/migration "$(name)"
