"""The search: what can be found (documents), how words are compared (language), what stands where (index), cut into files (files)."""
