"""Jobs to try, and what they did. A queued job is found again by its path, so they stand here and not in a test."""

from django_tasks_db.models import DBTaskResult

from alongside.kit.work import every, job

done: list[object] = []
orders: dict[str, object] = {}


@job("kit.tests.write", attempts=3, minutes=10)
def write(what: str, *, twice: bool = False) -> str:
    """Write down what it was given; refuses "nothing"."""
    if what == "nothing":
        raise ValueError("Simon Wells lives at 5 High Street")
    done.extend([what, what] if twice else [what])
    return what


@every("kit.tests.count", minutes=5)
def count() -> None:
    """Count the turns."""
    done.append("turn")


def queued(task) -> list[DBTaskResult]:
    """The rows of one job, oldest first."""
    return list(DBTaskResult.objects.filter(task_path=task.module_path).order_by("enqueued_at"))
