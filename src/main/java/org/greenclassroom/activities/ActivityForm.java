package org.greenclassroom.activities;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What the form of a day posts; times are meant in its own zone. */
record ActivityForm(
    @Nullable Kind kind,
    String title,
    @Nullable Long partner,
    @Nullable Long school,
    @Nullable Long classroom,
    @Nullable Long drive,
    @Nullable LocalDate day,
    @Nullable LocalTime from,
    @Nullable LocalTime to,
    @Nullable String zone,
    String place,
    String spoken,
    @Nullable Boolean open,
    @Nullable String words,
    @Nullable List<Consent> consents) {
  /** Where days take place, and from where they are taught. */
  static final List<String> ZONES =
      List.of("Asia/Shanghai", "Asia/Hong_Kong", "Asia/Ho_Chi_Minh", "Europe/Paris");

  ActivityForm {
    title = title == null ? "" : title;
    place = place == null ? "" : place;
    spoken = spoken == null ? "" : spoken;
  }

  Opening opening() {
    if (kind == null) throw new Refusal("frame.refusal.missing", "kind");
    return new Opening(
        kind,
        title,
        partner,
        school,
        classroom,
        drive,
        moment(day, from, zone),
        end(day, from, to, zone),
        zoneId(zone),
        place,
        spoken,
        open != null && open,
        words);
  }

  Changes changes() {
    Set<Consent> all = EnumSet.noneOf(Consent.class);
    if (consents != null) all.addAll(consents);
    return new Changes(
        title, partner, school, classroom, drive, place, spoken, open != null && open, words, all);
  }

  static Instant moment(@Nullable LocalDate day, @Nullable LocalTime time, @Nullable String zone) {
    if (day == null) throw new Refusal("frame.refusal.missing", "day");
    if (time == null) throw new Refusal("frame.refusal.missing", "from");
    if (day.getYear() < 2000 || day.getYear() > 2100)
      throw new Refusal("activities.refusal.year", "" + day.getYear());
    return day.atTime(time).atZone(zoneId(zone)).toInstant();
  }

  /** A time before the beginning is one of the day after. */
  static Instant end(
      @Nullable LocalDate day,
      @Nullable LocalTime from,
      @Nullable LocalTime to,
      @Nullable String zone) {
    if (to == null) throw new Refusal("frame.refusal.missing", "to");
    var begin = moment(day, from, zone);
    var end = moment(day, to, zone);
    return end.isBefore(begin)
        ? moment(java.util.Objects.requireNonNull(day).plusDays(1), to, zone)
        : end;
  }

  private static ZoneId zoneId(@Nullable String zone) {
    if (zone == null || !ZONES.contains(zone))
      throw new Refusal("activities.refusal.zone", String.valueOf(zone));
    return ZoneId.of(zone);
  }
}
