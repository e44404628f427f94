"""Sessions in the database, as Django keeps them; the one question that every request asks is written once."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from alongside.kit.prepared import Prepared

SESSION_OF: Prepared[Session] = Prepared(
    lambda key, at: Session.objects.filter(session_key=key, expire_date__gt=at), key=str, at=datetime
)


class SessionStore(db.SessionStore):
    """The session of a request. One that is over, or was never begun here, is none."""

    def _get_session_from_db(self) -> Session | None:
        if self.session_key and (found := SESSION_OF(key=self.session_key, at=timezone.now())):
            return found[0]
        self._session_key = None
        return None
