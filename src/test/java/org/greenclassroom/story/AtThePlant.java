package org.greenclassroom.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Tag;

/**
 * The last way of computers that nobody lends any more: to a plant, over its scales, certified line
 * by line, reckoned up, written off. What may go wrong on it is told by another story.
 */
final class AtThePlant {
  private final Visitor officer;
  private final Visitor plant;
  private final long plantId;

  AtThePlant(Visitor officer, Visitor plant, long plantId) {
    this.officer = officer;
    this.plant = plant;
    this.plantId = plantId;
  }

  /**
   * Takes these to the plant and closes their batch.
   *
   * @param serials as the plant reads them
   * @param grams on its scales, in whole hundreds
   * @return the batch
   */
  long closed(List<Tag> tags, List<String> serials, int grams) {
    officer.get("/dismantling").is(200);
    long batch = officer.post("/dismantling", "plant", Long.toString(plantId)).is(200).id();
    var house = "/dismantling/" + batch;
    officer
        .post(
            house + "/devices",
            "pasted",
            tags.stream().map(Tag::printed).collect(Collectors.joining("\n")))
        .is(200);
    Form.on(officer, officer.get(house), "/hand-over")
        .sign("giver", "林晓")
        .sign("taker", "孙磊")
        .send()
        .is(200)
        .says("It is frozen now");
    var at = "/plant/" + batch;
    Form.on(plant, plant.get(at), "/weighings")
        .type("ticket", "W-" + batch)
        .type("gross", kilograms(20_000 + grams))
        .type("tare", "20")
        .attach("ticketFile", "过磅单.png", "image/png", Scans.signature("W"))
        .send()
        .is(200);
    // two parts in a hundred are dust: that closes without a word
    Form.on(plant, plant.get(at), "/certificates")
        .type("number", "销-" + batch)
        .type("kilograms", kilograms(grams))
        .type("named", String.join("\n", serials))
        .type("kg-STEEL", kilograms(grams / 2))
        .type("kg-PLASTIC", kilograms(grams / 2 - 100))
        .attach("certificateFile", "证明.pdf", "application/pdf", ("%PDF-1.7 " + batch).getBytes())
        .send()
        .is(200)
        .says("is entered");
    Form.on(officer, officer.get(house), "/closing").send().is(200).says("The batch is closed");
    assertThat(batch).isPositive();
    return batch;
  }

  private static String kilograms(int grams) {
    return grams / 1_000 + "." + grams % 1_000 / 100;
  }
}
