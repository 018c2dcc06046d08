"""Parts of the generator of the example workbooks; start it with ../generate.py."""
