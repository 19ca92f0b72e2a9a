detente explain examples/ukraine-2022/model.yaml --engine symbolic --state full_deal --dm NATO --concept smr --format json | sed '/"options"/,/^  \]/d; /sha256/d'
