"""What a panel puts out: results as JSON and as a paper, scoring sheets to hand out."""
