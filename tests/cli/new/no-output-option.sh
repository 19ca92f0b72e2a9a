detente new model.yaml -o other.yaml; code=$?; ls; exit $code
