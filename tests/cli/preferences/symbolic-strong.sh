detente solve examples/preferences/unknown.yaml --engine symbolic --reading Farm=x; detente explain examples/preferences/strong.yaml --state 1 --dm Easthaven --concept seq
