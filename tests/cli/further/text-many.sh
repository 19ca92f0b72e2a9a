detente solve examples/ukraine-2022/model.yaml --concepts gmr,smr,maximin_4,policy,seq_2,cmr_4,berge
