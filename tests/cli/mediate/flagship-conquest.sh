# Whatever makes the deal hold leaves Russia better off at the status quo: nothing counts, which answers "no".
detente mediate examples/ukraine-2022/model.yaml --to full_deal --concept nash --reading Russia=conquest --changes commitment,belief,ban,literal --by Russia
