package org.greenclassroom.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

class StatisticsTest extends Bench {
  @Test
  void what_breaks_in_which_model_and_what_became_of_it() {
    var model = unique("Model").replace(" ", "-");
    var tags = List.of(of(model), of(model), of(model));
    var technician = visitor(Role.TECHNICIAN);
    for (var tag : tags) {
      technician.get("/repair/" + tag.code());
      technician.post("/repair/" + tag.code() + "/defects", "codes", "kb2 fa3").is(200);
      technician.post("/repair/" + tag.code() + "/parts", "kind", "FAN", "source", "USED").is(200);
    }
    for (var tag : tags.subList(0, 2))
      technician
          .post("/repair/" + tag.code() + "/defects/" + defect(tag, "KEYS_STICK") + "/mending")
          .is(200);
    lives.write(
        List.of(tags.getFirst()),
        new Fact.Condemned(Fact.Condemned.Why.BROKEN),
        TODAY.minus(57, ChronoUnit.DAYS));
    var name = "Acme+" + model;
    var page = technician.get("/repair/statistics?model=" + name).is(200);
    page.says(
        "6 defects were noted, of 2 kinds",
        "KB2 keyboard: keys stick 3 3 2 (67 %) 0 1",
        "FA3 fan and cooling: fan loud 3 3 0 (0 %) 0 3");
    assertThat(page.body()).contains("<svg");
    technician.get("/repair/statistics").is(200).says("Acme " + model + " 3 3.0 6 2 3 0");
    var csv = technician.get("/repair/statistics.csv?model=" + name).is(200);
    assertThat(csv.body()).contains("Acme " + model + ",KB2,keyboard,keys stick,3,3,2,0,1");
    int year = LocalDate.now(Occasion.PROGRAMME_ZONE).getYear();
    // as the Open Repair Alliance takes it; one row a device and day
    var open = technician.get("/repair/open-repair-data.csv?year=" + year).is(200).body();
    assertThat(open).startsWith("id,data_provider,country,partner_product_category,");
    assertThat(open)
        .containsPattern(
            "greenclassroom-\\d+,Green Classroom,[A-Z]{3},laptop,Laptop,16,Acme,,,End of life,,"
                + "Green Classroom,\\d{4}-\\d\\d-\\d\\d,keys stick; fan loud")
        .contains(",Acme,,,Repairable,,")
        .doesNotContain(tags.getFirst().code(), tags.getFirst().printed());
    assertThat(technician.get("/repair/open-repair-data.csv?year=1999").is(200).body().lines())
        .hasSize(1);
    visitor(Role.DONOR, donor).get("/repair/open-repair-data.csv").is(403);
    technician.get("/repair/statistics?year=" + year + "&model=" + name).says("6 defects");
    technician.get("/repair/statistics?year=1999").is(200).says("No defect was noted here");
    technician.get("/repair/statistics?year=soon").is(422);
    visitor(Role.DONOR, donor).get("/repair/statistics").is(403);
  }

  @Test
  void an_unknown_model_is_said_to_be_unknown() {
    var at = TODAY.minus(3, ChronoUnit.DAYS);
    var tags =
        lives.received(
            donor,
            at,
            new Observed(
                DeviceKind.LAPTOP, null, null, null, null, 2000, Basis.WEIGHED, donor, null, null));
    lives.toRepair(tags, at);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tags.getFirst().code());
    technician.post("/repair/" + tags.getFirst().code() + "/defects", "codes", "ne2").is(200);
    technician.get("/repair/statistics?model=").is(200).says("unknown", "NE2 network");
  }

  @Test
  void the_test_record_is_a_sheet_in_three_languages() throws IOException {
    var tag = onBench(DeviceKind.LAPTOP);
    var technician = visitor(Role.TECHNICIAN);
    technician.get("/repair/" + tag.code());
    technician.get("/repair/" + tag.code() + "/record.pdf").is(422).says("has no test record");
    technician.post("/repair/" + tag.code() + "/defects", "codes", "cs3").is(200);
    technician.post("/repair/" + tag.code() + "/tests", with("madeIn", "2019")).is(200);
    install(technician, tag, image(5));
    assertThat(
            pdf(
                technician
                    .get("/repair/" + tag.code() + "/record.pdf?language=en")
                    .is(200)
                    .bytes()))
        .contains(
            "Test record",
            "Annex VI",
            tag.printed(),
            "Lenovo ThinkPad T480",
            "2019",
            "screens and equipment with a screen",
            "Keyboard, pointer",
            "looked, none found",
            "85 % of design capacity",
            "fully functional",
            "scratched");
    assertThat(
            pdf(
                technician
                    .get("/repair/" + tag.code() + "/record.pdf?language=zh")
                    .is(200)
                    .bytes()))
        .contains("检测记录", "附件六", "主要功能完好");
    assertThat(
            pdf(
                technician
                    .get("/repair/" + tag.code() + "/record.pdf?language=fr")
                    .is(200)
                    .bytes()))
        .contains("Procès-verbal de test");
    visitor(Role.DONOR, donor).get("/repair/" + tag.code() + "/record.pdf").is(403);
  }

  private Tag of(String model) {
    var at = TODAY.minus(60, ChronoUnit.DAYS);
    var tags =
        lives.received(
            donor,
            at,
            new Observed(
                DeviceKind.LAPTOP,
                "Acme",
                model,
                null,
                null,
                2000,
                Basis.WEIGHED,
                donor,
                null,
                null));
    lives.toRepair(tags, at);
    return tags.getFirst();
  }

  private static String pdf(byte[] bytes) throws IOException {
    try (var document = Loader.loadPDF(bytes)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
