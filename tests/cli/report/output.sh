detente report examples/fence.yaml -o report.html && detente report - < examples/fence.yaml > other.html && sed s,examples/fence.yaml,-, report.html | cmp - other.html
