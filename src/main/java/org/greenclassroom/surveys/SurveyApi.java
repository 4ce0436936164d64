package org.greenclassroom.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The JSON of the same front door. */
@RestController
class SurveyApi {
  private final Surveys surveys;
  private final Telling telling;

  SurveyApi(Surveys surveys, Telling telling) {
    this.surveys = surveys;
    this.telling = telling;
  }

  /**
   * An order.
   *
   * @param school a partner of the kind SCHOOL
   * @param site one of its sites; may be left out
   * @param reference the number of a request; may be left out
   * @param engineer an account; left out: whoever gets there first
   */
  @Exact
  record OrderWanted(
      @Nullable Long school,
      @Nullable Long site,
      @Nullable String room,
      @Nullable Integer seats,
      @Nullable LocalDate until,
      @Nullable String reference,
      @Nullable Long engineer) {}

  record Ordered(long errand, String number) {}

  /**
   * A survey.
   *
   * @param errand the order it answers; else school (and site) must be said
   * @param sheet room, seats and facts; attachments are what a page's queue sends
   * @param photos JPEG or PNG in base64, without faces; they are made small
   */
  @Exact
  record SurveyWanted(
      @Nullable Long errand,
      @Nullable Long school,
      @Nullable Long site,
      SheetForm.@Nullable SheetIn sheet,
      @Nullable List<String> photos) {}

  record FindingTold(Fact fact, Finding.Level level, String sentence) {}

  /**
   * A survey as it stands.
   *
   * @param facts by field name; null is unknown
   * @param findings judged for desktops
   */
  record SurveyTold(
      long id,
      String number,
      @Nullable Long errand,
      long school,
      String schoolName,
      @Nullable Long site,
      String room,
      int seats,
      Map<String, @Nullable Object> facts,
      Instant surveyedAt,
      Instant recordedAt,
      long surveyedBy,
      @Nullable Long beside,
      boolean counts,
      boolean contested,
      List<FindingTold> findings,
      List<String> photos) {}

  @Allow(Role.OFFICER)
  @PostMapping("/api/v1/surveys/orders")
  @ResponseStatus(HttpStatus.CREATED)
  Ordered order(@RequestBody OrderWanted wanted, Occasion occasion) {
    var errand =
        surveys.order(
            occasion,
            said(wanted.school(), "school"),
            wanted.site(),
            said(wanted.room(), "room"),
            said(wanted.seats(), "seats"),
            said(wanted.until(), "until"),
            wanted.reference(),
            wanted.engineer());
    return new Ordered(errand, surveys.errand(errand).number());
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/api/v1/surveys")
  @ResponseStatus(HttpStatus.CREATED)
  SurveyTold record(@RequestBody SurveyWanted wanted, Occasion occasion) {
    var sheet = said(wanted.sheet(), "sheet").sheet(occasion, photos(wanted.photos()));
    var errand = wanted.errand();
    var survey =
        errand != null
            ? surveys.record(occasion, surveys.errand(errand), sheet)
            : surveys.record(occasion, said(wanted.school(), "school"), wanted.site(), sheet);
    return told(surveys.survey(occasion.actor(), survey));
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/api/v1/surveys")
  Slice<SurveyTold> surveys(
      @RequestParam(defaultValue = "9223372036854775807") long after,
      @RequestParam(required = false) @Nullable Long school,
      Occasion occasion) {
    var filter = new SurveyFilter("", false, false, false, school);
    var page = surveys.page(occasion.actor(), filter, after, 100);
    return new Slice<>(page.rows().stream().map(this::told).toList(), page.next());
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.SCHOOL})
  @GetMapping("/api/v1/surveys/{id}")
  SurveyTold survey(@PathVariable long id, Occasion occasion) {
    return told(surveys.survey(occasion.actor(), id));
  }

  private SurveyTold told(Survey survey) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    for (var question : Question.values())
      facts.put(question.field(), survey.answers().of(question));
    return new SurveyTold(
        survey.survey(),
        survey.number(),
        survey.errand(),
        survey.school(),
        survey.schoolName(),
        survey.site(),
        survey.room(),
        survey.seats(),
        facts,
        survey.surveyedAt(),
        survey.recordedAt(),
        survey.by(),
        survey.beside(),
        survey.counts(),
        survey.contested(),
        survey.readiness(Draw.DESKTOP).findings().stream()
            .map(one -> new FindingTold(one.fact(), one.level(), telling.sentence(one)))
            .toList(),
        survey.photos());
  }

  private static List<byte[]> photos(@Nullable List<String> photos) {
    if (photos == null) return List.of();
    try {
      return photos.stream().map(Base64.getMimeDecoder()::decode).toList();
    } catch (IllegalArgumentException other) {
      throw new Refusal("frame.refusal.photo-kind");
    }
  }

  private static <T> T said(@Nullable T value, String name) {
    if (value == null) throw new Refusal("frame.refusal.missing", name);
    return value;
  }
}
