"""The one schedule: what the clock sends, and what the calendar asks for (civil time of Europe/Paris).

A tick is a short task; a periodic job is queued once for each time it falls due, and caught up after a stop.
Work on records (reminders, openings, expiries) is found in the database by the job, never listed here.
"""

from jobs.slots import Calendar, Every
from jobs.timetable import Periodic, Tick

TICKS = (
    Tick("sequence", task="trail.sequence", every=Every(1)),
    Tick("sweep", task="jobs.sweep", every=Every(10)),
    Tick("calendar", task="jobs.calendar", every=Every(30)),
    Tick("mail", task="mail.due", every=Every(20)),
)

PERIODIC = (
    Periodic("verify-all", kind="trail.verify", when=Calendar(1, 30, weekday=6)),
    Periodic("vault-scrub", kind="vault.daily_scrub", when=Calendar(3, 0)),
    Periodic("verify", kind="trail.verify", when=Calendar(3, 30), params={"since_last": True}),
    Periodic("tidy", kind="jobs.tidy", when=Calendar(4, 30)),
    Periodic("readings", kind="policies.remind", when=Calendar(7)),
    Periodic("reviews", kind="reviews.open_due", when=Calendar(5)),
)
