"""Calendar files of real decisions, made over HTTP and read by Python's icalendar."""

import unittest
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar
from bitpoll_site import Site


class Decisions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = Site()
        cls.person = cls.site.person("ada")

    @classmethod
    def tearDownClass(cls):
        cls.site.stop()

    def decide(self, kind, typed):
        """Makes a poll, decides for all of its choices, and reads the events of its calendar file."""
        poll = self.poll(kind, typed)
        fields, boxes = self.person.form(f"{poll}/decide/", "decide")
        return self.decided(poll, fields + boxes)

    def poll(self, kind, typed):
        """Makes a poll; its address."""
        person = self.person
        path = f"/new/{kind}/"
        fields, _ = person.form(path, path)
        fields = [(name, value) for name, value in fields if name not in typed and name != "do"]
        there = person.post(path, fields + list(typed.items()) + [("do", "create")])
        return "/".join(there.split("/")[:3])

    def decided(self, poll, fields):
        """Decides, and reads the events of the calendar file."""
        self.person.post(f"{poll}/decide/", fields)
        return Calendar.from_ical(self.person.get(f"{poll}.ics")).walk("VEVENT")

    def test_a_day_is_an_event_of_the_whole_day_without_a_zone(self):
        (event,) = self.decide("date", {"title": "Hike", "dates": "2027-03-28"})
        self.assertEqual(event["SUMMARY"], "Hike")
        self.assertEqual(event.start, date(2027, 3, 28))
        self.assertEqual(event.end, date(2027, 3, 29))

    def test_a_range_of_days_ends_on_the_day_after_its_last(self):
        (event,) = self.decide("date", {"title": "Weekend", "dates": "2027-03-06/2027-03-07"})
        self.assertEqual((event.start, event.end), (date(2027, 3, 6), date(2027, 3, 8)))

    def test_a_slot_starts_at_the_wall_time_of_the_polls_zone(self):
        (event,) = self.decide(
            "datetime",
            {"title": "Call", "dates": "2027-07-01", "times": "10:00-11:30", "zone": "America/New_York"},
        )
        self.assertEqual(event.start, datetime(2027, 7, 1, 10, tzinfo=ZoneInfo("America/New_York")))
        self.assertEqual(event.end - event.start, timedelta(minutes=90))

    def test_the_length_of_a_slot_is_elapsed_time_when_the_clocks_change(self):
        (event,) = self.decide(
            "datetime",
            {"title": "Night", "dates": "2027-03-27", "times": "23:00-05:00", "zone": "Europe/Berlin"},
        )
        start, end = (moment.astimezone(ZoneInfo("UTC")) for moment in (event.start, event.end))
        self.assertEqual(start, datetime(2027, 3, 27, 22, tzinfo=ZoneInfo("UTC")))
        self.assertEqual(end - start, timedelta(hours=6))

    def test_of_a_doubled_hour_the_one_that_was_meant_is_written(self):
        first, second = self.decide(
            "datetime",
            {
                "title": "Twice",
                "dates": "2027-10-31",
                "times": "2:30@+02:00-3:30, 2:30@+01:00-3:30",
                "zone": "Europe/Berlin",
            },
        )
        utc = ZoneInfo("UTC")
        self.assertEqual(first.start.astimezone(utc), datetime(2027, 10, 31, 0, 30, tzinfo=utc))
        self.assertEqual(second.start.astimezone(utc), datetime(2027, 10, 31, 1, 30, tzinfo=utc))

    def test_a_slot_without_an_end_has_none(self):
        (event,) = self.decide(
            "datetime",
            {"title": "Start", "dates": "2027-05-03", "times": "18:00", "zone": "Europe/Berlin"},
        )
        self.assertNotIn("DTEND", event)
        self.assertEqual(event.start, datetime(2027, 5, 3, 18, tzinfo=ZoneInfo("Europe/Berlin")))

    def test_a_changed_decision_replaces_the_event_in_a_calendar(self):
        (event,) = self.decide("date", {"title": "Hike", "dates": "2027-03-28"})
        self.assertTrue(event["UID"] and event["SEQUENCE"] >= 1 and event["DTSTAMP"])
        self.assertIn("/poll/", event["URL"])
        self.assertIn(event["URL"], event["DESCRIPTION"])
        self.assertNotIn("ATTENDEE", event)

    def test_another_choice_has_the_same_name_and_a_higher_sequence(self):
        poll = self.poll("date", {"title": "Hike", "dates": "2027-03-28, 2027-04-04"})
        _, boxes = self.person.form(f"{poll}/decide/", "decide")
        (first,) = self.decided(poll, boxes[:1])
        (second,) = self.decided(poll, boxes[1:])
        self.assertEqual((first.start.day, second.start.day), (28, 4))
        self.assertEqual(first["UID"], second["UID"])
        self.assertGreater(second["SEQUENCE"], first["SEQUENCE"])
        self.assertGreaterEqual(second["LAST-MODIFIED"].dt, first["LAST-MODIFIED"].dt)

    def test_a_description_keeps_its_paragraphs_and_loses_its_markup(self):
        (event,) = self.decide(
            "date",
            {"title": "Picnic", "dates": "2027-05-03", "description": "Bring **food**.\n\nAnd *drinks*!"},
        )
        self.assertTrue(event["DESCRIPTION"].startswith("Bring food.\n\nAnd drinks!\n\n"))

    def test_every_choice_that_was_decided_for_is_an_event_of_its_own(self):
        events = self.decide("date", {"title": "Course", "dates": "2027-05-03, 2027-05-10, 2027-05-17"})
        self.assertEqual(sorted(event.start.day for event in events), [3, 10, 17])
        self.assertEqual(len({event["UID"] for event in events}), 3)

    def test_words_with_special_characters_come_through(self):
        (event,) = self.decide("date", {"title": 'Dinner; with, "Zoë" \\o/ 🍝', "dates": "2027-05-03"})
        self.assertEqual(event["SUMMARY"], 'Dinner; with, "Zoë" \\o/ 🍝')


if __name__ == "__main__":
    unittest.main()
