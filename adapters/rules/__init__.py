"""What of the rules lies on the disk: their source."""
