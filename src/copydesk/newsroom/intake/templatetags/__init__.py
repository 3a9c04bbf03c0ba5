"""What the screens of the intake say."""
