package org.greenclassroom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.kernel.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of the house, at an address where there is something to see. */
final class Addresses {
  /** Where there is something to see, by the pattern of the page: whole addresses. */
  private static final Map<String, String> SAMPLES = new LinkedHashMap<>();

  static {
    SAMPLES.put(
        "/devices/{typed}",
        "select distinct on (stage) '/devices/' || tag from custody.devices order by stage, facts desc");
    SAMPLES.put(
        "/editions/{edition:\\d{1,18}}",
        "select distinct on (e.kind) '/editions/' || e.edition from editions.edition e join editions.publication p using (edition) where p.open order by e.kind, e.edition");
    SAMPLES.put(
        "/editions/{edition:\\d{1,18}}/figures/{nth:\\d{1,6}}",
        "select '/editions/' || f.edition || '/figures/' || f.nth from editions.figure f join editions.total t using (figure) where t.lines > 0 order by f.figure limit 2");
    for (var e : List.of("/i/", "/I/"))
      SAMPLES.put(
          e + "{code}",
          "select '"
              + e
              + "' || number || '-' || secret from editions.publication order by edition limit 1");
    SAMPLES.put(
        "/hooks/{hook:\\d{1,18}}",
        "select '/hooks/' || hook from hooks.hook order by dead_at is null, hook limit 3");
    SAMPLES.put(
        "/rooms/{room:\\d{1,18}}",
        "select '/rooms/' || classroom from (select distinct on (classroom) classroom, given from site.consent order by classroom, consent desc) k where given limit 1");
    SAMPLES.put(
        "/stories/{story:\\d{1,18}}",
        "select '/stories/' || story from site.story where ended_at is null limit 1");
    SAMPLES.put(
        "/site/stories/{story:\\d{1,18}}",
        "select '/site/stories/' || story from site.story where ended_at is null limit 1");
    SAMPLES.put(
        "/people/{account:\\d{1,18}}/ways",
        "select '/people/' || min(account) || '/ways' from people.accounts");
    SAMPLES.put(
        "/people/data/{request:\\d{1,18}}",
        "select '/people/data/' || min(request) from privacy.request where settled_at is null");
    // between the button and the house elsewhere: only after the button
    SAMPLES.put("/me/ways/{name:[a-z0-9-]{1,40}}", "select null::text");
    // whoever comes back is let in or reads a refusal: it is no page
    SAMPLES.put(
        "/sign-in/with/{name:[a-z0-9-]{1,40}}/back",
        "select account::text from people.accounts limit 0");
    SAMPLES.put(
        "/newsletter/{secret:[0-9a-z]{32}}",
        "select distinct on (confirmed_at is null) '/newsletter/' || secret from site.reader order by confirmed_at is null, reader");

    SAMPLES.put("/{typed:[0-9A-Za-z]{8}}", "select '/' || tag from custody.devices limit 1");
    SAMPLES.put(
        "/training/schools/{school:\\d{1,18}}",
        "select distinct on (status) '/training/schools/' || school from training.schools order by status, school");
    SAMPLES.put(
        "/training/schools/{school:\\d{1,18}}/needs",
        "select '/training/schools/' || min(school) || '/needs' from training.teachers");
    SAMPLES.put(
        "/training/teachers/{id:\\d{1,18}}",
        "select distinct on (left_on is null) '/training/teachers/' || teacher from training.teachers order by left_on is null, teacher");
    SAMPLES.put(
        "/training/sessions/{id:\\d{1,18}}",
        "select distinct on (state, generation) '/training/sessions/' || session from training.sessions order by state, generation, session");
    SAMPLES.put(
        "/training/followups/{id:\\d{1,18}}",
        "select '/training/followups/' || min(followup) from training.followups where open");
    SAMPLES.put(
        "/training/certificates/{id:\\d{1,18}}",
        "select '/training/certificates/' || min(certificate) from training.certificates");
    for (var t : List.of("/t/", "/T/"))
      SAMPLES.put(
          t + "{code}",
          "select '"
              + t
              + "' || number || '-' || secret from training.certificate order by certificate limit 1");
    SAMPLES.put(
        "/training/sheets/{secret:[0-9a-z]{32}}",
        "select distinct on (state) '/training/sheets/' || secret from training.session order by state, session desc");
    SAMPLES.put(
        "/training/needs/{secret:[0-9a-z]{32}}",
        "select '/training/needs/' || secret from training.link where made_at between now() - interval '300 days' and now() order by made_at desc limit 1");
    SAMPLES.put(
        "/training/followups/{secret:[0-9a-z]{32}}",
        "select '/training/followups/' || f.secret from training.followup f join training.teacher t using (teacher) where t.left_on is null order by followup limit 1");
    SAMPLES.put(
        "/special/classrooms/{id:\\d{1,18}}",
        "select '/special/classrooms/' || min(classroom) from special.profiles");
    SAMPLES.put(
        "/tickets/{ticket:\\d+}",
        "select distinct on (state, paused) '/tickets/' || ticket from tickets.tickets order by state, paused, device is null, ticket");
    SAMPLES.put(
        "/activities/{activity:\\d+}",
        "select distinct on (state) '/activities/' || activity from activities.activities order by state, activity");
    SAMPLES.put(
        "/activities/{activity:\\d+}/change",
        "select '/activities/' || activity || '/change' from activities.activities where state = 'PUBLISHED' limit 1");
    SAMPLES.put(
        "/activities/{activity:\\d+}/run-sheet",
        "select '/activities/' || activity || '/run-sheet' from activities.activities where state = 'PUBLISHED' limit 1");
    SAMPLES.put(
        "/activities/{activity:\\d+}/risks",
        "select '/activities/' || min(activity) || '/risks' from activities.costs");
    SAMPLES.put(
        "/activities/{activity:\\d+}/slots/new",
        "select '/activities/' || activity || '/slots/new' from activities.activities where state = 'PUBLISHED' limit 1");
    SAMPLES.put(
        "/activities/{activity:\\d+}/slots/{slot:\\d+}",
        "select '/activities/' || activity || '/slots/' || min(slot) from activities.slots where not removed group by activity order by activity limit 1");
    SAMPLES.put(
        "/days/{address:[a-z0-9-]{3,80}}",
        "select '/days/' || address from activities.companies limit 1");
    SAMPLES.put(
        "/days/a/{address:[a-z0-9-]{3,80}}",
        "select distinct on (state) '/days/a/' || address from activities.activities where published_at is not null order by state");
    SAMPLES.put(
        "/school/days/{activity:\\d+}",
        "select '/school/days/' || activity from activities.activities where state = 'ASKED' limit 1");
    SAMPLES.put("/day/{secret:[0-9a-z]{32}}", "select null::text");
    SAMPLES.put("/v/{secret:[0-9a-z]{32}}", "select null::text");
    SAMPLES.put(
        "/volunteering/texts/{text:conduct|waiver|training}",
        "select '/volunteering/texts/conduct'");
    SAMPLES.put(
        "/volunteers/texts/{text:conduct|waiver|training}", "select '/volunteers/texts/waiver'");
    SAMPLES.put(
        "/volunteers/{volunteer:\\d+}",
        "select '/volunteers/' || min(volunteer) from volunteers.volunteers");
    SAMPLES.put("/incidents/{incident:\\d+}", "select null::text");
    SAMPLES.put(
        "/calendar/{calendar:\\d+}",
        "select '/calendar/' || min(calendar) || '?year=2026' from calendar.calendars");
    SAMPLES.put(
        "/sweeps/{sweep:\\d+}",
        "select '/sweeps/' || sweep from catalogue.sweep order by refused desc limit 1");
    SAMPLES.put(
        "/join/{address:[a-z0-9-]{3,80}}",
        "select '/join/' || address from activities.activities a where state = 'PUBLISHED' and exists (select from signups.signups s where s.activity = a.activity) order by activity limit 1");
    SAMPLES.put(
        "/join/{address:[a-z0-9-]{3,80}}/sent",
        "select '/join/' || address || '/sent' from activities.activities where state = 'PUBLISHED' order by activity limit 1");
    SAMPLES.put(
        "/signups/days/{activity:\\d+}",
        "select '/signups/days/' || activity from signups.signups order by state = 'WAITING' desc, signup limit 1");
    // a person's own: whoever came in by a link sees it (PlacesAndCalendarsTest)
    SAMPLES.put("/my-days/join/{address:[a-z0-9-]{3,80}}", "select null::text");
    SAMPLES.put(
        "/endings/{ending:\\d{1,18}}",
        "select distinct on (state) '/endings/' || ending from endings.endings order by state, ending");
    SAMPLES.put(
        "/endings/rooms/{classroom:\\d{1,18}}",
        "select '/endings/rooms/' || classroom from endings.endings order by ending limit 1");
    SAMPLES.put(
        "/endings/watch-list/{device:\\d{1,18}}",
        "select '/endings/watch-list/' || min(device) from endings.watches");
    SAMPLES.put(
        "/endings/mine/{ending:\\d{1,18}}",
        "select '/endings/mine/' || ending from endings.endings e join partners.partners p on p.partner = e.school where p.name = '云上小学' order by ending limit 1");
    // the secret of a link is known to its letter alone
    SAMPLES.put(
        "/ending/{secret:[0-9a-z]{32}}",
        """
        select '/ending/' || l.secret
          from (select substring(body from '/ending/([0-9a-z]{32})') as secret from frame.letter) l
          join endings.link k on k.hash = encode(sha256(convert_to(l.secret, 'UTF8')), 'hex')
         where k.revoked_at is null and k.expires_at > now() limit 1
        """);
    SAMPLES.put(
        "/followup/tasks/{task}",
        "select distinct on (state) '/followup/tasks/' || task from followup.tasks order by state, task");
    SAMPLES.put(
        "/followup/classrooms/{classroom}",
        "select '/followup/classrooms/' || classroom from followup.tasks order by classroom limit 1");
    SAMPLES.put(
        "/photographs/days/{activity:\\d+}/new",
        "select '/photographs/days/' || min(activity) || '/new' from activities.activities");
    SAMPLES.put(
        "/photographs/rooms/{classroom:\\d+}/new",
        "select '/photographs/rooms/' || min(classroom) || '/new' from classrooms.classrooms");
    SAMPLES.put(
        "/photographs/{photograph:\\d+}",
        "select distinct on (shows, blurred) '/photographs/' || photograph from photographs.photographs order by shows, blurred, photograph");
    SAMPLES.put(
        "/photographs/{photograph:\\d+}/blur",
        "select '/photographs/' || min(photograph) || '/blur' from photographs.photographs");
    SAMPLES.put(
        "/photographs/people/{adult}",
        "select '/photographs/people/STAFF-' || min(account) from people.accounts");
    SAMPLES.put(
        "/photographs/rooms/{classroom:\\d+}",
        "select '/photographs/rooms/' || coalesce((select min(classroom) from photographs.class_releases), min(classroom)) from classrooms.classrooms");
    SAMPLES.put(
        "/photographs/classes/{release:\\d+}",
        "select '/photographs/classes/' || min(class_release) from photographs.class_releases");
    SAMPLES.put(
        "/ceremonies/{activity:\\d+}",
        "select '/ceremonies/' || activity from ceremonies.kits order by guests desc limit 1");
    SAMPLES.put(
        "/ceremonies/{activity:\\d+}/guests/{guest:\\d+}",
        "select '/ceremonies/' || activity || '/guests/' || guest from ceremonies.guest order by guest limit 1");
    SAMPLES.put(
        "/visits/{visit:\\d+}",
        "select distinct on (state) '/visits/' || visit from visits.visits order by state, visit");
    SAMPLES.put(
        "/visits/{task:\\d+}/sheet",
        "select '/visits/' || task || '/sheet' from followup.tasks where kind = 'VISIT' and state = 'OPEN' order by task limit 1");
    SAMPLES.put(
        "/contests/{edition:\\d{1,18}}",
        "select distinct on (state) '/contests/' || edition from contests.edition order by state, edition");
    SAMPLES.put(
        "/contests/batches/{batch:\\d{1,18}}",
        "select distinct on (edition) '/contests/batches/' || batch from contests.batch order by edition, batch limit 2");
    SAMPLES.put(
        "/contest/{secret:[0-9a-z]{32}}",
        "select '/contest/' || secret from contests.batch where revoked_at is null order by batch limit 2");
    for (var step : List.of("/results", "/shown"))
      SAMPLES.put(
          "/contests/{edition:\\d{1,18}}" + step,
          "select '/contests/' || min(edition) || '"
              + step
              + "' from contests.edition where state <> 'DRAFT'");
    SAMPLES.put(
        "/gallery/{edition:\\d{1,18}}",
        "select '/gallery/' || edition from contests.edition where state = 'AWARDED' order by edition limit 1");
    for (var w : List.of("/w/", "/W/"))
      SAMPLES.put(
          w + "{code}",
          "select '"
              + w
              + "' || e.code from contests.entry e join contests.batch b using (batch) join contests.edition d using (edition) where d.state = 'AWARDED' and e.withdrawn_at is null order by e.entry limit 1");
    // the secret of a juror’s link is known to its letter alone
    for (var step : List.of("", "/entries/{entry:\\d{1,18}}"))
      SAMPLES.put(
          "/jury/{secret:[0-9a-z]{32}}" + step,
          """
          select '/jury/' || l.secret || %s
            from (select substring(body from '/jury/([0-9a-z]{32})') as secret from frame.letter) l
            join contests.juror j on j.secret = encode(sha256(convert_to(l.secret, 'UTF8')), 'hex')
            join contests.batch b using (edition)
            join contests.entry e using (batch)
            join contests.edition d on d.edition = j.edition and d.state = 'JUDGING'
           where j.ended_at is null and j.declared_at is not null and e.withdrawn_at is null
           order by j.juror, e.entry limit 1
          """
              .formatted(step.isEmpty() ? "''" : "'/entries/' || e.entry"));
    SAMPLES.put(
        "/courses/{course:\\d{1,18}}",
        "select '/courses/' || course from courses.courses where code in ('scratch', 'python')");
    for (var step : List.of("", "/edit"))
      SAMPLES.put(
          "/courses/versions/{version:\\d{1,18}}" + step,
          "select '/courses/versions/' || min(version) || '" + step + "' from courses.versions");
    SAMPLES.put(
        "/courses/packs/{pack:\\d{1,18}}",
        "select '/courses/packs/' || pack from courses.packs order by pack limit 1");
    for (var step : List.of("", "/log", "/timetable"))
      SAMPLES.put(
          "/lessons/rooms/{id:\\d{1,18}}" + step,
          "select '/lessons/rooms/' || min(classroom) || '" + step + "' from lessons.timetables");
    SAMPLES.put(
        "/lessons/schools/{school:\\d{1,18}}",
        "select '/lessons/schools/' || min(school) from lessons.timetables");
    SAMPLES.put(
        "/lessons/{lesson:\\d{1,18}}",
        "select distinct on (state) '/lessons/' || lesson from lessons.lessons where lesson is not null order by state, lesson");
    SAMPLES.put(
        "/passes/rooms/{id:\\d{1,18}}",
        "select '/passes/rooms/' || min(classroom) from lessons.timetables");
    // only the browser that took a link opens these
    for (var step : List.of("", "/lesson", "/fault", "/hours"))
      SAMPLES.put("/teach/{secret:[0-9a-z]{32}}" + step, "select null::text");
    SAMPLES.put(
        "/l/{secret:[0-9a-z]{32}}",
        "select '/l/' || secret from lessons.link where revoked_at is null order by link limit 1");
    SAMPLES.put(
        "/coding/{programme:\\d{1,18}}",
        "select '/coding/' || programme from coding.programme order by programme limit 2");
    SAMPLES.put(
        "/coding/cohorts/{cohort:\\d{1,18}}",
        "select '/coding/cohorts/' || cohort from coding.cohort order by cohort limit 2");

    for (var step : List.of("", "/desk", "/answers"))
      SAMPLES.put(
          "/attendance/{activity:\\d+}" + step,
          "select '/attendance/' || max(activity) || '%s' from attendance.presences"
              .formatted(step));
    SAMPLES.put(
        "/attendance/hours/{hours:\\d+}",
        "select distinct on (state) '/attendance/hours/' || hours from attendance.hours order by state, hours");
    SAMPLES.put(
        "/attendance/certificates/of/{volunteer:\\d+}",
        "select '/attendance/certificates/of/' || min(volunteer) from attendance.certificates");
    SAMPLES.put(
        "/attendance/certificates/{certificate:\\d+}",
        "select '/attendance/certificates/' || min(certificate) from attendance.certificates");
    for (var letter : List.of("h", "H"))
      SAMPLES.put(
          "/%s/{code}".formatted(letter),
          "select '/%s/' || min(number) from attendance.certificates".formatted(letter));
    // of a link in a letter only the hash is kept
    SAMPLES.put("/asked/{secret:[0-9a-z]{32}}", "select '/asked/' where false");

    SAMPLES.put(
        "/distance/requests/{request}",
        "select distinct on (state) '/distance/requests/' || request from distance.requests order by state, request");
    SAMPLES.put(
        "/distance/sessions/{session:\\d{1,18}}",
        "select '/distance/sessions/' || min(session) from distance.sessions");
    SAMPLES.put(
        "/distance/join/{session:\\d{1,18}}",
        "select '/distance/join/' || min(session) from distance.sessions");
    SAMPLES.put(
        "/distance/asked/{secret:[0-9a-z]{32}}",
        "select distinct on (state) '/distance/asked/' || secret from distance.request order by state, request");
    SAMPLES.put(
        "/distance/asked/{secret:[0-9a-z]{32}}/{session:\\d{1,18}}",
        "select '/distance/asked/' || secret || '/' || session from distance.session join distance.request using (request) order by session limit 1");
    SAMPLES.put(
        "/engagement/companies/{partner:\\d{1,18}}",
        "select '/engagement/companies/' || min(partner) from partners.partners where 'DONOR' = any(kinds)");
    SAMPLES.put(
        "/engagement/companies/{partner:\\d{1,18}}/figures/{figure:[a-z-]+}",
        "select '/engagement/companies/' || min(partner) || '/figures/people' from partners.partners where 'DONOR' = any(kinds)");

    SAMPLES.put("/slips/{slip}", "select '/slips/' || max(slip) from custody.slips");
    SAMPLES.put(
        "/partners/{partner}",
        "select '/partners/' || partner from partners.licences order by licence limit 1");
    SAMPLES.put(
        "/intake/imports/{id}",
        "select distinct on (lot is null) '/intake/imports/' || import from lists.import order by lot is null, import");
    SAMPLES.put(
        "/intake/imports/{id}/columns",
        "select '/intake/imports/' || import || '/columns' from lists.import i where state in ('MAPPING', 'PREVIEWED') and exists (select from lists.upload_part u where u.import = i.import) order by state limit 2");
    SAMPLES.put(
        "/intake/imports/{id}/missing",
        "select '/intake/imports/' || max(import) || '/missing' from intake.plan");
    SAMPLES.put(
        "/intake/lots/{id}/lists",
        "select '/intake/lots/' || min(lot) || '/lists' from lists.import where lot is not null");
    SAMPLES.put(
        "/give/{secret:[0-9a-z]{32}}",
        "select distinct on (typed is null) '/give/' || secret from donations.form order by typed is null, form");
    SAMPLES.put(
        "/donations/offers/{id}",
        "select distinct on (state) '/donations/offers/' || offer from donations.offer order by state, offer");
    SAMPLES.put(
        "/donations/lots/{id}",
        "select distinct on (offer is null) '/donations/lots/' || lot from donations.lot order by offer is null, lot desc");
    SAMPLES.put("/intake/lots/{id}", "select '/intake/lots/' || min(lot) from donations.lot");
    SAMPLES.put(
        "/intake/lots/{id}/receiving",
        "select '/intake/lots/' || lot || '/receiving' from intake.item where device is null limit 1");
    for (var step : List.of("", "/differences", "/closing", "/list"))
      SAMPLES.put(
          "/intake/lots/{lot}/sessions/{session}" + step,
          "select '/intake/lots/' || lot || '/sessions/' || session || '"
              + step
              + "' from intake.sessions where closed_at is null order by session limit 1");
    SAMPLES.put(
        "/intake/lots/{lot}/sessions/{session}/scans/{scan}",
        "select '/intake/lots/' || n.lot || '/sessions/' || session || '/scans/' || min(scan) from intake.scan s join intake.session n using (session) where undone_at is null and closed_at is null group by n.lot, session limit 1");
    SAMPLES.put(
        "/intake/lots/{lot}/sessions/{session}/differences/{difference}",
        "select '/intake/lots/' || n.lot || '/sessions/' || n.session || '/differences/' || min(difference) from intake.difference d join intake.session n using (session) where closed_at is null group by n.lot, n.session limit 1");
    SAMPLES.put(
        "/intake/{tag}/inspection",
        "select '/intake/' || tag || '/inspection' from custody.devices where stage = 'TO_INSPECT' limit 1");
    SAMPLES.put(
        "/wiping/{tag}",
        "select '/wiping/' || tag from custody.devices where stage = 'TO_WIPE' order by facts desc limit 2");
    SAMPLES.put(
        "/wiping/lots/{lot}",
        "select '/wiping/lots/' || lot from (select distinct lot from custody.devices where lot is not null and data = 'CLEARED') l order by lot limit 2");
    SAMPLES.put(
        "/wiping/certificates/{id}",
        "select distinct on (kind) '/wiping/certificates/' || certificate from wiping.certificate order by kind, certificate");
    for (var c : List.of("/c/", "/C/"))
      SAMPLES.put(
          c + "{code}",
          "select distinct on (kind) '"
              + c
              + "' || number || '-' || secret from wiping.certificate order by kind, certificate");
    SAMPLES.put(
        "/repair/{tag}",
        "select '/repair/' || tag from custody.devices where stage in ('TO_REPAIR', 'READY') order by stage desc limit 2");
    SAMPLES.put(
        "/labels/batches/{batch}",
        "select '/labels/batches/' || batch from labels.batch order by batch limit 1");
    SAMPLES.put(
        "/agents/classrooms/{classroom:\\d+}",
        "select distinct on (c.code_id is null) '/agents/classrooms/' || d.classroom from custody.devices d left join agents.code c using (device) where d.stage = 'IN_CLASS' order by c.code_id is null, d.classroom");
    SAMPLES.put(
        "/evidence/{document:\\d+}",
        "select distinct on (device is null) '/evidence/' || document from evidence.documents order by device is null, document desc");
    SAMPLES.put(
        "/equipment/{classroom:\\d+}",
        "select '/equipment/' || classroom from (select classroom from equipment.items union select min(classroom) from classrooms.classrooms) c order by classroom limit 3");
    SAMPLES.put(
        "/usage/{classroom:\\d+}",
        "select '/usage/' || classroom from (select classroom from usage.rooms union select min(classroom) from classrooms.classrooms) c order by classroom limit 3");
    SAMPLES.put(
        "/usage/{classroom:\\d+}/weeks.csv",
        "select '/usage/' || classroom || '/weeks.csv' from usage.rooms limit 1");
    SAMPLES.put(
        "/usage/bundles/{batch:\\d+}",
        "select '/usage/bundles/' || batch from usage.batch where answer is not null limit 1");
    SAMPLES.put(
        "/usage/bundles/{batch:\\d+}/answer.gitr",
        "select '/usage/bundles/' || batch || '/answer.gitr' from usage.batch where answer is not null limit 1");
    SAMPLES.put(
        "/schools/{school:\\d+}",
        "select distinct on (state, kinds) '/schools/' || school from schools.schools order by state, kinds, school");
    SAMPLES.put(
        "/schools/{school:\\d+}/counts",
        "select '/schools/' || school || '/counts' || s from schools.schools, unnest(array['', '?subject=DISABILITIES']) s order by school limit 2");
    SAMPLES.put(
        "/schools/{school:\\d+}/successions/new",
        "select '/schools/' || school || '/successions/new' from schools.schools where state = 'OPEN' limit 1");
    SAMPLES.put(
        "/classrooms/{classroom}",
        "select distinct on (state) '/classrooms/' || classroom from classrooms.classrooms order by state");
    SAMPLES.put(
        "/classrooms/{classroom}/agreement/new",
        "select '/classrooms/' || classroom || '/agreement/new' from classrooms.classroom where agreement is null limit 1");
    SAMPLES.put(
        "/glpi/classrooms/{classroom:\\d+}",
        "select '/glpi/classrooms/' || classroom from (select max(classroom) as classroom from glpi.address union select min(classroom) from classrooms.classrooms) c");
    SAMPLES.put(
        "/glpi/devices/{tag}",
        "select '/glpi/devices/' || tag from custody.devices where device in (select device from glpi.computer) order by tag limit 2");
    SAMPLES.put(
        "/atlas/{chart:usage|pipeline|ages|survival}",
        "select '/atlas/' || c from unnest(array['usage', 'pipeline', 'ages', 'survival']) c");
    SAMPLES.put(
        "/plans/{plan}",
        "select distinct on (value is null) '/plans/' || plan from planning.plan order by value is null, plan desc");
    SAMPLES.put(
        "/plans/{plan}/rooms/{classroom}",
        "select distinct on (why) '/plans/' || plan || '/rooms/' || classroom from planning.wish order by why, plan desc");
    SAMPLES.put(
        "/classrooms/{classroom}/next",
        "select '/classrooms/' || classroom || '/next' from classrooms.classrooms where state in ('IN_CLASS', 'ENDING') limit 1");
    SAMPLES.put(
        "/classrooms/{classroom}/milestones/{milestone}",
        "select distinct on (done_on is null) '/classrooms/' || classroom || '/milestones/' || milestone from classrooms.milestones order by done_on is null, milestone");
    SAMPLES.put(
        "/classrooms/{classroom}/addenda/{paper}/hand-over",
        "select '/classrooms/' || classroom || '/addenda/' || paper || '/hand-over' from classrooms.loan_papers where purpose = 'RELOCATION' limit 1");
    SAMPLES.put(
        "/school/rooms/{classroom}",
        "select distinct on (state) '/school/rooms/' || classroom from classrooms.classrooms order by state");
    SAMPLES.put("/entities/{entity}", "select '/entities/' || max(entity) from entities.entity");
    SAMPLES.put(
        "/entities/{entity}/change",
        "select '/entities/' || max(entity) || '/change' from entities.entity");
    SAMPLES.put(
        "/funding/classrooms/{classroom}",
        "select '/funding/classrooms/' || classroom from funding.costs limit 1");
    SAMPLES.put(
        "/funding/sponsorships/{sponsorship}",
        "select '/funding/sponsorships/' || sponsorship from funding.sponsorships limit 1");
    SAMPLES.put(
        "/classrooms/{classroom}/need",
        "select '/classrooms/' || classroom || '/need' from classrooms.classroom limit 1");
    SAMPLES.put(
        "/classrooms/{classroom}/reservation",
        "select '/classrooms/' || classroom || '/reservation' from classrooms.classrooms order by state limit 1");
    SAMPLES.put(
        "/classrooms/{classroom}/dispatch",
        "select '/classrooms/' || classroom || '/dispatch?by=carrier' from custody.devices where stage = 'RESERVED' limit 1");
    SAMPLES.put(
        "/classrooms/{classroom}/acceptance",
        "select '/classrooms/' || classroom || '/acceptance' from classrooms.classrooms order by state desc limit 1");
    SAMPLES.put(
        "/surveys/{id:\\d+}",
        "select distinct on (contested, counts) '/surveys/' || survey from surveys.surveys order by contested, counts, survey desc");
    SAMPLES.put(
        "/surveys/errands/{id:\\d+}",
        "select distinct on (survey is null) '/surveys/errands/' || errand from surveys.errands order by survey is null, errand limit 2");
    SAMPLES.put(
        "/delivery/{classroom:\\d+}",
        "select distinct on (state) '/delivery/' || classroom from classrooms.classrooms order by state");
    for (var step : List.of("/packing", "/dispatch", "/dispatch?by=carrier", "/seats"))
      SAMPLES.put(
          "/delivery/{classroom:\\d+}" + step.replaceAll("\\?.*", ""),
          "select '/delivery/' || classroom || '"
              + step
              + "' from delivery.parcel where consignment is null order by parcel limit 1");
    for (var step : List.of("/installation", "/swap"))
      SAMPLES.put(
          "/delivery/{classroom:\\d+}" + step,
          "select '/delivery/' || classroom || '"
              + step
              + "' from delivery.consignment order by consignment limit 1");
    SAMPLES.put(
        "/delivery/{classroom:\\d+}/top-up",
        "select '/delivery/' || classroom || '/top-up' from classrooms.classrooms where state = 'IN_CLASS' limit 1");
    SAMPLES.put(
        "/delivery/consignments/{id:\\d+}",
        "select '/delivery/consignments/' || consignment from delivery.consignment order by consignment limit 1");
    SAMPLES.put(
        "/delivery/consignments/{id:\\d+}/arrival",
        "select '/delivery/consignments/' || consignment || '/arrival' from delivery.consignment order by consignment limit 1");
    for (var step : List.of("", "/count", "/sheet", "/closing"))
      SAMPLES.put(
          "/takeback/{recall}" + step,
          "select '/takeback/' || recall || '"
              + step
              + "' from takeback.recall where closed_at is null limit 1");
    SAMPLES.put(
        "/takeback/{recall}/receipt",
        "select '/takeback/' || min(recall) || '/receipt' from takeback.recall");
    SAMPLES.put(
        "/b/{code}",
        "select '/b/' || number || '-' || secret from takeback.discharge order by discharge limit 1");
    SAMPLES.put(
        "/B/{code}",
        "select '/B/' || number || '-' || secret from takeback.discharge order by discharge limit 1");
    SAMPLES.put(
        "/losses/{search}",
        "select distinct on (state) '/losses/' || search from losses.searches order by state, search");
    SAMPLES.put(
        "/dismantling/{id}",
        "select distinct on (handed_over_at is null, grams_out > 0) '/dismantling/' || batch from dismantling.batches order by handed_over_at is null, grams_out > 0, batch desc");
    SAMPLES.put(
        "/dismantling/{id}/certificates/{certificate:\\d{1,18}}",
        "select '/dismantling/' || batch || '/certificates/' || max(certificate) from dismantling.certificate group by batch order by batch desc limit 1");
    SAMPLES.put(
        "/dismantling/plants/{plant:\\d{1,18}}",
        "select '/dismantling/plants/' || max(plant) from dismantling.batches");
    for (var step : List.of("", "/certificates/{certificate:\\d{1,18}}"))
      SAMPLES.put(
          "/plant/{id:\\d{1,18}}" + step,
          "select '/plant/' || b.batch || case when '"
              + step
              + "' = '' then '' else '/certificates/' || max(c.certificate) end from dismantling.batch b join dismantling.certificate c using (batch) join partners.partners p on p.partner = b.plant where p.name = '绿循环再生资源有限公司' group by b.batch order by b.batch desc limit 1");
    SAMPLES.put(
        "/vouchers/{id:\\d{1,18}}",
        "select '/vouchers/' || max(voucher) from dismantling.vouchers");
    SAMPLES.put(
        "/e/{code}", "select '/e/' || number || '-' || secret from dismantling.voucher limit 1");
    SAMPLES.put(
        "/E/{code}", "select '/E/' || number || '-' || secret from dismantling.voucher limit 1");
    SAMPLES.put(
        "/impact/people/{figure:[a-z-]+}",
        "select '/impact/people/' || f from unnest(array['learners', 'learners-over-the-loan', 'learners-per-computer', 'learner-hours', 'teachers-attended', 'volunteers', 'schools']) f");
    SAMPLES.put(
        "/impact/figures/{figure}",
        "select '/impact/figures/' || f from unnest(array['devices-received', 'computer-years', 'weight-to-plants', 'weight-treated', 'pupils']) f");
    SAMPLES.put(
        "/bench/pallets/{pallet}",
        "select '/bench/pallets/' || pallet from bench.pallet order by pallet limit 1");
    SAMPLES.put(
        "/bench/rounds/{round:\\d+}",
        "select distinct on (closed_at is null) '/bench/rounds/' || round from bench.round order by closed_at is null, round");
    for (var step : List.of("", "/change"))
      SAMPLES.put(
          "/collection/pickups/{id:\\d+}" + step,
          "select distinct on (state) '/collection/pickups/' || pickup || '"
              + step
              + "' from collection.pickups order by state, pickup limit 3");
    SAMPLES.put(
        "/driving/{id:\\d+}",
        "select distinct on (state) '/driving/' || pickup from collection.pickups order by state, pickup limit 3");
    for (var step : List.of("", "/desk"))
      SAMPLES.put(
          "/collection/drives/{id:\\d+}" + step,
          "select distinct on (state) '/collection/drives/' || drive || '"
              + step
              + "' from collection.drives order by state, drive desc limit 3");
    SAMPLES.put(
        "/drives/{slug:[a-z0-9-]{3,80}}",
        "select distinct on (state) '/drives/' || slug from collection.drives order by state, drive desc limit 3");
    SAMPLES.put(
        "/collection/things/{lot:\\d+}",
        "select '/collection/things/' || lot from collection.counts limit 1");
    // a link opens in one browser only; it is looked at in a test of its own
    SAMPLES.put("/pickup/{code:[A-Za-z0-9_-]{8,64}}", "select null::text");
    SAMPLES.put(
        "/tours/plans/{plan:\\d+}",
        "select distinct on (confirmed_at is null) '/tours/plans/' || plan from tours.plan where ended_at is not null order by confirmed_at is null, plan");
    for (var step : List.of("", "/sheet"))
      SAMPLES.put(
          "/tours/{tour:\\d+}" + step,
          "select '/tours/' || min(tour) || '"
              + step
              + "' from tours.tours where state = 'CONFIRMED'");
    SAMPLES.put(
        "/tours/trucks/{truck:\\d+}", "select '/tours/trucks/' || min(truck) from tours.truck");
    SAMPLES.put(
        "/method/sets/{set:\\d{1,18}}", "select '/method/sets/' || min(set) from method.set");
    SAMPLES.put(
        "/method/sets/{set:\\d{1,18}}.csv",
        "select '/method/sets/' || min(set) || '.csv' from method.set");
    SAMPLES.put("/balance/gri-306/{language:en|zh|fr}.csv", "select '/balance/gri-306/zh.csv'");
    SAMPLES.put(
        "/past/imports/{imported:\\d{1,18}}",
        "select distinct on (taken_at is null, struck_at is null) '/past/imports/' || import from past.import order by taken_at is null, struck_at is null, import");
    SAMPLES.put("/tour/{code:[A-Za-z0-9_-]{8,64}}", "select null::text");
    SAMPLES.put(
        "/papers/{id}",
        "select distinct on (state) '/papers/' || paper from papers.papers order by state, paper");
    SAMPLES.put(
        "/papers/texts/{kind}/{version}",
        "select distinct on (approved_at is null) '/papers/texts/' || kind || '/' || version from papers.text order by approved_at is null, text");
    SAMPLES.put(
        "/papers/texts/{kind}/new",
        "select '/papers/texts/' || kind || '/new?from=' || version from papers.text where shipped limit 1");
    SAMPLES.put(
        "/papers/texts/{kind}/comparison",
        "select '/papers/texts/' || kind || '/comparison?before=' || version || '&after=' || version from papers.text where shipped limit 1");
    for (var p : List.of("/p/", "/P/"))
      SAMPLES.put(
          p + "{code}",
          "select distinct on (state) '"
              + p
              + "' || number || '-' || secret from papers.paper order by state, paper");
    // the secret of a link is known to its letter alone
    SAMPLES.put(
        "/sign/{secret}",
        """
        select substring(l.body from '/sign/[A-Za-z0-9_-]+') from frame.letter l
          join papers.invitation i on i.address = l.address
         where l.sealed and l.body like '%/sign/%' and i.used_at is null and i.withdrawn_at is null
           and i.expires_at > now()
           and i.secret_hash = encode(sha256(convert_to(substring(l.body from '/sign/([A-Za-z0-9_-]+)'), 'UTF8')), 'hex')
         limit 1
        """);
    SAMPLES.put(
        "/outcomes/lots/{lot}",
        "select distinct on (c.lot is null) '/outcomes/lots/' || l.lot from donations.lots l left join outcomes.closings c using (lot) order by c.lot is null, l.lot");
    SAMPLES.put(
        "/outcomes/lots/{lot}/items",
        "select '/outcomes/lots/' || min(lot) || '/items' from donations.lots");
    SAMPLES.put(
        "/outcomes/lots/{lot}/receipts",
        "select '/outcomes/lots/' || min(lot) || '/receipts' from donations.lots");
    SAMPLES.put(
        "/outcomes/papers/{paper}",
        "select '/outcomes/papers/' || min(paper) from outcomes.papers where state = 'VALID'");
    for (var o : List.of("/o/", "/O/"))
      SAMPLES.put(
          o + "{code}",
          "select '"
              + o
              + "' || number || '-' || secret from outcomes.paper order by paper limit 1");
    SAMPLES.put(
        "/giving/lots/{lot}",
        "select '/giving/lots/' || min(l.lot) from donations.lots l join partners.partners p on p.partner = l.donor where p.name = '蓝湖科技（上海）有限公司'");
    SAMPLES.put(
        "/giving/lots/{lot}/items/{tag}",
        "select '/giving/lots/' || d.lot || '/items/' || d.tag from custody.devices d join partners.partners p on p.partner = d.donor where p.name = '蓝湖科技（上海）有限公司' and d.lot is not null limit 1");
    SAMPLES.put(
        "/letters/stop/{secret}",
        "select '/letters/stop/' || secret from outcomes.letter_choice limit 1");
    // of the link to a new password only the hash is kept, and it lives for half an hour
    SAMPLES.put("/recovery/{code:[0-9a-z]{32}}", "select null::text");
    // neither is that of the link to a new address, which only its own account opens
    SAMPLES.put("/me/signing-in/address/{code:[0-9a-z]{32}}", "select null::text");
    SAMPLES.put(
        "/invitations/{code}",
        """
        select '/invitations/' || l.secret
          from (select substring(body from '/invitations/([A-Za-z0-9_-]+)') as secret from frame.letter) l
          join people.invitation i on i.hash = encode(sha256(convert_to(l.secret, 'UTF8')), 'hex')
         where i.used_at is null and i.revoked_at is null and i.expires_at > now() limit 1
        """);
    SAMPLES.put(
        "/apply/{secret:[0-9a-z]{32}}",
        "select distinct on (typed is null) '/apply/' || secret from applications.form order by typed is null, form");
    SAMPLES.put(
        "/applications/{id:\\d{1,18}}",
        "select distinct on (state) '/applications/' || application from applications.application order by state, application");
    SAMPLES.put(
        "/applications/{id:\\d{1,18}}/scores/{score:\\d{1,18}}",
        "select '/applications/' || application || '/scores/' || score from applications.score order by score limit 1");
    SAMPLES.put(
        "/checkins/rooms/{id:\\d{1,18}}",
        "select '/checkins/rooms/' || classroom from checkins.room order by classroom limit 1");
    SAMPLES.put(
        "/checkins/rooms/{id:\\d{1,18}}/{kind:checkin|inventory|principal|teacher|pupils}",
        "select '/checkins/rooms/' || classroom || '/' || kind from (select classroom from checkins.room order by classroom limit 1) r, unnest(array['checkin', 'inventory', 'pupils']) as kind");
    SAMPLES.put(
        "/checkins/reports/{report:\\d{1,18}}",
        "select distinct on (kind) '/checkins/reports/' || report from checkins.reports order by kind, report");
    SAMPLES.put(
        "/r/{secret:[0-9a-z]{32}}",
        "select '/r/' || secret from checkins.link where revoked_at is null order by link limit 1");
    SAMPLES.put(
        "/r/{secret:[0-9a-z]{32}}/{kind:inventory|principal|teacher|pupils}",
        "select '/r/' || secret || '/' || kind from (select secret from checkins.link where revoked_at is null order by link limit 1) l, unnest(array['inventory', 'teacher', 'pupils']) as kind");
    SAMPLES.put(
        "/r/{secret:[0-9a-z]{32}}/sent",
        "select '/r/' || secret || '/sent?uid=' || uid from checkins.link join checkins.report using (classroom) where revoked_at is null limit 1");
    SAMPLES.put(
        "/checklists/{code}", "select '/checklists/' || code from checklists.checklist limit 2");
    for (var page : List.of("", "/preview"))
      SAMPLES.put(
          "/checklists/versions/{id:\\d{1,18}}" + page,
          "select distinct on (state) '/checklists/versions/' || version || '"
              + page
              + "' from checklists.version order by state, version");
    SAMPLES.put(
        "/checklists/versions/{id:\\d{1,18}}/items/new",
        "select '/checklists/versions/' || version || '/items/new' from checklists.version where state = 'DRAFT' limit 1");
    SAMPLES.put(
        "/checklists/versions/{id:\\d{1,18}}/items/{name}",
        "select '/checklists/versions/' || version || '/items/' || item from checklists.items join checklists.versions using (version) where state = 'DRAFT' order by version, place limit 3");
    SAMPLES.put(
        "/watch/rooms/{classroom:\\d+}",
        "select distinct on (class) '/watch/rooms/' || classroom from watch.silences order by class, classroom");
    SAMPLES.put(
        "/watch/alerts/{alert:\\d+}",
        "select distinct on (rule, closed_at is null) '/watch/alerts/' || alert from watch.alerts order by rule, closed_at is null, alert");
    SAMPLES.put(
        "/doubt/contradictions/{contradiction:\\d+}",
        "select distinct on (kind, closed_at is null) '/doubt/contradictions/' || contradiction from doubt.contradictions order by kind, closed_at is null, contradiction");
    SAMPLES.put(
        "/watch/indicators/{code}",
        "select distinct '/watch/indicators/' || indicator from watch.indicators where indicator in ('I-10', 'I-40')");
    SAMPLES.put(
        "/watch/cards/{school:\\d+}", "select '/watch/cards/' || min(school) from watch.silences");
    SAMPLES.put(
        "/claims/years/{year:\\d{4}}",
        "select '/claims/years/' || min(year) from claims.claims having count(*) > 0");
    SAMPLES.put(
        "/claims/years/{year:\\d{4}}/uncounted",
        "select '/claims/years/' || max(year) || '/uncounted' from claims.claims having count(*) > 0");
    SAMPLES.put(
        "/claims/parties/{party:\\d{1,18}}",
        "select '/claims/parties/' || min(party) from claims.attributions where party_kind = 'DONOR' having count(*) > 0");
    SAMPLES.put(
        "/impact/donors/{partner}",
        "select '/impact/donors/' || donor from custody.devices limit 1");
  }

  /**
   * One page.
   *
   * @param role who looks at it; null for somebody who is not signed in
   */
  /**
   * One page.
   *
   * @param pattern of its handler: pages with one pattern come from one template
   * @param role who looks; null: nobody who is signed in
   */
  record Address(String path, String pattern, @Nullable Role role) {
    Address(String path, @Nullable Role role) {
      this(path, path, role);
    }
  }

  private Addresses() {}

  static List<Address> all(RequestMappingHandlerMapping mapping, JdbcClient jdbc) {
    var all = new ArrayList<Address>();
    var strange = new ArrayList<String>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (!handler.getBeanType().getName().startsWith("org.greenclassroom.")) return;
          if (!info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) return;
          if (handler.getMethod().getReturnType() != String.class) return;
          if (handler.hasMethodAnnotation(ResponseBody.class)) return;
          var role =
              roleOf(
                  handler.getMethodAnnotation(Allow.class),
                  handler.hasMethodAnnotation(AllowEveryone.class));
          for (var pattern : info.getPatternValues()) {
            if (!pattern.contains("{")) all.add(new Address(pattern, role));
            else if (SAMPLES.containsKey(pattern))
              jdbc.sql(SAMPLES.get(pattern)).query(String.class).list().stream()
                  .filter(path -> path != null)
                  .forEach(path -> all.add(new Address(path, pattern, role)));
            else strange.add(pattern);
          }
        });
    assertThat(strange).as("pages of which this test knows no address").isEmpty();
    jdbc.sql("select distinct '/surveys/errands/new?school=' || min(school) from surveys.surveys")
        .query(String.class)
        .list()
        .forEach(path -> all.add(new Address(path, Role.OFFICER)));
    all.add(new Address("/book?check=now", Role.AUDITOR));
    all.add(new Address("/find?q=nothing-like-this", Role.OFFICER));
    all.add(new Address("/", Role.TECHNICIAN));
    all.add(new Address("/", Role.SCHOOL));
    all.add(new Address("/", Role.DONOR));
    all.sort(
        java.util.Comparator.comparing((Address one) -> String.valueOf(one.role()))
            .thenComparing(Address::path));
    return all;
  }

  private static @Nullable Role roleOf(@Nullable Allow allow, boolean everyone) {
    if (everyone) return null;
    if (allow == null) return Role.OFFICER;
    var roles = Arrays.asList(allow.value());
    return roles.contains(Role.OFFICER) ? Role.OFFICER : roles.getFirst();
  }
}
