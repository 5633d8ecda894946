"""What a case holds beyond its reports, joined from the record and the store; one file a noun."""
