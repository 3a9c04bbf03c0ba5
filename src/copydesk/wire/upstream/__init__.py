"""What a delivery is to what is known: signs in fields and words, identity, judgement."""
