"""Reports as Word documents: elements to WordprocessingML, poured into a prepared template."""
