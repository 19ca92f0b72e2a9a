# SPDX-License-Identifier: MIT
"""Holds examples, results and models with errors against the JSON Schemas. TAP on standard output.

validate.py DETENTE TREE_TO_JSON TOP: every model under TOP/examples fits the model schema, as read and, where it is JSON,
as written; what `solve --format json` says of it fits the solution schema; and models under TOP/tests/data/invalid whose
errors a schema can see do not fit."""
import glob
import json
import os
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(0)

detente, tree_to_json, top = sys.argv[1:4]
# Unknown key, missing key, wrong kind, not a possible word, format version, forms of preference, not in graph form.
SEEN_BY_A_SCHEMA = {"DT020", "DT021", "DT024", "DT025", "DT036", "DT038"}
count = 0


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def validator(name):
    schema = json.loads(run(detente, "schema", name))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def tell(claim, errors):
    global count
    count += 1
    print("%s %d %s" % ("not ok" if errors else "ok", count, claim))
    for error in errors[:3]:
        print("# at %s: %s" % (list(error.absolute_path), error.message[:200]))


def fits(schema, claim, document):
    tell(claim, list(schema.iter_errors(document)))


def misfits(schema, claim, document):
    global count
    count += 1
    print("%s %d %s" % ("not ok" if schema.is_valid(document) else "ok", count, claim))


def answer(verb, path, *options):
    return json.loads(run(detente, verb, path, "--format", "json", *options))


def told(verb, path, *options):
    """As answer(), where "no" is an answer."""
    command = (detente, verb, path, "--format", "json") + options
    return json.loads(subprocess.run(command, capture_output=True).stdout)


def solve(path, *options):
    return answer("solve", path, *options)


model, solution = validator("model"), validator("solution")
examples = sorted(path for ending in ("yaml", "json") for path in glob.glob(top + "/examples/*/*." + ending))
for path in examples:
    name = os.path.relpath(path, top)
    fits(model, name + " as read", json.loads(run(tree_to_json, path)))
    if path.endswith(".json"):
        fits(model, name + " as written", json.load(open(path)))
    if "gatt" not in path:  # a scale model: its result is like the others, only long
        fits(solution, "the solution of " + name, solve(path))
        fits(solution, "the brief solution of " + name, solve(path, "--brief"))
    if "/preferences/" in path:
        fits(solution, "the solution of " + name + " under all readings", solve(path, "--readings", "all"))
for path in glob.glob(top + "/examples/preferences/*.yaml"):
    examples.remove(path)  # for the other verbs preferences are rankings
for path in examples:
    name = os.path.relpath(path, top)
    if "gatt" not in path:
        fits(solution, "the brief solution of " + name + " under all readings", solve(path, "--brief", "--readings", "all"))
lie = solve(top + "/examples/preferences/unknown.yaml")
lie["concepts"]["nash"] = lie["concepts"].pop("nash_a")
lie["concepts"]["nash"]["type"] = "e"
misfits(solution, "a type that there is not", lie)
lie = solve(top + "/examples/preferences/strong.yaml")
lie["concepts"]["gmr"]["weak"] = lie["concepts"]["gmr_strong"].pop("weak")
misfits(solution, "what is weak without a strong form", lie)
plan = validator("plan")
for path in examples:
    for end in (("1", "2") if "gatt" not in path else ()):
        fits(plan, "a plan for " + os.path.relpath(path, top) + " to " + end,
             told("plan", path, "--from", "1", "--to", end, "--any-end", "--worse-end"))
fits(plan, "a plan within a budget", told("plan", top + "/examples/ukraine-2022/model.yaml", "--to", "full_deal", "--budget", "0,-,0"))
paths = validator("paths")
for path in examples:
    if "gatt" not in path:
        fits(paths, "paths in " + os.path.relpath(path, top), told("paths", path, "--from", "1"))
fits(paths, "mixed paths", told("paths", top + "/examples/ukraine-2022/model.yaml", "--disimprove", "Russia,NATO", "--to", "ease"))
coalitions = validator("coalitions")
for path in examples:
    if "gatt" not in path:
        fits(coalitions, "coalitions in " + os.path.relpath(path, top), answer("coalitions", path))
flagship = top + "/examples/ukraine-2022/model.yaml"
fits(coalitions, "named coalitions", answer("coalitions", flagship, "--coalition", "Russia,NATO", "--coalition", "France"))
fits(coalitions, "joint moves of coalitions", answer("coalitions", flagship, "--joint", "--pareto", "--size", "2"))
lie = answer("coalitions", flagship)
lie["cases"][0]["upsets"][0]["minimal"] = ["sseq"]
misfits(coalitions, "a concept that coalitions have not", lie)
perceptions = validator("perceptions")
for path in examples:
    if "gatt" not in path:
        fits(perceptions, "perceptions in " + os.path.relpath(path, top), answer("perceive", path))
fits(perceptions, "perceptions of a graph", answer("perceive", top + "/tests/cli/data/graph_perceptions.yaml"))
lie = answer("perceive", top + "/examples/features/perceptions.yaml")
lie["cases"][0]["kind"] = "hidden"
misfits(perceptions, "a kind of state that there is not", lie)
fits(paths, "paths among sets of states", told("paths", top + "/examples/ukraine-2022/model.yaml", "--engine", "symbolic"))
fits(paths, "mixed paths among sets of states", told("paths", top + "/examples/ukraine-2022/model.yaml", "--engine", "symbolic",
                                                     "--disimprove", "NATO", "--to", "limit"))
attitudes = validator("attitudes")
for path in examples:
    if "gatt" not in path:
        fits(attitudes, "attitudes in " + os.path.relpath(path, top), answer("attitudes", path, "--sweep", "none"))
pd = top + "/examples/cases/prisoners_dilemma.yaml"
fits(attitudes, "a sweep over attitudes", answer("attitudes", pd, "--attitude", "One:Two=-", "--dm", "Two"))
lie = answer("attitudes", pd)
lie["attitudes"]["One"]["Two"] = "love"
misfits(attitudes, "an attitude that there is not", lie)
witness, position = validator("witness"), validator("position")
for path in examples:
    name = os.path.relpath(path, top)
    fits(position, "a position in " + name, answer("explain", path, "--state", "1"))
    for concept in ("nash", "smr", "seq"):
        fits(witness, "witnesses under %s in %s" % (concept, name), answer("explain", path, "--state", "1", "--concept", concept))
for concept in ("l_3", "nm", "stackelberg_1", "maximin_4", "mr_3", "cmr_4", "policy", "credible_policy", "seq_2", "br_seq", "berge", "berge_smr", "mixed", "each", "seq_or_sim"):
    fits(witness, "witnesses under %s in chicken" % concept, answer("explain", top + "/examples/cases/chicken.yaml", "--state", "1", "--concept", concept))
lie = answer("explain", top + "/examples/cases/chicken.yaml", "--state", "1", "--concept", "policy")
del lie["witnesses"][0]["lines"][0]["end"]
misfits(witness, "a line without an end", lie)
fits(witness, "witnesses of moves at once", answer("explain", top + "/examples/ukraine-2022/model.yaml", "--state", "full_deal", "--concept", "sim"))
for name, *concepts in (("unknown", "nash_a", "sseq_c_strong"), ("strong", "smr_degree3"), ("pairs", "seq_b"), ("fuzzy", "gmr")):
    path = top + "/examples/preferences/%s.yaml" % name
    fits(position, "a position by preferences that are no rankings", answer("explain", path, "--state", "1"))
    for concept in concepts:
        fits(witness, "witnesses under " + concept, answer("explain", path, "--state", "1", "--concept", concept))
lie = answer("explain", path, "--state", "1", "--concept", "gmr")
del lie["engine"]
misfits(witness, "what is not known, where everything is ranked", lie)
def takes_no_rankings(path):
    """The symbolic engine takes every model but bare graphs and rankings."""
    command = (detente, "solve", path, "--engine", "symbolic", "--format", "json")
    return subprocess.run(command, capture_output=True).returncode == 0


far = [path for path in examples if takes_no_rankings(path)]
for path in far:
    name = os.path.relpath(path, top)
    sets = solve(path, "--engine", "symbolic", "--concepts", "all")
    some = sets["concepts"]["gmr"]["examples"][0]
    fits(solution, "sets of states of " + name, sets)
    fits(position, "a position among sets in " + name, answer("explain", path, "--state", some, "--engine", "symbolic"))
    fits(witness, "witnesses among sets in " + name,
         answer("explain", path, "--state", some, "--concept", "sseq", "--engine", "symbolic"))
flagship = top + "/examples/ukraine-2022/model.yaml"
fits(solution, "chosen sets of states", solve(flagship, "--where", "ease", "--better-than-status-quo", "--undominated",
                                              "--best-for", "France", "--readings", "all"))
lie = answer("explain", flagship, "--state", "full_deal", "--concept", "smr", "--engine", "symbolic")
del lie["engine"]
misfits(witness, "a witness of listed states without ranks", lie)
lie = answer("explain", top + "/examples/ukraine-2022/model.yaml", "--state", "full_deal", "--concept", "smr")
lie["witnesses"][1]["answers"][0]["moves"] = []
misfits(witness, "an answer without moves", lie)
sensitivity = validator("sensitivity")
for path in examples:
    if "gatt" not in path:
        fits(sensitivity, "the sensitivity of " + os.path.relpath(path, top), answer("sensitivity", path, "--concepts", "nash,seq"))
mediation = validator("mediation")
asked = [("examples/ukraine-2022/model.yaml", "--to", "full_deal", "--concept", "nash", "--changes", "all", "--size", "1"),
         ("examples/ukraine-2022/model.yaml", "--to", "full_deal", "--concept", "nash", "--reading", "Russia=opportunism"),
         ("examples/ukraine-2022/model.yaml", "--to", "invade and ease"),
         ("examples/features/levers.yaml", "--to", "return", "--reading", "Tom=careless", "--avoid", "lend and not return"),
         ("examples/features/garden_fence.json", "--to", "1"),
         ("examples/features/weights.yaml", "--to", "1")]
for path, *options in asked:
    fits(mediation, "the mediation of %s %s" % (path, " ".join(options)), told("mediate", os.path.join(top, path), *options))
fits(mediation, "a mediation on sets of states",
     told("mediate", top + "/examples/ukraine-2022/model.yaml", "--to", "full_deal", "--avoid", "invade", "--concept", "nash",
          "--engine", "symbolic"))
preferences = validator("preferences")
asked = [("examples/cases/syria_iraq.yaml", "--to", "1", "--by", "Syria,Iraq"),
         ("examples/cases/syria_iraq.yaml", "--to", "attack", "--concept", "sim"),
         ("examples/ukraine-2022/model.yaml", "--to", "full_deal", "--concept", "smr"),
         ("examples/ukraine-2022/model.yaml", "--to", "talks", "--by", "Russia,NATO"),
         ("examples/features/garden_fence.json", "--to", "1", "--concept", "gmr")]
for path, *options in asked:
    fits(preferences, "the preferences of %s %s" % (path, " ".join(options)),
         told("mediate", os.path.join(top, path), "--preferences", *options))
fits(sensitivity, "a sensitivity in pairs", answer("sensitivity", top + "/examples/cases/elmira_9.yaml", "--size", "2"))
fits(solution, "a solution with --where", solve(top + "/examples/ukraine-2022/model.yaml", "--where", "ease"))
fits(solution, "a solution under further concepts",
     solve(top + "/examples/cases/matching_pennies.yaml", "--concepts", "all,further", "--behaviour", "One=any", "--concept-of", "Two=l_2"))
fits(solution, "a brief one, of every reading",
     solve(top + "/examples/features/readings.yaml", "--concepts", "further", "--brief", "--readings", "all"))
every = solve(top + "/examples/ukraine-2022/model.yaml", "--concepts", "all")
fits(solution, "a solution with every concept", every)
every["concepts"]["sim"]["stands"]["Russia"][0]["on"] = None
misfits(solution, "simultaneous stability has no deciding statement", every)
every = solve(top + "/examples/ukraine-2022/model.yaml")
del every["concepts"]["nash"]["stands"]["Russia"][0]["on"]
misfits(solution, "every other concept says which statement decides, if only that none does", every)

for path in sorted(glob.glob(top + "/tests/data/invalid/*.expected")):
    codes = {word.strip("[]") for word in open(path).read().split() if word.startswith("[DT")}
    written = glob.glob(path[: -len("expected")] + "[yj]*")[0]
    if not codes or not codes <= SEEN_BY_A_SCHEMA:
        continue
    found = list(model.iter_errors(json.loads(run(tree_to_json, written))))
    count += 1
    print("%s %d %s does not fit" % ("ok" if found else "not ok", count, os.path.basename(written)))
print("1..%d" % count)
