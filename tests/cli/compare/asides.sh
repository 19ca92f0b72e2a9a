# What bears on no verdict is told apart from what does.
sed -e 's/stand_off/impasse/' -e '/^  inspection:/,$d' -e 's/conquest:/subjugation:/' -e 's/withdraw, limit, guarantee, consent/withdraw, guarantee, consent/' \
    -e 's/exchange_requires: framework/exchange_requires: consent/' -e 's/^status_quo: .*/status_quo: talks/' examples/ukraine-2022/model.yaml > edited.yaml
detente compare examples/ukraine-2022/model.yaml edited.yaml --concepts seq
sed 's/Conquest is not what it is after/It is after something else/' examples/ukraine-2022/model.yaml > edited.yaml
detente compare examples/ukraine-2022/model.yaml edited.yaml --concepts seq
