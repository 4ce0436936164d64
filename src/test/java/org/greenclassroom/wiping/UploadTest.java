package org.greenclassroom.wiping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.greenclassroom.Visitor;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wiping computer sends its log by itself. */
class UploadTest extends Proofs {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private String address(Visitor visitor, Tag tag) {
    visitor.get("/wiping/" + tag.code());
    var page =
        visitor
            .post("/wiping/" + tag.code() + "/upload-address")
            .is(200)
            .says("shredos_post_wipe=", "--autonuke", "--verify=last");
    assertThat(page.body()).contains("<svg");
    var address = all(page.body(), ">(http://[^<]+/api/v1/wipe-logs/[0-9a-z]{26})<").getFirst();
    assertThat(visitor.get("/wiping/" + tag.code()).body()).doesNotContain("wipe-logs");
    return address;
  }

  private static HttpResponse<String> send(String address, byte[] bytes) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/octet-stream")
            .header("File-Name", "nwipe_log.txt")
            .POST(BodyPublishers.ofByteArray(bytes))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void the_first_document_that_can_be_read_uses_the_address() throws Exception {
    var tag = atBench(null);
    var address = address(visitor(Role.TECHNICIAN), tag);
    assertThat(send(address, new byte[0]).statusCode()).isEqualTo(422);
    var rubbish = send(address, "no log at all".getBytes());
    assertThat(rubbish.statusCode()).isEqualTo(422);
    assertThat(rubbish.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    var first = send(address, log().with(serial("S")).bytes());
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.body()).contains("Read and attached", "PROVEN");
    var second = send(address, log().with(serial("T")).bytes());
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    var documents =
        jdbc.sql("select count(*) from evidence.documents where device = ?")
            .param(custody.device(tag).id())
            .query(Long.class)
            .single();
    assertThat(documents).isEqualTo(1);
    visitor(Role.TECHNICIAN).get("/wiping/" + tag.code()).is(200).says("Proven clear");
  }

  @Test
  void the_secret_is_not_kept_and_an_unknown_one_is_refused_in_words() throws Exception {
    var tag = atBench(null);
    var address = address(visitor(Role.TECHNICIAN), tag);
    var secret = address.replaceAll(".*/", "");
    var kept =
        jdbc.sql("select secret_hash from wiping.upload_address where device = ?")
            .param(custody.device(tag).id())
            .query(String.class)
            .single();
    assertThat(kept).isNotEqualTo(secret).hasSize(64);
    var wrong = send(address.replace(secret, "0".repeat(26)), log().with(serial("S")).bytes());
    assertThat(wrong.statusCode()).isEqualTo(404);
    assertThat(wrong.body()).contains("no such address");
    jdbc.sql("update wiping.upload_address set expires_at = made_at where secret_hash = ?")
        .param(kept)
        .update();
    var late = send(address, log().with(serial("S")).bytes());
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("expired");
  }

  @Test
  void rights_are_asked_when_it_is_used() throws Exception {
    var actor = actor(Role.TECHNICIAN, 1);
    var visitor = stranger().signIn(people.known(actor.account()).login(), PASSWORD);
    var address = address(visitor, atBench(null));
    people.disable(occasion(Role.ADMINISTRATOR), actor.account());
    var refused = send(address, log().with(serial("S")).bytes());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("may not hand in logs any more");
  }

  @Test
  void the_script_sends_what_nwipe_wrote(@TempDir Path folder) throws Exception {
    var tag = atBench(null);
    var address = address(visitor(Role.TECHNICIAN), tag);
    var script =
        CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.body()).startsWith("#!/bin/sh").contains(address);
    Files.write(folder.resolve("nwipe_log_20261123.txt"), log().with(serial("S")).bytes());
    var shell = new ProcessBuilder("sh").directory(folder.toFile()).redirectErrorStream(true);
    try {
      var process = shell.start();
      try (var in = process.getOutputStream()) {
        in.write(script.body().getBytes());
      }
      var said = new String(process.getInputStream().readAllBytes());
      assertThat(said).contains("Read and attached");
    } catch (IOException noShell) {
      org.junit.jupiter.api.Assumptions.abort("skipped: there is no shell here");
    }
  }
}
