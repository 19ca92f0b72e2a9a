detente plan examples/ukraine-2022/model.yaml --to full_deal -o plan.txt; head -1 plan.txt
