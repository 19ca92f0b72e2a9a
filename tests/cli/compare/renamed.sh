# An option is known again by its text, a decision maker by its options.
sed -e 's/\bease\b/thin/g' -e 's/\bUkraine:/Kyiv:/' examples/ukraine-2022/model.yaml > renamed.yaml
detente compare examples/ukraine-2022/model.yaml renamed.yaml --concepts nash
