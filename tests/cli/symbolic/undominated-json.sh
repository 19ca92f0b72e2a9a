detente solve examples/ukraine-2022/model.yaml --undominated --better-than-status-quo --best-for Russia --concepts gmr,seq --format json
