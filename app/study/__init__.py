"""The study engine, pure: questions, marking, memory, what to ask next, mastery."""
