printf 'detente: 1\nname: none\ndecision_makers: {A: {options: {a: , b: , c: }}}\ninfeasible: [a, not a and b, not b]\npreferences: {A: {statements: [a]}}\n' > none.yaml
detente states none.yaml
