package org.greenclassroom.signups;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.greenclassroom.activities.Activity;
import org.greenclassroom.frame.LetterLinks;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.frame.Post;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.signups.StintTable.PersonDay;
import org.greenclassroom.volunteers.Volunteers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What people are written about their places, in their language; with the calendar file that enters
 * the day, moves it, or strikes it out.
 */
@Component
class Letters {
  private final Post post;
  private final Origin origin;
  private final LetterLinks links;
  private final StintTable stints;
  private final InvitationTable invitations;
  private final Volunteers volunteers;
  private final MessageSource words;
  private final String from;

  Letters(
      Post post,
      Origin origin,
      LetterLinks links,
      StintTable stints,
      InvitationTable invitations,
      Volunteers volunteers,
      MessageSource words,
      @Value("${greenclassroom.post.from:}") String from) {
    this.post = post;
    this.origin = origin;
    this.links = links;
    this.stints = stints;
    this.invitations = invitations;
    this.volunteers = volunteers;
    this.words = words;
    this.from = from;
  }

  void placed(Occasion occasion, Stint stint, Signup one) {
    write(occasion, stint, one.volunteer(), "signups.letter.placed", "");
  }

  void waiting(Occasion occasion, Stint stint, Signup one) {
    write(occasion, stint, one.volunteer(), "signups.letter.waiting", "");
  }

  /** With a link that leads straight to the button. */
  void offered(Occasion occasion, Stint stint, Signup one) {
    link(occasion, stint, one, "signups.letter.offered");
  }

  void offerWaits(Occasion occasion, Stint stint, Signup one) {
    link(occasion, stint, one, "signups.letter.offer-waits");
  }

  void dayIsNear(Occasion occasion, Stint stint, Signup one) {
    link(occasion, stint, one, "signups.letter.near");
  }

  /** They have no place any more; why is said by the letter's words. */
  void left(Occasion occasion, Stint stint, Signup before, SignupState to) {
    var key =
        switch (to) {
          case DENIED -> "signups.letter.denied";
          case EXPIRED -> "signups.letter.expired";
          default -> "signups.letter.cancelled";
        };
    write(occasion, stint, before.volunteer(), key, "");
  }

  /** Whoever has a place hears only of what changed for them; whoever waits, of every move. */
  void dayChanged(Occasion occasion, Stint stint, Signup one, boolean off) {
    var day = stints.personDay(stint.activity(), one.volunteer()).orElseThrow();
    if (!off && one.state() == SignupState.PLACED && !hears(day)) return;
    var key =
        off
            ? "signups.letter.off"
            : stint.state() == Activity.State.POSTPONED
                ? "signups.letter.postponed"
                : "signups.letter.moved";
    write(occasion, stint, one.volunteer(), key, "");
  }

  /** A word of the coordinator to one of those who come. */
  void word(Occasion occasion, Stint stint, long volunteer, String text) {
    write(occasion, stint, volunteer, "signups.letter.word", text);
  }

  void team(Occasion occasion, Stint stint, Team team, String key, int count) {
    post.write(
        occasion,
        team.email(),
        Locale.forLanguageTag(team.language()),
        key,
        team.name(),
        stint.title(),
        when(stint.startsAt(), stint.zoneId(), Locale.forLanguageTag(team.language())),
        count,
        team.code(),
        when(team.cutOff(), stint.zoneId(), Locale.forLanguageTag(team.language())),
        links.to(
            "/join/" + stint.address() + "?code=" + team.code(),
            Locale.forLanguageTag(team.language())));
  }

  private void link(Occasion occasion, Stint stint, Signup one, String key) {
    var locale = locale(stints.personDay(stint.activity(), one.volunteer()).orElseThrow());
    var until = one.expiresAt();
    volunteers.sendLink(
        occasion,
        one.volunteer(),
        "/my-days",
        key,
        null,
        stint.title(),
        when(stint.startsAt(), stint.zoneId(), locale),
        stint.place(),
        until == null ? "" : when(until, stint.zoneId(), locale));
  }

  private void write(Occasion occasion, Stint stint, long volunteer, String key, String text) {
    var day = stints.personDay(stint.activity(), volunteer).orElseThrow();
    var email = day.email();
    if (email == null) return; // was forgotten
    var locale = locale(day);
    Object[] arguments = {
      Objects.requireNonNullElse(day.name(), ""),
      day.title(),
      when(stint.startsAt(), stint.zoneId(), locale),
      day.place(),
      links.to("/my-days", locale),
      text
    };
    var calendar = calendar(occasion.now(), day);
    if (calendar.isPresent())
      post.writeWithCalendar(occasion, email, locale, calendar.get(), key, arguments);
    else post.write(occasion, email, locale, key, arguments);
  }

  /** What their calendar must hear; empty: it knows of nothing, and need not. */
  private Optional<String> calendar(Instant now, PersonDay day) {
    if (!hears(day)) return Optional.empty();
    var told =
        invitations.tell(day.activity(), day.volunteer(), !day.takesPlace(), day.said(), now);
    return Optional.of(IcsFile.invitation(event(day, told), organizer()));
  }

  private boolean hears(PersonDay day) {
    var known = invitations.of(day.activity(), day.volunteer());
    if (!day.takesPlace() && (known.isEmpty() || known.get().cancelled())) return false;
    return known.isEmpty() || !known.get().said().equals(day.said());
  }

  /** A person's day as their calendar has it. */
  DayEvent event(PersonDay day, InvitationTable.Told told) {
    var locale = locale(day);
    return new DayEvent(
        DayEvent.uid(day.key(), day.volunteer()),
        told.sequence(),
        !day.takesPlace(),
        day.title(),
        slots(day.slots(), locale),
        day.place(),
        Objects.requireNonNullElse(day.startsAt(), day.dayStarts()),
        Objects.requireNonNullElse(day.endsAt(), day.dayEnds()),
        ZoneId.of(day.zone()),
        told.changedAt(),
        origin.isSure() ? origin.here() + "/my-days" : "",
        new DayEvent.Whose(
            Objects.requireNonNullElse(day.name(), ""),
            Objects.requireNonNullElse(day.email(), "")));
  }

  /** Who asks people to come, for calendar programs: where letters come from. */
  String organizer() {
    int open = from.indexOf('<');
    var address = open < 0 ? from.strip() : from.substring(open + 1, from.indexOf('>', open));
    return address.isBlank()
        ? "post@" + origin.here().replaceFirst("^[a-z]+://", "").replaceFirst(":.*", "")
        : address;
  }

  private String slots(String lines, Locale locale) {
    return Arrays.stream(lines.split("\n"))
        .filter(line -> !line.isBlank())
        .map(line -> line.split("~", 4))
        .map(parts ->
            parts[0]
                + "–"
                + parts[1]
                + " "
                + duty(parts[2], parts.length > 3 ? parts[3] : null, locale))
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  /** A slot's own name, or what its duty is called. */
  String duty(String duty, @Nullable String name, Locale locale) {
    if (name != null) return name;
    return Objects.requireNonNull(
        words.getMessage(
            "activities.duty." + duty.toLowerCase(Locale.ROOT).replace('_', '-'),
            null,
            duty,
            locale));
  }

  private static Locale locale(PersonDay day) {
    return Locale.forLanguageTag(Objects.requireNonNullElse(day.language(), "en"));
  }

  /** By the clock of the place; which one is said where it is not the programme's. */
  static String when(Instant moment, ZoneId zone, Locale locale) {
    var pattern = locale.getLanguage().equals("zh") ? "y年M月d日EEEE HH:mm" : "EEEE d MMMM y, HH:mm";
    var said = DateTimeFormatter.ofPattern(pattern, locale).format(moment.atZone(zone));
    return zone.equals(Occasion.PROGRAMME_ZONE) ? said : said + " (" + zone.getId() + ")";
  }
}
