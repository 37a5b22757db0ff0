"""What is quoted and said: published numbers, words, class names, sample photos, which trained weights there are."""
