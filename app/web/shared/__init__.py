"""What every page needs: rendering, language, visitors, security, refusals."""
