package org.greenclassroom.signups;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;

/** Calendar files, read by the library that wrote them and by one that did not. */
public class IcsFileTest {
  private static final UUID DAY = UUID.fromString("0d5a3c7e-8f1b-4c2d-9e3a-5b6c7d8e9f01");
  private static final Instant STARTS = Instant.parse("2027-03-20T01:00:00Z");

  private static DayEvent event(int sequence, boolean cancelled, Instant starts, String zone) {
    return new DayEvent(
        DayEvent.uid(DAY, 1_000_000_000L),
        sequence,
        cancelled,
        "开学典礼；翻新日, ThinkPad \\ X220",
        "带上水杯。\n第二行: " + "很长的一行".repeat(30),
        "云上小学，长安街 1 号; 3 楼",
        starts,
        starts.plusSeconds(3 * 3600),
        ZoneId.of(zone),
        Instant.parse("2027-01-02T03:04:05Z"),
        "https://green.example.org/my-days",
        new DayEvent.Whose("王\"芳\", Li", "wang+fang|x@example.org"));
  }

  /** Reads it with both; what either has to say of it is a mistake of ours. */
  public static ICalendar read(String text) {
    try {
      Calendar first = new CalendarBuilder().build(new StringReader(text));
      var result = first.validate();
      assertThat(result.getEntries()).as("ical4j on\n" + text).isEmpty();
    } catch (IOException | ParserException unreadable) {
      throw new AssertionError(text, unreadable);
    }
    var second = Biweekly.parse(text).first();
    assertThat(second.validate(ICalVersion.V2_0).isEmpty())
        .as("biweekly: " + second.validate(ICalVersion.V2_0) + "\n" + text)
        .isTrue();
    for (var line : text.split("\r\n"))
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    return second;
  }

  @Test
  void an_invitation_is_moved_and_struck_out_under_one_name() {
    var first = read(IcsFile.invitation(event(0, false, STARTS, "Asia/Shanghai"), "p@example.org"));
    assertThat(first.getMethod().getValue()).isEqualTo("REQUEST");
    var one = first.getEvents().getFirst();
    assertThat(one.getDateStart().getValue().toInstant()).isEqualTo(STARTS);
    assertThat(one.getSummary().getValue()).isEqualTo("开学典礼；翻新日, ThinkPad \\ X220");
    assertThat(one.getLocation().getValue()).isEqualTo("云上小学，长安街 1 号; 3 楼");
    assertThat(one.getDescription().getValue()).startsWith("带上水杯。\n第二行: ");
    assertThat(one.getAttendees()).hasSize(1);
    assertThat(one.getOrganizer().getEmail()).isEqualTo("p@example.org");
    assertThat(one.getRecurrenceRule()).isNull();

    var later = STARTS.plusSeconds(86_400);
    var moved = read(IcsFile.invitation(event(1, false, later, "Asia/Shanghai"), "p@example.org"));
    var two = moved.getEvents().getFirst();
    assertThat(two.getUid().getValue()).isEqualTo(one.getUid().getValue());
    assertThat(two.getSequence().getValue()).isGreaterThan(one.getSequence().getValue());
    assertThat(two.getDateStart().getValue().toInstant()).isEqualTo(later);

    var gone = read(IcsFile.invitation(event(2, true, later, "Asia/Shanghai"), "p@example.org"));
    assertThat(gone.getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(gone.getEvents().getFirst().getStatus().isCancelled()).isTrue();
    assertThat(gone.getEvents().getFirst().getSequence().getValue()).isEqualTo(2);
  }

  @Test
  void a_zone_stands_once_for_all_its_events_and_shanghai_has_no_summer_time() {
    var feed =
        new String(
            IcsFile.feed(
                "我的活动",
                List.of(
                    event(0, false, STARTS, "Asia/Shanghai"),
                    event(3, true, STARTS, "Europe/Paris")),
                "p@example.org"),
            StandardCharsets.UTF_8);
    var read = read(feed.replaceFirst("UID:[^\r]*", "UID:another"));
    assertThat(read.getMethod().getValue()).isEqualTo("PUBLISH");
    assertThat(read.getEvents()).hasSize(2);
    assertThat(feed.split("BEGIN:VTIMEZONE")).hasSize(3);
    assertThat(feed).contains("DTSTART;TZID=Asia/Shanghai:20270320T090000");
    assertThat(feed).contains("DTSTART;TZID=Europe/Paris:20270320T020000");
    assertThat(feed).doesNotContain("ATTENDEE");
  }

  @Test
  void the_name_of_an_event_is_made_from_day_and_person() {
    assertThat(DayEvent.uid(DAY, 7)).isEqualTo(DayEvent.uid(DAY, 7));
    assertThat(DayEvent.uid(DAY, 7)).isNotEqualTo(DayEvent.uid(DAY, 8));
    assertThat(DayEvent.uid(DAY, 7)).isNotEqualTo(DayEvent.uid(UUID.randomUUID(), 7));
  }
}
