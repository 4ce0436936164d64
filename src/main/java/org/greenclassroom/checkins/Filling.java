package org.greenclassroom.checkins;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.greenclassroom.checklists.Answer;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Fill;
import org.greenclassroom.checklists.Version;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Flaw;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * The form of a report, the same for whoever holds a link, the school's own person and the office.
 */
@Component
class Filling {
  private final Checkins checkins;
  private final Links links;
  private final Checklists checklists;
  private final Classrooms classrooms;
  private final Partners partners;
  private final String smsNumber;

  Filling(
      Checkins checkins,
      Links links,
      Checklists checklists,
      Classrooms classrooms,
      Partners partners,
      @Value("${greenclassroom.sms-number:}") String smsNumber) {
    this.checkins = checkins;
    this.links = links;
    this.checklists = checklists;
    this.classrooms = classrooms;
    this.partners = partners;
    this.smsNumber = smsNumber;
  }

  /**
   * The form of a report.
   *
   * @param here its own address, without what follows the question mark
   * @param uid made when the form was opened
   * @param others the other forms of this room, by kind: their addresses; empty for the office
   * @param wechat whether it is read in WeChat's own browser
   * @param office whether somebody at the office fills it in
   * @param account whose queue it may wait in; null: nobody is signed in
   */
  record FormPage(
      String here,
      ReportKind kind,
      String room,
      String school,
      String code,
      UUID uid,
      LocalDate period,
      List<LocalDate> periods,
      Fill form,
      List<Flaw> flaws,
      List<RoomTable.Listed> devices,
      Map<ReportKind, String> others,
      boolean wechat,
      boolean office,
      String smsNumber,
      @Nullable Long account) {
    public boolean revised() {
      return kind.revised();
    }

    public boolean asks() {
      return kind == ReportKind.CHECKIN;
    }

    public RollState[] states() {
      return RollState.values();
    }

    /** A month as 2026-11, a half-year by its first and last. */
    public String periodSaid(LocalDate one) {
      return kind == ReportKind.CHECKIN
          ? one.toString().substring(0, 7)
          : one.toString().substring(0, 7) + " – " + one.plusMonths(5).toString().substring(0, 7);
    }
  }

  /** Shows an empty form, or one with what was found wrong. */
  String show(
      Request asked,
      Version version,
      Map<String, Answer> answers,
      List<Flaw> flaws,
      @Nullable ReportForm typed,
      Occasion occasion,
      Locale locale,
      Model model) {
    var room = classrooms.room(asked.classroom());
    var kind = asked.kind();
    var period = typed == null ? suggested(kind, occasion) : typed.period(kind, occasion);
    model.addAttribute(
        "page",
        new FormPage(
            asked.here(),
            kind,
            room.name(),
            partners.partner(room.school()).name(),
            links.code(asked.classroom()),
            typed == null ? UUID.randomUUID() : typed.uid(),
            period,
            periods(kind, period, occasion),
            checklists.fill(version, answers, flaws, locale),
            flaws,
            kind == ReportKind.INVENTORY ? checkins.listed(asked.classroom()) : List.of(),
            asked.others(),
            asked.wechat(),
            asked.office(),
            smsNumber,
            asked.account()));
    return "checkins/form";
  }

  /** What page is asked for. */
  record Request(
      String here,
      long classroom,
      ReportKind kind,
      Map<ReportKind, String> others,
      boolean wechat,
      boolean office,
      @Nullable Long account) {}

  /**
   * Takes what was posted.
   *
   * @return the receipt; empty: something is wrong, and the page that says so is in the model
   */
  Optional<Receipt> take(
      Request asked,
      Map<String, String[]> posted,
      Via via,
      Occasion occasion,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    var form = new ReportForm(posted);
    var version = checkins.asked(asked.kind(), form.version(), occasion);
    var answers = Fill.answers(version, posted);
    var flaws = new ArrayList<>(checklists.flaws(version, answers));
    if (flaws.isEmpty()) flaws.addAll(uncounted(asked.kind(), version, answers));
    if (!flaws.isEmpty()) {
      response.setStatus(Refusal.Kind.RULE.status);
      show(asked, version, answers, flaws, form, occasion, locale, model);
      return Optional.empty();
    }
    var roll =
        asked.kind() == ReportKind.INVENTORY
            ? form.roll(checkins.listed(asked.classroom()))
            : Map.<Long, RollState>of();
    return Optional.of(
        checkins.take(
            occasion,
            new Sending(
                form.uid(),
                asked.classroom(),
                asked.kind(),
                form.period(asked.kind(), occasion),
                via,
                asked.office() ? form.receivedAt(occasion) : occasion.now(),
                checklists.check(version, answers),
                roll,
                null)));
  }

  /** What waited in the queue of a page: the fields as the form would have posted them. */
  Receipt queued(Request asked, Map<String, List<String>> fields, Via via, Occasion occasion) {
    var posted = new LinkedHashMap<String, String[]>();
    fields.forEach((name, values) -> posted.put(name, values.toArray(String[]::new)));
    var form = new ReportForm(posted);
    var version = checkins.asked(asked.kind(), form.version(), occasion);
    var checked = checklists.check(version, Fill.answers(version, posted));
    for (var flaw : uncounted(asked.kind(), version, checked.answers()))
      throw new Refusal(flaw.key(), flaw.argumentArray());
    return checkins.take(
        occasion,
        new Sending(
            form.uid(),
            asked.classroom(),
            asked.kind(),
            form.period(asked.kind(), occasion),
            via,
            asked.office() ? form.receivedAt(occasion) : occasion.now(),
            checked,
            asked.kind() == ReportKind.INVENTORY
                ? form.roll(checkins.listed(asked.classroom()))
                : Map.of(),
            null));
  }

  /** The hands that went up for each part are no more than there were pupils. */
  private List<Flaw> uncounted(ReportKind kind, Version version, Map<String, Answer> answers) {
    if (kind != ReportKind.PUPILS) return List.of();
    var checked = checklists.check(version, answers);
    var present = checked.count("class_size");
    if (present == null) return List.of();
    var flaws = new ArrayList<Flaw>();
    var part = "";
    int sum = 0;
    for (var item : version.items()) {
      if (!item.asks()) {
        part = item.label().in(Locale.getDefault());
        sum = 0;
        continue;
      }
      var counted = item.name().equals("class_size") ? null : checked.count(item.name());
      if (counted == null) continue;
      sum += counted;
      if (sum > present && flaws.isEmpty())
        flaws.add(
            new Flaw("answer." + item.name(), "checkins.flaw.too-many-hands", part, sum, present));
    }
    return flaws;
  }

  /** In the first days of a month people report on the one that has just ended. */
  private static LocalDate suggested(ReportKind kind, Occasion occasion) {
    var today = occasion.today();
    return kind == ReportKind.CHECKIN && today.getDayOfMonth() <= 5
        ? kind.period(today.minusMonths(1))
        : kind.period(today);
  }

  private static List<LocalDate> periods(ReportKind kind, LocalDate chosen, Occasion occasion) {
    var now = kind.period(occasion.today());
    var all = new ArrayList<LocalDate>();
    int step = kind == ReportKind.CHECKIN ? 1 : 6;
    for (int back = 0; back < (kind == ReportKind.CHECKIN ? 6 : 2); back++)
      all.add(now.minusMonths((long) step * back));
    if (!all.contains(chosen)) all.add(chosen);
    return all;
  }
}
