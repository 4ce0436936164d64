package org.greenclassroom.checkins;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.greenclassroom.checklists.Answer;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.schools.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Check-ins by SMS: typed in at the office, pasted many at once, or brought by a gateway. */
@Service
class Sms {
  private final Checkins checkins;
  private final Checklists checklists;
  private final Links links;
  private final Classrooms classrooms;
  private final Schools schools;
  private final MessageSource words;

  Sms(
      Checkins checkins,
      Checklists checklists,
      Links links,
      Classrooms classrooms,
      Schools schools,
      MessageSource words) {
    this.checkins = checkins;
    this.checklists = checklists;
    this.links = links;
    this.classrooms = classrooms;
    this.schools = schools;
    this.words = words;
  }

  /**
   * What is asked in a check-in that an SMS answers; all else it must be free not to answer.
   *
   * @throws Refusal for the code of a room elsewhere as for one that no room has
   */
  @Transactional
  Receipt take(Occasion occasion, String typed, Instant receivedAt) {
    var code = SmsCode.read(typed);
    long classroom =
        links
            .called(code.room())
            .filter(room -> schools.knows(occasion.actor(), classrooms.room(room).school()))
            .orElseThrow(() -> new Refusal("checkins.refusal.sms-room", code.room()));
    var version = checkins.asked(ReportKind.CHECKIN);
    var answers = new LinkedHashMap<String, Answer>();
    answers.put("working", number(code.working()));
    answers.put("faulty", number(code.faulty()));
    answers.put("missing", number(code.missing()));
    answers.put("room_used", Answer.of(code.roomUsed()));
    var bySms = words.getMessage("checkins.by-sms", null, locale());
    if (code.callsForHelp())
      answers.put(
          "help", new Answer(null, words.getMessage("checkins.call-us", null, locale()), true));
    for (var item : version.questions())
      if (item.required()) answers.putIfAbsent(item.name(), Answer.without(bySms));
    return checkins.take(
        occasion,
        new Sending(
            UUID.nameUUIDFromBytes(("sms/" + code.text()).getBytes(StandardCharsets.UTF_8)),
            classroom,
            ReportKind.CHECKIN,
            code.period(),
            Via.SMS,
            receivedAt,
            checklists.check(version, answers),
            Map.of(),
            code.text()));
  }

  /** One SMS, and the sentence that tells what became of it. */
  record Told(String text, @Nullable Receipt receipt, String sentence) {
    public boolean refused() {
      return receipt == null;
    }

    public String outcome() {
      return receipt == null ? "REFUSED" : receipt.outcome().name();
    }
  }

  private static Answer number(int count) {
    return Answer.of(String.valueOf(count));
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
