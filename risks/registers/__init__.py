"""Reading risk registers from spreadsheets and CSV files: pure parsing, nothing is written here."""
