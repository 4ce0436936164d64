package org.greenclassroom.surveys;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What a sheet or an order posts, read strictly. */
final class SheetForm {
  private final Map<String, String> posted;

  SheetForm(Map<String, String> posted) {
    this.posted = posted;
  }

  /** A file that the queue sent before. */
  record AttachedIn(@Nullable String name, @Nullable String sha256) {}

  /**
   * A sheet as JSON: from a page's queue, or from a program.
   *
   * @param facts by the questions' field names; what is left out or null is unknown
   * @param surveyedOn the day, where the sheet is typed in later
   * @param seen the newest survey of the school that whoever filled it in could know of
   */
  record SheetIn(
      @Nullable String room,
      @Nullable Integer seats,
      @Nullable Map<String, Object> facts,
      @Nullable Instant surveyedAt,
      @Nullable LocalDate surveyedOn,
      @Nullable Long seen,
      @Nullable List<AttachedIn> attachments) {
    List<String> hashes() {
      var all = new ArrayList<String>();
      if (attachments != null)
        for (var one : attachments) if (one.sha256() != null) all.add(one.sha256());
      return all;
    }

    Sheet sheet(Occasion occasion, List<byte[]> photos) {
      if (room == null) throw new Refusal("frame.refusal.missing", "room");
      if (seats == null) throw new Refusal("frame.refusal.missing", "seats");
      var typed = new HashMap<String, String>();
      if (facts != null)
        facts.forEach((field, value) -> {
          if (Question.of(field).isEmpty()) throw new Refusal("surveys.refusal.no-question", field);
          if (value != null) typed.put(field, value.toString());
        });
      return new Sheet(
          room, seats, Answers.read(typed), at(occasion, surveyedAt, surveyedOn), seen, photos);
    }
  }

  Sheet sheet(Occasion occasion, List<byte[]> photos) {
    return new Sheet(
        need("room"),
        whole("seats"),
        Answers.read(posted),
        at(occasion, null, text("surveyed_on") == null ? null : day("surveyed_on")),
        number("seen"),
        photos);
  }

  /** A day other than today is told at its noon: nobody asked for the hour. */
  private static Instant at(Occasion occasion, @Nullable Instant moment, @Nullable LocalDate day) {
    if (day != null && day.isAfter(occasion.today()))
      throw new Refusal("surveys.refusal.future", day);
    if (day != null && !day.equals(occasion.today()))
      return day.atTime(LocalTime.NOON).atZone(occasion.zone()).toInstant();
    return moment == null ? occasion.now() : moment;
  }

  String need(String name) {
    var text = text(name);
    if (text == null) throw new Refusal("frame.refusal.missing", name);
    return text;
  }

  @Nullable String text(String name) {
    var text = posted.get(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  int whole(String name) {
    var number = number(name);
    if (number == null) throw new Refusal("frame.refusal.missing", name);
    if (number != number.intValue())
      throw new Refusal("frame.refusal.unreadable", name, String.valueOf(number));
    return number.intValue();
  }

  @Nullable Long number(String name) {
    var text = text(name);
    if (text == null) return null;
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException other) {
      throw new Refusal("frame.refusal.unreadable", name, text);
    }
  }

  LocalDate day(String name) {
    var text = need(name);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException other) {
      throw new Refusal("frame.refusal.unreadable", name, text);
    }
  }

  static List<byte[]> photos(HttpServletRequest request) throws IOException, ServletException {
    var all = new ArrayList<byte[]>();
    var type = request.getContentType();
    if (type == null || !type.startsWith("multipart/")) return all;
    for (var part : request.getParts()) {
      if (!part.getName().equals("photos") || part.getSize() == 0) continue;
      if (part.getSize() > Files.LARGEST)
        throw new Refusal(Refusal.Kind.TOO_LARGE, "frame.refusal.too-large");
      all.add(part.getInputStream().readAllBytes());
    }
    return all;
  }
}
