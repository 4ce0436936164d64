package org.greenclassroom.checkins;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Messages that are typed or pasted at the office, and the door for a gateway. */
@Controller
class SmsController {
  private final SmsDesk desk;

  SmsController(SmsDesk desk) {
    this.desk = desk;
  }

  /** What became of each message; null before any were sent. */
  record SmsPage(@Nullable List<Sms.Told> told) {
    public long count(String outcome) {
      return told == null ? 0 : told.stream().filter(one -> one.outcome().equals(outcome)).count();
    }
  }

  /** Messages as they came; sender and number are nobody's business here. */
  record Messages(@Nullable List<@Nullable String> messages) {}

  /**
   * What became of one.
   *
   * @param outcome ACCEPTED, SAME, CORRECTED or REFUSED
   * @param report null: refused
   * @param sentence may be sent back as it is
   */
  record Answered(String text, String outcome, @Nullable String report, String sentence) {}

  record AllAnswered(List<Answered> results) {}

  @Allow(Role.OFFICER)
  @GetMapping("/checkins/sms")
  String blank(Model model) {
    model.addAttribute("page", new SmsPage(null));
    return "checkins/sms";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/checkins/sms")
  String take(
      @RequestParam String messages,
      @RequestParam(required = false) @Nullable String received,
      Occasion occasion,
      Model model) {
    var form =
        new ReportForm(received == null ? Map.of() : Map.of("received", new String[] {received}));
    model.addAttribute(
        "page",
        new SmsPage(
            desk.take(occasion, Arrays.asList(messages.split("\\R")), form.receivedAt(occasion))));
    return "checkins/sms";
  }

  @Once
  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/checkins/sms")
  @ResponseBody
  AllAnswered take(@RequestBody Messages in, Occasion occasion) {
    var messages = in.messages();
    if (messages == null) throw new Refusal("frame.refusal.missing", "messages");
    var lines = messages.stream().map(one -> one == null ? "" : one).toList();
    return new AllAnswered(
        desk.take(occasion, lines, occasion.now()).stream()
            .map(one ->
                new Answered(
                    one.text(),
                    one.outcome(),
                    one.receipt() == null ? null : one.receipt().number(),
                    one.sentence()))
            .toList());
  }
}
