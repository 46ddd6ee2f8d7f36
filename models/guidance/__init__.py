"""The weights behind the rules of the guidance: written rows by kind, and how the weights are made of them."""
