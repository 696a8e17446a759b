"""What things cost, against limits, the library's defaults and peers, measured in one run side by side."""
