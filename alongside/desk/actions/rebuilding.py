"""The kept story and clocks made again."""

from datetime import datetime

from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.desk.rebuilding import COMPARED, differences


@action("story.rebuilt", needs=HOUSE)
def rebuild_story(*, what: str, by: House, at: datetime) -> int:
    """Make every story item and due row again that differs from the fact it stands for; gives how many did."""
    found = list(differences())
    for difference in found:
        if difference.kept is not None:
            difference.kept.delete()
    for model in COMPARED:
        rows = [d.meant for d in found if isinstance(d.meant, model)]
        model.objects.bulk_create(rows, batch_size=1000)
    return len(found)
