package org.greenclassroom.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.House;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.frame.Personal;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class MinorsTest extends House {
  @Autowired Minors minors;

  @Test
  void no_child_is_stored_and_the_pack_says_how_it_knows() throws IOException {
    var pack = minors.pack(occasion(Role.AUDITOR));
    assertThat(pack.checks()).allSatisfy(check -> assertThat(check.found()).isEmpty());
    assertThat(pack.checks()).hasSize(Minors.Rule.values().length);
    assertThat(pack.tables()).isGreaterThan(300);
    assertThat(pack.counts())
        .anyMatch(one -> one.relation().equals("classrooms.headcount"))
        .anyMatch(
            one -> one.relation().equals("lessons.lesson") && one.columns().contains("girls"));
    assertThat(pack.adults()).anyMatch(one -> one.relation().equals("training.teacher"));
    var auditor = visitor(Role.AUDITOR);
    auditor.get("/impact/minors").is(200).says("no child is stored here", "classrooms.headcount");
    auditor.speaking("zh").get("/impact/minors").is(200).says("没有存储任何孩子");
    auditor.speaking("fr").get("/impact/minors").is(200).says("aucun enfant n’est enregistré");
    visitor(Role.DONOR, 1).get("/impact/minors").is(403);
    for (var language : new String[] {"en", "zh", "fr"}) {
      var pdf = auditor.get("/impact/minors.pdf?language=" + language).is(200).bytes();
      Archive.takes(pdf);
      try (var document = Loader.loadPDF(pdf)) {
        assertThat(document.getSignatureDictionaries()).hasSize(1);
        var text = new PDFTextStripper().getText(document);
        assertThat(text).contains("classrooms.headcount");
        var number = text.replaceAll("(?s).*?(MA-\\d{8}-\\d{4}).*", "$1");
        dropped(pdf).is(200).says("This is " + number);
      }
    }
  }

  @Test
  void a_child_in_the_catalogue_is_found() {
    var broken =
        Minors.checks(
            List.of(
                new Column("lessons.pupil", "number", "bigint", true),
                new Column("lessons.lesson", "pupil_name", "text", true),
                new Column("lessons.lesson", "pupils", "integer", true),
                new Column("lessons.lesson", "birthday", "date", true),
                new Column("agents.agent", "enrolled_at", "timestamp with time zone", true),
                new Column("custody.fact", "remark", "text", true),
                new Column("custody.fact", "hash", "text", true)),
            List.of("grade", "person_name"));
    assertThat(broken).noneMatch(Minors.Check::holds);
    assertThat(broken.get(0).found()).containsExactly("lessons.pupil.number");
    assertThat(broken.get(1).found()).containsExactly("lessons.lesson.pupil_name");
    assertThat(broken.get(2).found()).containsExactly("lessons.lesson.birthday");
    assertThat(broken.get(3).found()).containsExactly("custody.fact.remark");
    assertThat(broken.get(4).found()).containsExactly("person_name");
  }

  @Test
  void the_audit_runs_once_a_year_and_is_kept() {
    var now = occasion(Role.AUDITOR);
    minors.audit(now);
    minors.audit(now);
    var kept = minors.pack(now).audits();
    assertThat(kept).filteredOn(one -> one.year() == now.today().getYear()).hasSize(1);
    assertThat(kept.getFirst().holds()).isTrue();
    assertThatThrownBy(() -> jdbc.sql("delete from impact.audit").update())
        .isInstanceOf(DataAccessException.class);
    visitor(Role.AUDITOR).get("/impact/minors").is(200).says("every rule held");
  }

  @Test
  void a_child_in_a_list_is_found() {
    var list = Personal.in("lessons", "pupil MENTIONED PROVE AOU redact always name=words", "");
    assertThat(Minors.listed(List.of(list)).found()).containsExactly("lessons.pupil.name");
  }
}
