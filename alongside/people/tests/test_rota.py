"""A file of shifts: faults by line, shown first, entered whole or not at all, and by whom."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.people import actions
from alongside.people.models import Involvement
from alongside.people.rota import LINES_AT_MOST, day_in, read_rota, text_of

HEAD = "worker,name,born,day,from,until\n"


@pytest.fixture
def day():
    return timezone.localdate() + timedelta(days=20)


def line(person, day, begins="09:00", ends="17:00", worker="ade@example.org"):
    return f"{worker},{person.name},{person.born_on:%d/%m/%Y},{day:%Y-%m-%d},{begins},{ends}\n"


def faults(cast, text, by="ruth"):
    return read_rota(text, file=new_id(), by=cast.workers[by], at=timezone.now()).in_sentences


def test_a_file_that_is_right_is_read(cast, day):
    simon, dorothy = cast.people["simon"], cast.people["dorothy"]
    text = HEAD + line(simon, day) + "\n" + line(dorothy, day, "21:00", "7am")
    rota = read_rota(text, file=new_id(), by=cast.workers["ruth"], at=timezone.now())
    assert rota.is_right
    assert [found.number for found in rota.lines] == [2, 4]
    assert "passes midnight" in " ".join(rota.lines[1].remarks)


@pytest.mark.parametrize("between", [";", "\t"])
def test_other_marks_between_and_other_capitals_are_read(cast, day, between):
    text = (HEAD.title() + line(cast.people["simon"], day)).replace(",", between)
    assert faults(cast, text) == []


def test_every_fault_is_named_by_its_line(cast, day):
    simon, rosa, yusuf = (cast.people[slug] for slug in ("simon", "rosa", "yusuf"))
    text = (
        HEAD
        + line(simon, day, worker="nobody@example.org")
        + line(simon, day, worker="leo@example.org")
        + line(rosa, day)
        + line(yusuf, day)
        + f"ade@example.org,Nobody Here,1/1/1950,{day},09:00,17:00\n"
        + line(simon, day, "9", "17:00")
        + line(simon, day, "09:00", "09:00")
        + line(simon, date(2020, 1, 2))
        + "ade@example.org,Simon Archer\n"
        + f"ade@example.org,Simon Archer,31/2/1990,{day},09:00,17:00\n"
        + f"ade@example.org,,1/1/1950,{day},09:00,17:00\n"
        + "ade@example.org,Simon Archer,1/1/1950,soon,09:00,17:00\n"
    )
    told = faults(cast, text)
    begins = {one.split(":")[0] for one in told}
    assert begins == {f"Line {n}" for n in range(2, 14)}
    assert any("is not a day" in one for one in told)
    by_line = {int(one.split(":")[0].removeprefix("Line ")): one.split(": ", 1)[1] for one in told}
    assert by_line[4] == by_line[5] == by_line[6], "a file finds nobody out"
    assert "say am or pm" in by_line[7]
    assert "same time" in by_line[8]
    assert "already over" in by_line[9]
    assert "2 parts" in by_line[10]
    assert "February" in by_line[11]
    assert "under name" in by_line[12]


def test_lines_that_share_time_are_told(cast, day):
    simon, dorothy = cast.people["simon"], cast.people["dorothy"]
    text = HEAD + line(simon, day) + line(simon, day, "16:00", "18:00") + line(dorothy, day, "10:00", "11:00")
    rota = read_rota(text, file=new_id(), by=cast.workers["ruth"], at=timezone.now())
    assert rota.in_sentences == ["Line 3: It shares time with line 2, the same worker and person."]
    assert "two people" in rota.lines[2].remarks[0]


def test_a_shift_that_is_there_already_is_told(cast):
    simon, today = cast.people["simon"], timezone.localdate()
    told = faults(cast, HEAD + line(simon, today, "22:00", "23:50"))
    assert any("with them then already" in one for one in told) or any("already over" in one for one in told)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Not found: worker"),
        ("worker,name\n", "Not found: born"),
        (HEAD, "no shift in it"),
        (HEAD.replace("until", "until,colour") + "a,b,c,d,e,f,g\n", "not known here: colour"),
        (HEAD.replace("until", "until,day") + "a,b,c,d,e,f,g\n", "twice"),
        (HEAD + 'a,"b\n', "Line"),
        (HEAD + "a,b,c,d,e,f\n" * (LINES_AT_MOST + 1), "or fewer"),
    ],
)
def test_a_file_that_is_no_rota_is_refused_whole(cast, text, says):
    assert says in " ".join(faults(cast, text))


def test_a_shift_of_a_day_needs_its_last_day_and_one_longer_is_refused(cast, day):
    simon = cast.people["simon"]
    head = HEAD.replace("until", "until,until day,why")
    whole = line(simon, day, "09:00", "09:00").strip() + f",{day + timedelta(days=1)},Sleep in\n"
    assert faults(cast, head + whole) == []
    long = line(simon, day, "09:00", "10:00").strip() + f",{day + timedelta(days=1)},\n"
    assert "a day at most" in faults(cast, head + long)[0]
    wordy = line(simon, day).strip() + f",,{'x' * 201}\n"
    assert "reason is too long" in faults(cast, head + wordy)[0]


def test_an_hour_that_never_was_is_told(cast):
    year = timezone.localdate().year + 1
    last = max(date(year, 3, n) for n in range(25, 32) if date(year, 3, n).weekday() == 6)
    told = faults(cast, HEAD + line(cast.people["simon"], last, "01:30", "09:00"))
    assert "never was" in told[0]


def test_days_are_read_as_files_write_them():
    assert {day_in(words) for words in ("2026-11-23", "23/11/2026", "23 Nov 2026", "23.11.2026")} == {
        date(2026, 11, 23)
    }


def test_bytes_become_text_or_a_sentence():
    assert text_of("\ufeffworker".encode()) == "worker"
    assert text_of("Zoë".encode("cp1252")) == "Zoë"
    for content in (b"\x00\x01", b"x" * 300_000, b"\x81\x8d"):
        with pytest.raises(ValueError, match=r"character|too large|not text"):
            text_of(content)


def send(client, text, **more):
    return client.post(reverse("people:import_shifts"), {"id": new_id(), "rows": text, **more})


def test_it_is_shown_first_and_then_entered_once(cast, sign_in, day):
    client, text, key = sign_in(cast.workers["ruth"]), HEAD + line(cast.people["simon"], day), new_id()
    before = Involvement.objects.count()
    shown = send(client, text, id=key).content.decode()
    assert "Nothing is entered yet" in shown
    assert "Enter this shift" in shown
    assert Involvement.objects.count() == before
    for _ in range(2):
        answer = send(client, text, id=key, enter="yes")
        assert "1 shift is entered" in client.get(answer["Location"]).content.decode()
    row = Involvement.objects.get(shift_from="imported")
    assert (row.worker, row.person) == (cast.workers["ade"], cast.people["simon"])
    assert LedgerEntry.objects.filter(verb="shift.imported", person=row.person_id).count() == 1
    assert LedgerEntry.objects.filter(verb="shifts.imported").count() == 1


def test_one_fault_and_nothing_is_entered(cast, sign_in, day):
    client = sign_in(cast.workers["ruth"])
    text = HEAD + line(cast.people["simon"], day) + line(cast.people["rosa"], day)
    answer = send(client, text, enter="yes")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Line 3:" in html
    assert "Rosa Lind" in html, "what was typed is still there"
    assert not Involvement.objects.filter(shift_from="imported").exists()


def test_a_file_is_sent_and_one_that_is_no_text_is_refused(cast, sign_in, day):
    client = sign_in(cast.workers["sam"])
    rows = (HEAD + line(cast.people["simon"], day)).encode("utf-8-sig")
    shown = send(client, "", file=SimpleUploadedFile("rota.csv", rows)).content.decode()
    assert "Nothing is entered yet" in shown
    refused = send(client, "", file=SimpleUploadedFile("rota.csv", b"x" * 300_000))
    assert refused.status_code == 422
    assert "too large" in refused.content.decode()
    assert send(client, "").status_code == 422
    assert client.get(reverse("people:import_shifts")).status_code == 200


@pytest.mark.parametrize("slug", ["mina", "ade", "farah", "helen"])
def test_others_may_not_import(cast, sign_in, slug):
    assert sign_in(cast.workers[slug]).get(reverse("people:import_shifts")).status_code == 403
    with pytest.raises(UnableToAllow):
        actions.import_shifts(shifts=[], by=cast.workers[slug], at=timezone.now())


def test_a_shift_of_ones_own_is_not_imported_and_undoes_the_rest(cast, day):
    ruth, simon, now = cast.workers["ruth"], cast.people["simon"], timezone.now()
    text = HEAD + line(simon, day) + line(simon, day + timedelta(days=1))
    shifts = [one.shift(new_id()) for one in read_rota(text, file=new_id(), by=ruth, at=now).lines]
    own = actions.ShiftToBe(3, new_id(), ruth, simon, shifts[1].starts_at, shifts[1].ends_at, "")
    with pytest.raises(actions.UnableToEnterShift, match="Line 3: Nobody enters a shift of their own"):
        actions.import_shifts(shifts=[shifts[0], own], by=ruth, at=now)
    assert not Involvement.objects.filter(shift_from="imported").exists()
