package org.greenclassroom.wiping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.greenclassroom.evidence.NwipeLogs;
import org.greenclassroom.evidence.Workshop;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/**
 * A computer holds two drives. One is wiped; the other fails, is taken out and drilled before a
 * witness; then, and only then, the computer goes on.
 */
class TheBrokenDriveTest extends Workshop {

  @Test
  void the_broken_drive() {
    var good = serial("S3Z9NB0K");
    var broken = serial("WD-");
    var tag = atBench(null, drive(good, NwipeLogs.GB256), drive(broken, NwipeLogs.GB256));
    var path = "/wiping/" + tag.code();
    var technician = visitor(Role.TECHNICIAN);
    technician.get(path).is(200).says(good, broken, "Not every drive is accounted for yet");

    // the log: one drive is fine, the other has write errors although the status says "Erased"
    var log = log().with(good).with(NwipeLogs.drive("sdb", broken).errors(17));
    technician
        .upload(path + "/evidence", Map.of(), List.of(file(log)))
        .is(200)
        .says("Read and attached", "Proven clear", "Wiping failed", "counted errors");
    assertThat(facts(tag)).endsWith("WIPE_FAILED");

    technician
        .post(path + "/clearings")
        .is(422)
        .says("cannot leave: wiping its second drive, S/N " + broken + ", failed");

    // the wrong drive in the hand is noticed
    technician
        .post(path + "/drives/2/destruction", "method", "DRILLED", "serial", good)
        .is(422)
        .says("Read the label again");
    technician
        .post(path + "/drives/2/destruction", "method", "DRILLED", "serial", broken)
        .is(200)
        .says("Waits for a second person", "Somebody else must look");

    // it was said too soon: taken back while nobody has seen it yet, then said again
    var tooSoon =
        technician
            .get(path)
            .body()
            .replaceAll("(?s).*action=\"(/wiping/[^\"]+/withdrawal)\".*", "$1");
    technician.post(tooSoon).is(200);
    technician
        .post(path + "/drives/2/destruction", "method", "DRILLED", "serial", broken)
        .is(200)
        .says("Waits for a second person");
    technician
        .post(path + "/clearings")
        .is(422)
        .says("nobody has witnessed yet what became of its second drive");

    var witness = visitor(Role.OFFICER);
    var page = witness.get(path).is(200).says("I saw it destroyed");
    var confirm = page.body().replaceAll("(?s).*action=\"(/wiping/[^\"]+/witness)\".*", "$1");
    witness.post(confirm).is(200).says("Two people looked", "Drilled");

    technician.get(path).is(200).says("Every drive is accounted for");
    technician.post(path + "/clearings").is(200).says(tag.printed() + " is cleared");
    assertThat(facts(tag)).containsExactly("RECEIVED", "INSPECTED", "WIPE_FAILED", "CLEARED");
    var detail =
        jdbc.sql("select detail from custody.facts where tag = ? and kind = 'CLEARED'")
            .param(tag.code())
            .query(String.class)
            .single();
    assertThat(detail).contains("WIPED_AND_DESTROYED", "account:");

    // back from the school, the destroyed drive is no question any more, the other one is
    toSchoolAndBack(tag);
    var again = technician.get(path).is(200).says(good);
    assertThat(again.text()).doesNotContain(broken);
    technician.post(path + "/clearings").is(422).says("first drive, S/N " + good);
  }
}
