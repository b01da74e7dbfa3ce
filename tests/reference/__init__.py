"""A naive second implementation of the scoring semantics, written from the format contract.

It shares no code with the package: where both agree, two readings of the contract agree.
"""
