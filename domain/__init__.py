"""What is true: facts, states, decisions and rules. Imports the standard library only."""
