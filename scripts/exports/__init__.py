"""The open data, the worksheets and the references to download: path and bytes; writes nothing."""
