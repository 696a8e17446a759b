"""What pages and answers say, in Korean and English. Every register is explicit and complete by test."""
