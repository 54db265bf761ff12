"""What any page shows of a question: its form, its heading, its line, its address."""
