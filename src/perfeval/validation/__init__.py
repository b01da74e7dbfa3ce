"""Many input files to their findings: kinds of files, settings, ignore comments, order."""
