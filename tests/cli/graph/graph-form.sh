detente graph examples/cases/no_seq_equilibrium.yaml
