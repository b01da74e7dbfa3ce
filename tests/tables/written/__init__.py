"""Writers of the facts in the forms that offices use, as they use them."""
