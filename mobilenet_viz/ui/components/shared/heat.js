// A map over a picture.
