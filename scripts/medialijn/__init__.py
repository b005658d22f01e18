"""Medialijn: a school's social-media protocol as lessons, quizzes and proof of coverage."""
