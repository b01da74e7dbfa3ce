"""Folders of project.yaml and workbooks: what is in them, and their scores.

Files of one folder are mostly alike. What the ordinary reader made of one piece of text holds for
every piece that differs from it in plain values only (`pieces`); everything else goes the ordinary
way. Both ways give the same records, so there is one scorer and one set of findings.
"""

from perfeval.batch.folder.origin import source

__all__ = ["source"]
