package org.greenclassroom.checkins;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Takes a heap of messages, each by itself: a bad one keeps no good one out. */
@Component
class SmsDesk {
  static final int MOST = 500;
  private final Sms sms;
  private final Shown shown;

  SmsDesk(Sms sms, Shown shown) {
    this.sms = sms;
    this.shown = shown;
  }

  List<Sms.Told> take(Occasion occasion, List<String> messages, Instant receivedAt) {
    var lines = messages.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) throw new Refusal("checkins.refusal.sms-none");
    if (lines.size() > MOST) throw new Refusal("checkins.refusal.sms-many", MOST);
    var all = new ArrayList<Sms.Told>();
    for (var line : lines) all.add(take(occasion, line, receivedAt));
    return all;
  }

  private Sms.Told take(Occasion occasion, String line, Instant receivedAt) {
    var text = line.length() > 80 ? line.substring(0, 80) + "…" : line;
    try {
      var receipt = sms.take(occasion, line, receivedAt);
      var key =
          switch (receipt.outcome()) {
            case ACCEPTED -> "checkins.sms.accepted";
            case SAME -> "checkins.sms.same";
            case CORRECTED -> "checkins.sms.corrected";
          };
      return new Sms.Told(text, receipt, shown.sentence(new Said(key, List.of(receipt.number()))));
    } catch (Refusal no) {
      return new Sms.Told(text, null, shown.sentence(new Said(no.key(), said(no.arguments()))));
    }
  }

  private List<Object> said(Object[] arguments) {
    return Arrays.stream(arguments).map(one -> (Object) shown.said(one)).toList();
  }
}
