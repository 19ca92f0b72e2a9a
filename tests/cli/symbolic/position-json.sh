detente explain examples/ukraine-2022/model.yaml --engine symbolic --state stand_off --dm NATO --format json | sed '/"options"/,/^  \]/d; /sha256/d'
