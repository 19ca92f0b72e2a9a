detente explain examples/preferences/bounds.yaml --state hill --concept seq; detente explain examples/preferences/bounds.yaml --state none --concept gmr_ul --dm Firm --depth sentence
