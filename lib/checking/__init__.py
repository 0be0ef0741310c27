"""What 08_check_slides.py needs: the slides' statements, and running the other scripts."""
