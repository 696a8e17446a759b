"""What the pages say, a file for each part of the pages."""
