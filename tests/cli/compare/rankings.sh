# Rankings by states that differ, and statements beside a ranking.
detente compare examples/cases/b2_sequences.yaml examples/cases/b2_sequences_5.yaml
detente compare examples/cases/elmira_statements.yaml examples/cases/elmira.yaml --concepts nash,seq
