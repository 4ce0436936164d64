package org.greenclassroom.applications;

import java.util.List;
import org.greenclassroom.frame.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far an application is, as the school itself sees it. */
@Component
class Progress {
  private final Applications applications;
  private final Deciding deciding;
  private final Origin origin;

  Progress(Applications applications, Deciding deciding, Origin origin) {
    this.applications = applications;
    this.deciding = deciding;
    this.origin = origin;
  }

  /**
   * What a school sees.
   *
   * @param done steps behind it: sent, read, surveyed, scored, decided
   * @param decision the last word that the school was told; null: none yet
   * @param place on the waiting list; 0: not on it
   * @param byLink whether the page was opened by its link, through which things can be done
   */
  record Page(
      Application application,
      int done,
      List<Question> questions,
      List<ApplicationTable.Step> steps,
      List<Photograph.Kept> photographs,
      @Nullable Decision decision,
      int place,
      String link,
      boolean byLink) {
    public boolean mayAnswer(Question question) {
      return byLink && question.isOpen() && application.isOpen();
    }

    public boolean mayWithdraw() {
      return byLink && application.canBeWithdrawn();
    }
  }

  Page of(Application application, boolean byLink) {
    long id = application.application();
    var waits = application.state() == Application.State.WAITING;
    return new Page(
        application,
        done(application.state()),
        applications.questions(id),
        applications.steps(id),
        applications.photographs(application),
        told(application),
        waits ? applications.place(application) : 0,
        origin.here() + "/apply/" + application.secret(),
        byLink);
  }

  /** An approval that waits for a second officer is nobody's news yet. */
  private @Nullable Decision told(Application application) {
    Decision last = null;
    for (var decision : deciding.decisions(application.application()))
      if (decision.outcome() != Decision.Outcome.APPROVED || Boolean.TRUE.equals(decision.agreed()))
        last = decision;
    return last;
  }

  private static int done(Application.State state) {
    return switch (state) {
      case RECEIVED -> 1;
      case REVIEW, SURVEY -> 2;
      case SCORED, WAITING -> 4;
      case APPROVED, REJECTED, WITHDRAWN -> 5;
    };
  }
}
