package org.greenclassroom.applications;

import java.util.List;
import java.util.Optional;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.schools.Schools;
import org.greenclassroom.surveys.Survey;
import org.greenclassroom.surveys.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of scores: weights of a day, and what each application comes to by them. */
@Service
@Transactional
public class Scoring {
  private final ScoreTable scores;
  private final ApplicationTable table;
  private final QuestionTable questions;
  private final Schools schools;
  private final Surveys surveys;

  Scoring(
      ScoreTable scores,
      ApplicationTable table,
      QuestionTable questions,
      Schools schools,
      Surveys surveys) {
    this.scores = scores;
    this.table = table;
    this.questions = questions;
    this.schools = schools;
    this.surveys = surveys;
  }

  /**
   * Reckons an application by the weights of today and keeps it, unless it says the same as the
   * last.
   *
   * @throws Refusal when the application has ended
   */
  public Score score(Occasion occasion, long id) {
    table.lock(id);
    var application = table.application(id).orElseThrow(() -> Refusal.notFound(String.valueOf(id)));
    if (!application.isOpen())
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "applications.refusal.ended",
          application.number(),
          application.state());
    var score = reckoned(occasion, application);
    keep(occasion, application, score);
    if (application.state() != Application.State.SCORED
        && application.state() != Application.State.WAITING) {
      table.become(id, Application.State.SCORED);
      table.step(id, Application.State.SCORED, occasion.now(), occasion.actor().account());
    }
    return score;
  }

  /**
   * The waiting list by the weights of today, as far as this person reads it.
   *
   * @return how many of them came to something else
   */
  public int scoreWaiting(Occasion occasion) {
    int changed = 0;
    var own = schools.own(occasion.actor());
    for (var application : table.waiting(Integer.MAX_VALUE)) {
      if (!Applications.sees(own, application)) continue;
      table.lock(application.application());
      if (keep(occasion, application, reckoned(occasion, application))) changed++;
    }
    return changed;
  }

  private boolean keep(Occasion occasion, Application application, Score score) {
    var last = scores.score(application.application(), null);
    if (last.isPresent() && last.get().saysAs(score)) return false;
    scores.insert(application.application(), score, occasion.now(), occasion.actor().account());
    table.score(application.application(), score.points());
    return true;
  }

  private Score reckoned(Occasion occasion, Application application) {
    return Score.of(facts(application), scores.on(occasion.today()));
  }

  /** All that is known of it today. */
  @Transactional(readOnly = true)
  Facts facts(Application application) {
    var facts = Facts.of(application.told(), Days.of(application.sentAt()));
    for (var learned : questions.learned(application.application()))
      facts.learn(learned.criterion(), learned.value(), Source.LEARNED);
    var school = application.school();
    if (school == null) return facts;
    facts.register(application.told(), schools.school(school));
    survey(application).ifPresent(survey -> Surveyed.tell(facts, survey));
    return facts;
  }

  /** The survey of the room that counts; empty: nobody stood in it. */
  @Transactional(readOnly = true)
  Optional<Survey> survey(Application application) {
    var school = application.school();
    return school == null ? Optional.empty() : surveys.latest(school, application.told().room());
  }

  /** What it would come to today, without keeping it. */
  @Transactional(readOnly = true)
  Score preview(Occasion occasion, Application application) {
    return reckoned(occasion, application);
  }

  @Transactional(readOnly = true)
  Optional<Score> last(long id) {
    return scores.score(id, null);
  }

  @Transactional(readOnly = true)
  Score score(long id, @Nullable Long score) {
    return scores.score(id, score).orElseThrow(() -> Refusal.notFound(String.valueOf(score)));
  }

  @Transactional(readOnly = true)
  List<ScoreTable.Kept> scores(long id) {
    return scores.scores(id);
  }

  @Transactional(readOnly = true)
  List<Weighting> weightings() {
    return scores.weightings();
  }

  @Transactional(readOnly = true)
  Weighting today(Occasion occasion) {
    return scores.on(occasion.today());
  }

  /**
   * Enters how points are given from a day on; what held before stays readable.
   *
   * @throws Refusal for a day that is over, or weights that are no fair measure
   */
  public void weigh(Occasion occasion, Weighting weighting) {
    if (weighting.validFrom().isBefore(occasion.today()))
      throw new Refusal(
          "applications.refusal.weighting-past", weighting.validFrom(), occasion.today());
    scores.insert(weighting.checked(), occasion.now(), occasion.actor().account());
  }
}
