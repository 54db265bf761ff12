"""What every subject of the services stands on: the site, its visitors, asking, the log, the guard of running exams."""
