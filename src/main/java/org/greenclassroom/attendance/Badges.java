package org.greenclassroom.attendance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.greenclassroom.frame.Paper;
import org.greenclassroom.frame.Qr;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Badges of a day, eight on a sheet of A4 (90 by 62 mm, as badge holders are made): the name big,
 * the duty, the company, and a code in which nothing of the person is but a number.
 */
@Service
@Transactional(readOnly = true)
class Badges {
  /** On one sheet. */
  static final int ON_A_SHEET = 8;

  private static final int ACROSS = 2;

  private final Days days;
  private final BadgeKey key;
  private final Paper paper;

  Badges(Days days, BadgeKey key, Paper paper) {
    this.days = days;
    this.key = key;
    this.paper = paper;
  }

  /**
   * One badge.
   *
   * @param size a class of the style: long names are set smaller, never cut
   */
  record Badge(Expected who, String code, String qr, String size, String companySize) {
    public @Nullable String company() {
      return who.company();
    }
  }

  /** Rows of badges, sheet by sheet. */
  record Sheets(Day day, List<List<List<Badge>>> sheets) {}

  /** Of everybody who has a place and a name. */
  byte[] sheet(long activity, Locale language) {
    var day = days.day(activity);
    var badges =
        days.expected(activity).stream().filter(Expected::admitted).map(this::badge).toList();
    if (badges.isEmpty()) throw new Refusal("attendance.refusal.no-badges", day.title());
    return paper.pdf(
        "attendance/badges",
        Map.of(
            "page",
            new Sheets(day, sheets(badges)),
            "issued",
            day.title(),
            "style",
            "attendance/badges.css"),
        language);
  }

  private Badge badge(Expected who) {
    var code = key.code(who.signup());
    return new Badge(
        who,
        code,
        Qr.svg(code),
        size(String.valueOf(who.name()), 14, 24),
        size(who.company() == null ? "" : who.company(), 24, 48));
  }

  /** Chinese signs are twice as wide as Latin ones. */
  private static String size(String text, int big, int middle) {
    int width = text.codePoints().map(sign -> sign > 0x2E7F ? 2 : 1).sum();
    return width <= big ? "big" : width <= middle ? "middle" : "little";
  }

  private static List<List<List<Badge>>> sheets(List<Badge> badges) {
    var sheets = new ArrayList<List<List<Badge>>>();
    for (int at = 0; at < badges.size(); at += ON_A_SHEET) {
      var sheet = badges.subList(at, Math.min(badges.size(), at + ON_A_SHEET));
      var rows = new ArrayList<List<Badge>>();
      for (int i = 0; i < sheet.size(); i += ACROSS)
        rows.add(sheet.subList(i, Math.min(sheet.size(), i + ACROSS)));
      sheets.add(rows);
    }
    return sheets;
  }
}
