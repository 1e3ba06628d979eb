"""Official letters and public notices after GB/T 9704-2012."""
