detente solve examples/ukraine-2022/model.yaml --better-than-status-quo --concepts gmr,seq --examples 2
