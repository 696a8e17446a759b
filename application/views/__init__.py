"""The read side: each file a row, its fold, the questions it answers; book.py = all pages, one bookmark."""
