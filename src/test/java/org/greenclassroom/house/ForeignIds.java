package org.greenclassroom.house;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For each address with a variable in it: where the database has real values for it. */
final class ForeignIds {
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\*?(\\w+)(?::((?:[^{}]|\\{[^{}]*\\})*))?\\}");

  /**
   * As many rows of each kind are asked for: one is enough for the rule, four with -Deverywhere.
   */
  private static final int MOST = Boolean.getBoolean("everywhere") ? 4 : 1;

  /** How an address begins, and what stands in its variables, in their order. First come first. */
  private static final String WHERE =
      """
      /api/v1/checklists/versions/ <- select version from checklists.version
      /api/v1/takeback/ <- select recall from takeback.recall order by closed_at nulls last
      /api/v1/surveys/ <- select survey from surveys.survey
      /api/v1/lots/ <- select lot from donations.lot
      /donations/lots/ <- select lot from donations.lot
      /api/v1/applications/ <- select application from applications.application
      /applications/ <- select application from applications.application
      /attendance/mine/certificates/ <- select certificate from attendance.certificate
      /checkins/reports/ <- select report from checkins.report
      /checkins/rooms/ <- select classroom from classrooms.classroom
      /claims/parties/ <- select partner, 2026 from partners.partner where 'DONOR' = any (kinds)
      /api/v1/classrooms/{classroom}/milestones/ <- select classroom, milestone from classrooms.milestone where done_on is null
      /classrooms/{classroom}/milestones/ <- select classroom, milestone from classrooms.milestone where done_on is null
      /classrooms/{classroom}/acceptances/ <- select classroom, acceptance from classrooms.acceptance
      /classrooms/{classroom}/agreement/signatures/ <- select classroom, party from classrooms.classroom join classrooms.signature using (agreement)
      /coding/cohorts/{cohort:\\d{1,18}}/projects/{ <- select cohort, project from coding.project where deleted_at is null
      /coding/cohorts/ <- select cohort from coding.cohort
      /coding/{programme <- select programme from coding.programme
      /collection/pickups/{id:\\d+}/photos/ <- select pickup, file from collection.collecting_photo
      /collection/pickups/ <- select pickup from collection.pickup
      /contests/batches/{batch:\\d{1,18}}/entries/{ <- select batch, entry from contests.entry
      /contests/batches/ <- select batch from contests.batch
      /contests/{edition <- select edition from contests.edition
      /delivery/consignments/ <- select consignment from delivery.consignment
      /delivery/parcels/ <- select parcel from delivery.parcel
      /delivery/photos/ <- select photo from delivery.photo
      /distance/join/ <- select session from distance.session
      /distance/requests/ <- select request from distance.request
      /distance/sessions/ <- select session from distance.session
      /driving/ <- select pickup from collection.pickup
      /editions/ <- select edition, nth from editions.figure order by nth
      /endings/mine/ <- select ending from endings.ending
      /endings/watch-list/ <- select device from endings.watched
      /endings/{ending <- select ending from endings.ending
      /engagement/companies/{partner:\\d{1,18}}/photographs/ <- select partner, photograph from activities.activity join photographs.photograph using (activity) where partner is not null
      /engagement/companies/ <- select partner, 'volunteers' from activities.activity where partner is not null
      /followup/contacts/ <- select contact from followup.contact
      /followup/tasks/ <- select task from followup.task
      /funding/sponsorships/ <- select sponsorship from funding.sponsorship
      /giving/lots/ <- select lot, tag from custody.device_state where lot is not null
      /impact/donors/ <- select distinct donor from custody.device_state where donor is not null
      /incidents/ <- select incident from volunteers.incident
      /intake/lots/ <- select lot from donations.lot
      /lessons/entries/ <- select entry from lessons.entry
      /lessons/rooms/ <- select classroom from classrooms.classroom
      /lessons/schools/ <- select partner from partners.partner where 'SCHOOL' = any (kinds)
      /lessons/{lesson <- select lesson from lessons.lesson
      /losses/ <- select search from losses.searches join custody.device_state using (device) where classroom is not null
      /me/tokens/ <- select t.token from people.token t join people.account a using (account) where a.login like 'officer-%'
      /my-days/{activity <- select activity from activities.activity where not open
      /my-days/{signup <- select signup from signups.signup
      /outcomes/papers/ <- select paper, 'en' from outcomes.paper
      /outcomes/receipts/ <- select receipt from outcomes.receipt
      /papers/{id}/scans/{ <- select paper, scan from papers.scan
      /papers/ <- select paper, 'en' from papers.paper join papers.text using (text) where kind = 'LOAN' order by annex_rows desc
      /partners/ <- select partner from partners.partner where 'SCHOOL' = any (kinds)
      /passes/rooms/ <- select classroom from classrooms.classroom
      /passes/ <- select pass from passes.pass
      /photographs/classes/ <- select class_release from photographs.class_release
      /photographs/{photograph <- select photograph from photographs.photograph where classroom is not null
      /plant/{id:\\d{1,18}}/certificates/{ <- select batch, certificate from dismantling.certificate
      /plant/{id:\\d{1,18}}/papers/ <- select batch, file from dismantling.weighing
      /plant/{id:\\d{1,18}}/weighings/{ <- select batch, weighing from dismantling.weighing
      /plant/ <- select batch from dismantling.batch where handed_over_at is not null
      /school/rooms/{classroom}/keepers/{ <- select classroom, keeper from classrooms.keeper
      /schools/{school:\\d+}/successions/ <- select school, succession from schools.succession
      /site/rooms/ <- select classroom from classrooms.classroom
      /signups/{signup <- select signup from signups.signup join activities.activity using (activity) where school is not null
      /slips/ <- select slip, 'giver' from custody.slip join partners.partner on partner in (from_partner, to_partner) where 'SCHOOL' = any (kinds)
      /special/aids/ <- select aid from special.aid
      /special/circles/ <- select circle from special.circle
      /special/classrooms/ <- select classroom from classrooms.classroom
      /surveys/errands/ <- select errand from surveys.errand
      /surveys/{id:\\d+}/photos/ <- select survey, file from surveys.photo
      /surveys/ <- select survey from surveys.survey
      /takeback/photos/ <- select photo from takeback.photo
      /takeback/ <- select recall from takeback.recall order by closed_at nulls last
      /tickets/{ticket:\\d+}/photos/ <- select ticket, photo from tickets.photo join tickets.remark using (remark)
      /tickets/ <- select ticket from tickets.ticket
      /tours/ <- select tour from tours.tour
      /training/certificates/ <- select certificate, 'en' from training.certificate
      /training/followups/ <- select followup from training.followup
      /training/sessions/ <- select session from training.session where school is not null
      /training/schools/ <- select partner from partners.partner where 'SCHOOL' = any (kinds)
      /training/teachers/ <- select teacher from training.teacher
      /usage/bundles/ <- select batch from usage.batch
      /views/ <- select view from frame.view where not shared
      /visits/photographs/ <- select photograph from visits.photograph
      /visits/{task <- select task from followup.task where kind = 'VISIT'
      /visits/{visit <- select visit from visits.visit
      /vouchers/ <- select voucher, 'en' from dismantling.voucher
      /api/v1/watch/alerts/ <- select alert from watch.alert where classroom is not null
      /watch/alerts/ <- select alert from watch.alert where classroom is not null
      /wiping/certificates/ <- select certificate, 'en' from wiping.certificate
      """;

  private static final Map<String, String> BY_NAME =
      Map.of(
          "classroom", "select classroom from classrooms.classroom",
          "school", "select partner from partners.partner where 'SCHOOL' = any (kinds)",
          "lot", "select lot from donations.lot",
          "tag", "select tag from custody.device_state where stage = 'IN_CLASS'",
          "typed", "select tag from custody.device_state where stage = 'IN_CLASS'",
          "activity", "select activity from activities.activity where school is not null");

  /** Shared by all who may come in, each with its reason. */
  private static final Map<String, String> SHARED =
      Map.ofEntries(
          Map.entry(
              "/me/signing-in/",
              "looked up with one's account (SittingsTest, PasskeyInChromiumTest)"),
          Map.entry("/me/ways/", "looked up with one's account (OpenIdTest)"),
          Map.entry("/courses/", "course packs are for every school"),
          Map.entry(
              "/api/v1/checklists/",
              "a published list of questions is for everybody who answers it"),
          Map.entry("/contests/{edition", "every school may enter a contest"),
          Map.entry("/impact/figures/", "the name of a figure, not an id"),
          Map.entry("/impact/people/", "the name of a figure, not an id"),
          Map.entry("/api/v1/impact/", "the name of a figure, not an id"),
          Map.entry(
              "/special/documents/", "papers of a course, for every school with the room for it"),
          Map.entry("/balance/gri", "a language"),
          Map.entry("/my-days/join/", "an open day's own public address"),
          Map.entry("/join/", "an open day's own public address"),
          Map.entry(
              "/queue/attachments/",
              "how much of one's own upload is here: of another's nothing, as of none"));

  private ForeignIds() {}

  static boolean isShared(String path) {
    return SHARED.keySet().stream().anyMatch(path::startsWith);
  }

  /** Real values for the variables of this address; empty where nobody said where they are. */
  static List<List<String>> of(JdbcClient jdbc, String path) {
    for (var line : WHERE.lines().toList()) {
      var parts = line.split(" <- ", 2);
      if (!path.startsWith(parts[0].strip())) continue;
      return read(jdbc, parts[1]);
    }
    var named = VARIABLE.matcher(path);
    return named.find() ? read(jdbc, BY_NAME.getOrDefault(named.group(1), "")) : List.of();
  }

  private static List<List<String>> read(JdbcClient jdbc, String sql) {
    if (sql.isEmpty()) return List.of();
    return jdbc.sql("select * from (" + sql + ") asked limit " + MOST)
        .query((row, _) -> {
          var values = new ArrayList<String>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++)
            values.add(row.getString(i));
          return Collections.unmodifiableList(values);
        })
        .list();
  }

  /** The address with these values; what is left over gets something that fits its pattern. */
  static String filled(String path, List<String> values) {
    var rest = new ArrayList<>(values);
    var once =
        VARIABLE
            .matcher(path)
            .replaceAll(match -> {
              var pattern = match.group(2);
              boolean fits =
                  !rest.isEmpty() && (pattern == null || rest.getFirst().matches(pattern));
              return Matcher.quoteReplacement(fits ? rest.removeFirst() : match.group());
            });
    return Caller.filled(once);
  }

  /** The same with an id that nothing has in the first place. */
  static List<String> missing(List<String> values) {
    var first = values.getFirst();
    var none =
        first.matches("\\d+") ? Caller.NOTHING : first.length() == 64 ? "f".repeat(64) : "00000000";
    var changed = new ArrayList<>(values);
    changed.set(0, none);
    return changed;
  }
}
