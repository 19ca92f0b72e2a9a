printf 'detente: 1\nname: \303\274ml\303\244ut\ndecision_makers: {A: {options: {a: x}}}\npreferences:\n  A:\n    statements: [ a,\t"\303\251\t\\e" ,\tb]\n' > strange.yaml
detente check strange.yaml
