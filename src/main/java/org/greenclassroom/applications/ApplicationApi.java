package org.greenclassroom.applications;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Exact;
import org.greenclassroom.frame.Once;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.schools.SchoolKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Applications for programs; the person whom to write to is not told. */
@RestController
class ApplicationApi {
  private final Applications applications;
  private final Applying applying;

  ApplicationApi(Applications applications, Applying applying) {
    this.applications = applications;
    this.applying = applying;
  }

  /** One application, as it was sent and where it stands. */
  record Told(
      long application,
      String number,
      Instant sentAt,
      Application.State state,
      String name,
      @Nullable String code,
      String territory,
      String division,
      List<SchoolKind> kinds,
      String room,
      int seats,
      int pupils,
      @Nullable Integer points,
      @Nullable Long school,
      @Nullable Long classroom) {
    static Told of(Application one) {
      var told = one.told();
      return new Told(
          one.application(),
          one.number(),
          one.sentAt(),
          one.state(),
          told.name(),
          told.code(),
          told.territory(),
          told.division(),
          told.kinds(),
          told.room(),
          told.seats(),
          told.allPupils(),
          one.points(),
          one.school(),
          one.classroom());
    }
  }

  /**
   * A page of them, newest first.
   *
   * @param next ask on with {@code ?after=}; null at the end
   */
  record Page(List<Told> rows, @Nullable String next) {}

  /**
   * What a school says, field by field, as the public form names them.
   *
   * @param language of the letters: en, zh, fr
   */
  @Exact
  record Sent(@Nullable String language, @Nullable Map<String, String> fields) {}

  record Made(long application, String number) {}

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/api/v1/applications")
  Page list(
      @RequestParam(required = false) Application.@Nullable State state,
      @RequestParam(required = false) @Nullable SchoolKind kind,
      @RequestParam(required = false) @Nullable String territory,
      @RequestParam(required = false) @Nullable Integer points,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion) {
    var slice =
        applications.page(state, kind, territory, points, null, "", after, occasion.actor());
    return new Page(slice.rows().stream().map(Told::of).toList(), slice.next());
  }

  @Allow({Role.OFFICER, Role.AUDITOR})
  @GetMapping("/api/v1/applications/{id:\\d{1,18}}")
  Told one(@PathVariable long id, Occasion occasion) {
    return Told.of(applications.seen(id, occasion.actor()));
  }

  /** Writes an application down for a school; refused for the first thing that is wrong with it. */
  @Once
  @Allow(Role.OFFICER)
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping("/api/v1/applications")
  Made send(@RequestBody Sent sent, Occasion occasion) {
    var fields = new TreeMap<String, String>();
    if (sent.fields() == null) throw new Refusal("frame.refusal.missing", "fields");
    sent.fields()
        .forEach((name, value) -> {
          if (value != null && Sheet.has(name)) fields.put(name, value.replace("\u0000", ""));
        });
    var language = sent.language();
    var made =
        applying.record(
            occasion,
            Locale.forLanguageTag(
                language != null && language.matches("en|zh|fr") ? language : "en"),
            fields);
    return new Made(made, Application.number(made));
  }
}
