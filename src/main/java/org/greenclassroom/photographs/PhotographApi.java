package org.greenclassroom.photographs;

import java.time.LocalDate;
import java.util.List;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Once;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where the queue of a page brings photographs whose files it has sent part by part. */
@RestController
class PhotographApi {
  private final Photographs photographs;

  PhotographApi(Photographs photographs) {
    this.photographs = photographs;
  }

  record AttachedIn(@Nullable String sha256) {}

  /**
   * Photographs of one day.
   *
   * @param day when they were taken; null: today
   * @param attachments at least one
   */
  record TakenIn(
      @Nullable Long activity,
      @Nullable Long classroom,
      @Nullable LocalDate day,
      @Nullable String words,
      @Nullable List<AttachedIn> attachments) {}

  /** Their numbers: the receipt. */
  record TakenOut(List<Long> photographs) {}

  @Once
  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping({"/api/v1/photographs", "/photographs/taken"})
  TakenOut take(@RequestBody TakenIn in, Occasion occasion) {
    var attached = in.attachments() == null ? List.<AttachedIn>of() : in.attachments();
    return new TakenOut(
        photographs.takeSent(
            occasion,
            new Photographs.Taken(
                in.activity(),
                in.classroom(),
                in.day() == null ? occasion.today() : in.day(),
                in.words() == null ? "" : in.words()),
            attached.stream().map(PhotographApi::hash).toList()));
  }

  private static String hash(AttachedIn one) {
    if (one.sha256() == null) throw new Refusal("frame.refusal.missing", "sha256");
    return one.sha256();
  }
}
