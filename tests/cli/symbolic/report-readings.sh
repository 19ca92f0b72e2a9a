# two readings of one mind, thirty options, sources, a forbidden move and an infeasibility
cat > crowd.yaml << 'END'
detente: 1
name: A crowded fair
description: Stalls that nobody minds, and two who do.
sources:
  notes: {title: Notes of a visitor, date: 2024-05-04}
decision_makers:
END
printf '  Stalls: {options: {%s}}\n' "$(seq -f 's%g: Open a stall' -s ', ' 1 26)" >> crowd.yaml
cat >> crowd.yaml << 'END'
  Band: {options: {play: Play loudly, leave: {text: Leave for good, moves: take}}}
  Mayor: {options: {pay: Pay the band}}
infeasible:
  - {that: play and leave, because: Who has left does not play.}
moves:
  forbid:
    - {by: Mayor, from: leave, to: pay, cite: notes}
states: {quiet: [], feast: [play, pay]}
status_quo: quiet
preferences:
  Stalls: {statements: [{that: s1 iff play, because: One stall sells to dancers., cite: notes}]}
  Band:
    readings:
      poor: {statements: [pay, play, not leave]}
      proud: {statements: [pay or leave, not play]}
  Mayor: {statements: [play, not pay]}
END
detente report crowd.yaml --format markdown | sed '/^|  | s[0-9]*[2-9] /d'
