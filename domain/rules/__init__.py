"""The rule books: the frozen vocabulary, and one folder a version. A folder that was used is never edited."""
