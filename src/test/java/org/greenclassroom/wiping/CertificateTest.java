package org.greenclassroom.wiping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greenclassroom.Receiver;
import org.greenclassroom.Scanner;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.evidence.NwipeLogs;
import org.greenclassroom.frame.Archive;
import org.greenclassroom.frame.Files;
import org.greenclassroom.frame.Signatures;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;

/** Certificates: issued once, checked by anybody, voided or superseded by two, never edited. */
class CertificateTest extends Proofs {

  private static Visitor.Seen certify(Visitor officer, String page, String path) {
    officer.get(page);
    return officer.post(path);
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      for (var page : document.getPages())
        for (var name : page.getResources().getFontNames())
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
      return new PDFTextStripper().getText(document);
    }
  }

  private static Visitor.Upload pdf(byte[] bytes) {
    return new Visitor.Upload("file", "paper.pdf", "application/pdf", bytes);
  }

  @Test
  void a_drive_is_certified_in_three_languages_and_anybody_can_check_the_paper() throws Exception {
    var gift = wipedGift(1);
    var tag = gift.tags().getFirst();
    var serial =
        jdbc.sql("select serial from wiping.drives where device = ?")
            .param(custody.device(tag).id())
            .query(String.class)
            .single();
    var page = "/wiping/" + tag.code();
    var officer = visitor(Role.OFFICER);
    certify(officer, page, page + "/drives/1/certificate").is(422).says("nobody has judged yet");
    validate(visitor(Role.OFFICER), tag);
    var receiver = new Receiver(visitor(Role.ADMINISTRATOR), "wiping.certificate-issued");
    var issued =
        certify(officer, page, page + "/drives/1/certificate").is(200).says("is issued", "Valid");
    var number = all(issued.body(), "<h1[^>]*>(D-\\d{4}-\\d{5})<").getFirst();
    try (receiver) {
      var told = receiver.told(one -> one.get("number").asString().equals(number));
      assertThat(told.get("version").asInt()).isEqualTo(1);
      assertThat(told.get("kind").asString()).isEqualTo("DRIVE");
      assertThat(told.size()).as("no name, no code that opens a paper").isEqualTo(3);
    }
    certify(officer, page, page + "/drives/1/certificate")
        .is(409)
        .says("has a valid certificate already");

    var english = officer.get(issued.path() + "/en.pdf").is(200).bytes();
    dropped(english).is(200).says("byte for byte");
    assertThat(text(english).replaceAll("[\\s\u00a0]+", " "))
        .contains(
            number,
            tag.printed(),
            serial,
            "Clear",
            "Overwritten",
            "nwipe",
            "NIST SP 800-88 Rev. 2",
            "PF",
            "Hard disk",
            "Office data, overwritten and read back",
            gift.donorName(),
            "SHA-256");
    assertThat(text(officer.get(issued.path() + "/zh.pdf").is(200).bytes()))
        .contains(number, "数据清除证明", "数据覆写", "审定");
    assertThat(text(officer.get(issued.path() + "/fr.pdf").is(200).bytes()))
        .contains(number, "Certificat d’effacement".replace('’', '\''), "Réécriture");
    officer.get(issued.path() + "/de.pdf").is(404);
    // for the archive, and signed over all of it
    Archive.takes(english);
    assertThat(Signatures.of(english))
        .singleElement()
        .satisfies(signature -> {
          assertThat(signature.intact() && signature.whole() && signature.pades()).isTrue();
          assertThat(signature.reason()).contains(number);
        });
    // served again byte for byte, under its hash
    assertThat(officer.get(issued.path() + "/en.pdf").bytes()).isEqualTo(english);
    officer.get(issued.path()).is(200).says(Files.sha256(english));

    var record = officer.get(issued.path() + "/record.json").is(200);
    assertThat(text(english).replaceAll("\\s", "")).contains(Files.sha256(record.bytes()));
    assertThat(record.body()).startsWith("{\"computers\":[{").contains("\"serial\":\"" + serial);

    // the QR code on the paper leads a stranger to a page without persons or donors
    var address = URI.create(Scanner.scanned(english));
    assertThat(address.getPath()).startsWith("/C/" + number + "-");
    var stranger = stranger();
    var public_ = stranger.get(address.getPath()).is(200);
    public_.says("Valid", number, "Clear", "Overwritten", serial.substring(serial.length() - 4));
    assertThat(public_.text())
        .doesNotContain(serial, gift.donorName(), tag.printed(), "ThinkPad", "Test officer");
    var check = address.getPath().replace("/C/", "/c/");
    stranger.get(check).is(200);
    stranger.upload(check, Map.of(), List.of(pdf(english))).is(200).says("byte for byte");
    var altered = english.clone();
    altered[altered.length / 2] ^= 1;
    stranger.upload(check, Map.of(), List.of(pdf(altered))).is(200).says("not one that we issued");
    stranger.get(check.substring(0, check.length() - 1) + "0Z").is(404);
    stranger.get("/c/" + number).is(404);

    // its donor sees it; another donor does not know of it
    visitor(Role.DONOR, gift.donor()).get(issued.path()).is(200).says(number);
    var other = visitor(Role.DONOR, gift(1).donor());
    other.get(issued.path()).is(404);
    other.get(issued.path() + "/en.pdf").is(404);
    other.get(issued.path() + "/record.json").is(404);
    assertThat(other.get("/wiping/certificates").is(200).text()).doesNotContain(number);
    visitor(Role.TECHNICIAN).get("/wiping/certificates").is(200).says(number);
  }

  @Test
  void it_is_voided_by_two_and_superseded_by_two_and_never_edited() {
    var gift = wipedGift(1);
    var tag = gift.tags().getFirst();
    validate(visitor(Role.OFFICER), tag);
    var page = "/wiping/" + tag.code();
    var one = visitor(Role.OFFICER);
    var two = visitor(Role.OFFICER);
    var issued = certify(one, page, page + "/certificate").is(200);
    var number = all(issued.body(), "<h1[^>]*>(C-\\d{4}-\\d{5})<").getFirst();
    var path = issued.path();
    var public_ = all(issued.body(), "href=\"(/c/[^\"]+)\"").getFirst();

    one.get(path);
    one.post(path + "/ending", "how", "SUPERSEDED", "reason", "").is(422).says("Say why");
    one.post(path + "/ending", "how", "SUPERSEDED", "reason", "The serial was wrong")
        .is(200)
        .says("Another officer must agree");
    stranger().get(public_).is(200).says("We issued this certificate and stand by it");
    one.get(path);
    one.post(path + "/agreement").is(422).says("You proposed this yourself");
    two.get(path);
    two.post(path + "/ending", "how", "VOID", "reason", "x").is(409).says("is proposed already");
    var better =
        two.post(path + "/agreement").is(200).says("stands for it now", "Version 2", number);
    assertThat(better.path()).isNotEqualTo(path);
    var next = all(better.body(), "<h1[^>]*>(C-\\d{4}-\\d{5})<").getFirst();
    stranger().get(public_).is(200).says("Superseded", next);

    // no gap in the numbers
    var numbers =
        jdbc.sql(
                "select number from wiping.certificates where kind = 'COMPUTER' and number like ? order by certificate")
            .param(next.substring(0, 7) + "%")
            .query(String.class)
            .list();
    for (int i = 0; i < numbers.size(); i++)
      assertThat(numbers.get(i)).endsWith("%05d".formatted(i + 1));

    var successor = better.path();
    two.get(successor);
    two.post(successor + "/ending", "how", "VOID", "reason", "Mixed up").is(200);
    two.post(successor + "/withdrawal").is(200).says("stays as it is");
    two.post(successor + "/ending", "how", "VOID", "reason", "Mixed up").is(200);
    visitor(Role.OFFICER).get("/").is(200).says("Certificates to void or supersede");
    one.get(successor);
    one.post(successor + "/agreement").is(200).says("It is void now", "Mixed up");
    one.post(successor + "/agreement").is(409);
    stranger()
        .get(all(better.body(), "href=\"(/c/[^\"]+)\"").getFirst())
        .is(200)
        .says("have voided it");
    // then a new one may be issued
    certify(one, page, page + "/certificate").is(200);
  }

  @Test
  void a_lot_is_certified_when_its_sample_passed_and_all_of_it_is_judged() throws Exception {
    var gift = wipedGift(3);
    var lot = "/wiping/lots/" + gift.lot();
    var officer = visitor(Role.OFFICER);
    certify(officer, lot, lot + "/certificate").is(422).says("nobody has judged yet");
    officer.get(lot);
    officer.post(lot + "/validations", "sensitivity", "ORDINARY", "reason", "Office data").is(200);
    certify(officer, lot, lot + "/certificate").is(422).says("must be read again");
    officer.get(lot);
    var drawn = officer.post(lot + "/draws").is(200);
    var sample = all(drawn.body(), "action=\"(/wiping/lots/\\d+/samples/\\d+)\"").getFirst();
    officer.post(sample, "result", "NOTHING_READABLE", "note", "").is(200);
    var issued = certify(officer, lot, lot + "/certificate").is(200);
    var pdf = officer.get(issued.path() + "/en.pdf").is(200).bytes();
    var said = text(pdf);
    for (var tag : gift.tags()) assertThat(said).contains(tag.printed());
    assertThat(said).contains("read again");
    assertThat(Scanner.scanned(pdf)).contains("/C/L-");
    certify(officer, lot, lot + "/certificate").is(409);
    var public_ = all(issued.body(), "href=\"(/c/[^\"]+)\"").getFirst();
    stranger().speaking("zh").get(public_).is(200).says("有效");
  }

  @Test
  void a_device_that_is_not_cleared_keeps_its_lot_from_a_certificate() {
    var gift = gift(2);
    wiped(gift.tags().getFirst());
    var officer = visitor(Role.OFFICER);
    var lot = "/wiping/lots/" + gift.lot();
    certify(officer, lot, lot + "/certificate").is(422);
    var open = gift.tags().get(1);
    certify(officer, "/wiping/" + open.code(), "/wiping/" + open.code() + "/certificate")
        .is(422)
        .says("no drive of it is known");
  }

  @Test
  void a_device_that_came_back_is_not_certified_by_its_first_stay() {
    var gift = wipedGift(1);
    assertThat(gift.tags()).hasSize(1);
    Tag tag = gift.tags().getFirst();
    validate(visitor(Role.OFFICER), tag);
    var officer = visitor(Role.OFFICER);
    certify(officer, "/wiping/" + tag.code(), "/wiping/" + tag.code() + "/certificate").is(200);
    // another stay, another certificate: the first one spoke of the first stay
    toSchoolAndBack(tag);
    certify(officer, "/wiping/" + tag.code(), "/wiping/" + tag.code() + "/certificate").is(422);
  }

  @Test
  void a_destroyed_drive_is_certified_with_its_witness() throws Exception {
    var tag = gift(1).tags().getFirst();
    var path = "/wiping/" + tag.code();
    var serial = serial("WD-");
    post(technician(), tag, file(log().with(NwipeLogs.drive("sda", serial).errors(3)))).is(201);
    var worker = visitor(Role.TECHNICIAN);
    worker.get(path);
    worker.post(path + "/drives/1/destruction", "method", "SHREDDED", "serial", serial).is(200);
    var witness = visitor(Role.ENGINEER);
    var confirm = all(witness.get(path).body(), "action=\"(/wiping/[^\"]+/witness)\"").getFirst();
    witness.post(confirm).is(200);
    worker.post(path + "/clearings").is(200);
    witness
        .post(
            path + "/validations",
            "sensitivity",
            "CONFIDENTIAL",
            "enough",
            "true",
            "reason",
            "In pieces")
        .is(200)
        .says("Category Destroy", "Shredded");
    var officer = visitor(Role.OFFICER);
    var issued = certify(officer, path, path + "/drives/1/certificate").is(200);
    assertThat(text(officer.get(issued.path() + "/en.pdf").is(200).bytes()))
        .contains("Destroy", "Shredded", "Witness", serial);
  }
}
