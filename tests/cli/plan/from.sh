detente plan examples/ukraine-2022/model.yaml --from talks --to interim_deal | head -30
