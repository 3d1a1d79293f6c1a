"""Claims and positions: which statements bear on a claim, who took which position when, what follows."""
