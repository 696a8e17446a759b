"""What people ask for: one function a request, and the questions the read side answers."""
