"""What readers report: taken in, kept from floods, triaged, answered, erased on time."""
