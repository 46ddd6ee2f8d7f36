"""How the name model is made: corpora, augmentation, network, training, packing, scores. Not part of the wheel."""
