detente states examples/preferences/pairs.yaml --moves --format json | sed -n '/"list"/,$p'
