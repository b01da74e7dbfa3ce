"""Charts: plain records of what is drawn, and a drawing for each kind of document."""
