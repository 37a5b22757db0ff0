"""Page "glossary": the terms that the other pages explain where they stand."""
