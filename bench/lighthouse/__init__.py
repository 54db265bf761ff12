"""Lighthouse's phone profile, five times for each page, against what is promised: exit status 1 where it fails."""
