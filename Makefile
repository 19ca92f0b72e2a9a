# Everything a newcomer needs, in one word each. Meson does the work; this installs what is missing first.
BUILD = build
DETENTE = $(BUILD)/cli/detente
FLAGSHIP = examples/ukraine-2022/model.yaml

.PHONY: all demo test check bench golden-update docs install clean

all: $(BUILD)/build.ninja
	@ninja -C $(BUILD)

# Installs what is missing, builds, solves the flagship model under each reading and prints its answer.
demo:
	@tools/install-needs.sh build
	@$(MAKE) --no-print-directory -s all > $(BUILD).log 2>&1 || { cat $(BUILD).log; exit 1; }
	@rm -f $(BUILD).log
	$(DETENTE) solve $(FLAGSHIP) --readings all

# Installs what is missing, builds once, runs every test that needs no heavy tool. About two minutes.
test:
	@tools/install-needs.sh test
	@[ ! -f $(BUILD)/build.ninja ] || [ -d $(BUILD)/tests/unit ] || meson setup --reconfigure $(BUILD) > /dev/null
	@$(MAKE) --no-print-directory all
	@meson test -C $(BUILD) --print-errorlogs

# Those too, and what is heavy: clang, sanitizers, valgrind, fuzzing, formatting, layering. About ten minutes.
check:
	@tools/install-needs.sh check
	@[ ! -f $(BUILD)/build.ninja ] || [ -d $(BUILD)/tests/unit ] || meson setup --reconfigure $(BUILD) > /dev/null
	@$(MAKE) --no-print-directory all
	@tools/check.sh

bench: all
	@bench/run.sh $(BUILD)

# Rewrites the expected output of the command line tests; read the difference before you commit it.
golden-update: all
	@DT_GOLDEN_UPDATE=1 meson test -C $(BUILD) --suite cli --print-errorlogs

# Rewrites what is generated in docs/: the page of concepts and their picture, the map and the staircase. tools/pictures.sh has the screenshot.
docs: all
	@DT_GOLDEN_UPDATE=1 tests/docs/concepts.sh $(BUILD)/tests/docs/concepts-page
	@DT_GOLDEN_UPDATE=1 tests/docs/map.sh $(DETENTE)

install: all
	@meson install -C $(BUILD)

clean:
	@rm -rf $(BUILD) build-*

$(BUILD)/build.ninja:
	@meson setup $(BUILD) > /dev/null || { cat $(BUILD)/meson-logs/meson-log.txt; exit 1; }
