"""The nouns: frozen, standard library only; they know nobody above them."""
