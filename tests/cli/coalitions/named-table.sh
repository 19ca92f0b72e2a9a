detente coalitions examples/ukraine-2022/model.yaml --coalition NATO,Eastern_allies --state full_deal --table | head -40
