"""Own quotations as wholes: of blocks, through several blocks, and what each of them is."""
