package org.greenclassroom.wiping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Basis;
import org.greenclassroom.custody.DeviceKind;
import org.greenclassroom.custody.Fact;
import org.greenclassroom.custody.HandOver;
import org.greenclassroom.custody.Observed;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.NwipeLogs;
import org.greenclassroom.evidence.Workshop;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;

/** Devices of a lot that were really wiped, by their own technician. */
abstract class Proofs extends Workshop {
  /** A lot of the house of tests, with its donor. */
  record Gift(long lot, long donor, String donorName, List<Tag> tags) {}

  protected Gift gift(int count) {
    var name = unique("Donor");
    var donor =
        partners.record(occasion(Role.OFFICER), name, List.of(PartnerKind.DONOR), "CN", null);
    long lot = 1_000_000 + unique();
    var occasion = now();
    var signed = new HandOver.Signature("王芳", null, null);
    var slip =
        custody.handOver(
            occasion,
            new HandOver(donor, Partners.HOUSE, 1L, clock.instant(), null, signed, signed));
    var observed = new ArrayList<Observed>();
    for (int i = 0; i < count; i++)
      observed.add(
          new Observed(
              DeviceKind.LAPTOP,
              "LENOVO",
              "ThinkPad T480",
              serial("PF"),
              null,
              1_700,
              Basis.ESTIMATED,
              donor,
              lot,
              null));
    var tags = custody.receiveNew(occasion, slip, observed);
    for (var tag : tags) happens(tag, new Fact.Inspected(null));
    return new Gift(lot, donor, name, tags);
  }

  /** The log is handed in and the device declared cleared, by the one technician of all tests. */
  protected String wiped(Tag tag) {
    var serial = serial("WD-WX41");
    post(technician(), tag, file(log().with(NwipeLogs.drive("sda", serial)))).is(201);
    technician()
        .post("/api/v1/devices/" + tag.printed() + "/facts", "{\"kind\":\"CLEARED\"}")
        .is(201);
    return serial;
  }

  protected Gift wipedGift(int count) {
    var gift = gift(count);
    gift.tags().forEach(this::wiped);
    return gift;
  }

  protected static void validate(Visitor judge, Tag tag) {
    judge.get("/wiping/" + tag.code());
    judge
        .post(
            "/wiping/" + tag.code() + "/validations",
            "sensitivity",
            "ORDINARY",
            "enough",
            "true",
            "reason",
            "Office data, overwritten and read back")
        .is(200)
        .says("Your judgement is recorded");
  }

  protected String stage(Tag tag) {
    return custody.device(tag).stage().name();
  }

  protected static List<String> all(String body, String pattern) {
    return Pattern.compile(pattern).matcher(body).results().map(found -> found.group(1)).toList();
  }
}
