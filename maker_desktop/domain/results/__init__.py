"""Results of whole stages: their computation and derivation, the outcomes of rulings, and their fragility."""
