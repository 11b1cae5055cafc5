"""Own what the text is: tokens, marks, blocks, quotations, omissions, anomalies."""
