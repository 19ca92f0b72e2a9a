# Nothing feasible is wanted: no.
detente mediate examples/ukraine-2022/model.yaml --to "invade and withdraw" --preferences
