"""The sentence above the button, word for word as it is kept: taking note, never agreeing (pure)."""

SENTENCES = {
    "fr": "J’ai pris connaissance de ce document.",
    "en": "I have read this document and taken note of it.",
}
