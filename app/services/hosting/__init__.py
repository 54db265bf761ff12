"""What a host needs: health, copies, work beside the requests."""
