package org.greenclassroom.takeback;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it is posted, by a page's queue or by a form: what is said of each computer of the
 * list, what else was seen, how many accessories. Pure.
 *
 * @param is by tag: GOOD, WORN, DAMAGED, DEAD when it was found, else the cause of its loss; blank:
 *     nothing was said
 * @param words by tag: what is wrong with it, or where it is
 * @param reports by tag: the number of a police report
 * @param days by tag: on which day it went
 * @param others one per line: what was seen and is not on the list
 * @param pieces by accessory
 */
record SheetForm(
    Map<String, String> is,
    Map<String, String> words,
    Map<String, String> reports,
    Map<String, String> days,
    String others,
    Map<String, String> pieces) {

  /** Fields named {@code is.TAG}, {@code words.TAG}, {@code accessory.MOUSE} and so on. */
  static SheetForm of(Map<String, String> fields) {
    return new SheetForm(
        group(fields, "is."),
        group(fields, "words."),
        group(fields, "report."),
        group(fields, "day."),
        fields.getOrDefault("others", ""),
        group(fields, "accessory."));
  }

  private static Map<String, String> group(Map<String, String> fields, String prefix) {
    var group = new TreeMap<String, String>();
    fields.forEach((name, value) -> {
      if (name.startsWith(prefix)) group.put(name.substring(prefix.length()), value);
    });
    return group;
  }

  SiteCount read(
      Instant at,
      @Nullable Long carrier,
      List<SiteCount.Picture> pictures,
      HandOver.Signature giver,
      HandOver.Signature taker) {
    var seen = new ArrayList<SiteCount.Seen>();
    var losses = new TreeMap<Tag, Loss>();
    is.forEach((typed, said) -> {
      if (said.isBlank()) return;
      var tag = Tag.parse(typed);
      for (var condition : Condition.values())
        if (condition.name().equals(said)) {
          seen.add(new SiteCount.Seen(tag.printed(), false, condition, of(words, typed)));
          return;
        }
      for (var cause : LossCause.values())
        if (cause.name().equals(said)) {
          losses.put(
              tag, new Loss(cause, of(reports, typed), of(words, typed), day(of(days, typed))));
          return;
        }
      throw new Refusal("frame.refusal.unreadable", "is", said);
    });
    for (var other : Typed.entries(others)) seen.add(new SiteCount.Seen(other, false, null, ""));
    return new SiteCount(at, carrier, seen, losses, accessories(), pictures, giver, taker);
  }

  private Map<Accessory, Integer> accessories() {
    var counted = new EnumMap<Accessory, Integer>(Accessory.class);
    pieces.forEach((name, typed) -> {
      if (typed.isBlank()) return;
      try {
        counted.put(Accessory.valueOf(name), Integer.valueOf(typed.strip()));
      } catch (IllegalArgumentException unreadable) {
        throw new Refusal("frame.refusal.unreadable", "accessory", typed);
      }
    });
    return counted;
  }

  private static String of(Map<String, String> group, String tag) {
    return group.getOrDefault(tag, "");
  }

  private static @Nullable LocalDate day(String typed) {
    if (typed.isBlank()) return null;
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException unreadable) {
      throw new Refusal("frame.refusal.unreadable", "day", typed);
    }
  }
}
