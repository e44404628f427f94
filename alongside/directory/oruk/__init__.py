"""Open Referral UK 3.0: what machines are sent, and what a feed says."""
