package org.greenclassroom.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.greenclassroom.House;
import org.greenclassroom.agents.Enrolments;
import org.greenclassroom.agents.Lent;
import org.greenclassroom.agents.OperatingSystem;
import org.greenclassroom.agents.Signed;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Custody;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Computers and collectors that speak as docs/agent.md says, over HTTP. */
abstract class Speaking extends House {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  @Autowired Custody custody;
  @Autowired Partners partners;
  @Autowired Classrooms classrooms;
  @Autowired Enrolments enrolments;

  /** A room with computers since forty days. */
  record Room(long room, long school, List<Long> devices, List<Tag> tags) {}

  /** An agent with its key. */
  record Agent(String name, String key, long device) {}

  /** A collector with its key. */
  record Collector(String name, KeyPair keys) {}

  /** A day as it is told; null is left out. */
  record Told(
      LocalDate day,
      int revision,
      int on,
      @Nullable Integer active,
      int starts,
      int startNo,
      @Nullable String quality,
      @Nullable String disk) {
    static Told of(LocalDate day, int revision, int on, int active) {
      return new Told(day, revision, on, active, 1, 0, null, "OK");
    }

    Signed.Day signed() {
      return new Signed.Day(
          day.toString(),
          revision,
          on,
          active == null ? null : (long) active,
          starts,
          active == null ? null : 1L,
          startNo,
          quality,
          disk);
    }

    String json() {
      return "{\"day\":\"%s\",\"revision\":%d,\"on_min\":%d%s,\"starts\":%d,\"start_no\":%d%s%s}"
          .formatted(
              day,
              revision,
              on,
              active == null ? "" : ",\"active_min\":" + active + ",\"sessions\":1",
              starts,
              startNo,
              quality == null ? "" : ",\"quality\":\"" + quality + "\"",
              disk == null ? "" : ",\"disk\":\"" + disk + "\"");
    }
  }

  /** What came back. */
  record Answer(int status, String text) {
    JsonNode json() {
      return JSON.readTree(text);
    }

    Answer is(int expected) {
      assertThat(status).as(text).isEqualTo(expected);
      return this;
    }

    /** The outcomes of the rows, with reason and field. */
    List<String> outcomes() {
      is(200);
      var all = new ArrayList<String>();
      for (var row : json().get("rows"))
        all.add(row.get("outcome").asString() + word(row, "reason") + word(row, "field"));
      return all;
    }

    private static String word(JsonNode row, String field) {
      var value = row.path(field);
      return value.isString() ? " " + value.asString() : "";
    }
  }

  LocalDate today() {
    return Occasion.of(Actor.HOUSE, clock.instant()).today();
  }

  Room room(int seats) {
    var lent =
        Lent.of(
            custody, partners, classrooms, occasion(Role.OFFICER).actor(), unique("School"), seats);
    return new Room(
        lent.classroom(),
        lent.school(),
        lent.tags().stream().map(tag -> custody.device(tag).id()).toList(),
        lent.tags());
  }

  Agent enrolled(Tag tag) {
    enrolments.reissue(occasion(Role.TECHNICIAN), tag);
    var code =
        jdbc.sql(
                """
                select code from agents.code c join custody.devices d using (device)
                 where d.tag = ? and used_at is null and voided_at is null
                """)
            .param(tag.code())
            .query(String.class)
            .single();
    var enrolled =
        enrolments.enrol(
            occasion(Role.TECHNICIAN),
            code,
            HexFormat.of().formatHex(new byte[32]),
            OperatingSystem.LINUX,
            "1.0.0");
    return new Agent(enrolled.agent(), enrolled.key(), custody.device(tag).id());
  }

  List<Agent> enrolled(Room room) {
    return room.tags().stream().map(this::enrolled).toList();
  }

  Collector collector(Room room) throws GeneralSecurityException {
    enrolments.issueForCollector(occasion(Role.TECHNICIAN), room.room());
    var code =
        jdbc.sql(
                """
                select code from agents.code
                 where classroom = ? and used_at is null and voided_at is null
                """)
            .param(room.room())
            .query(String.class)
            .single();
    var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var encoded = keys.getPublic().getEncoded();
    var raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    var enrolled =
        enrolments.enrolCollector(
            occasion(Role.TECHNICIAN), code, Base64.getEncoder().encodeToString(raw), "1.0.0");
    return new Collector(enrolled.collector(), keys);
  }

  /** One computer of a piece, sealed. */
  static String sender(Agent agent, @Nullable Integer skew, String more, List<Told> days) {
    return "{\"agent\":\"%s\",\"version\":\"1.0.0\",\"state\":\"OK\"%s%s,\"mac\":\"%s\",\"days\":[%s]}"
        .formatted(
            agent.name(),
            skew == null ? "" : ",\"skew_s\":" + skew,
            more,
            seal(agent, days),
            days.stream().map(Told::json).collect(Collectors.joining(",")));
  }

  static String sender(Agent agent, Told... days) {
    return sender(agent, null, "", List.of(days));
  }

  static String seal(Agent agent, List<Told> days) {
    try {
      var text = Signed.text(agent.name(), "1.0.0", "OK", days.stream().map(Told::signed).toList());
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(agent.key()), "HmacSHA256"));
      return HexFormat.of()
          .formatHex(Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 16));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A piece of a computer itself. */
  static String piece(String... senders) {
    return "{\"format\":1,\"made_at\":\"%d\",\"agents\":[%s]}"
        .formatted(System.nanoTime(), String.join(",", senders));
  }

  /** A piece of a collector. */
  static String piece(Collector collector, int sequence, String... senders) {
    return "{\"format\":1,\"made_at\":\"%d\",\"collector\":\"%s\",\"seq\":%d,\"agents\":[%s]}"
        .formatted(System.nanoTime(), collector.name(), sequence, String.join(",", senders));
  }

  static String id(String piece) {
    return Files.sha256(piece.getBytes(StandardCharsets.UTF_8));
  }

  static String signature(Collector collector, String id) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(collector.keys().getPrivate());
      signing.update(("green-classroom-batch 1\n" + id + "\n").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signing.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The file that a collector writes. */
  static byte[] file(Collector collector, String piece) {
    return packed(
        "{\"gitc\":1,\"batch\":\"%s\",\"signature\":\"%s\"}\n%s"
            .formatted(id(piece), signature(collector, id(piece)), piece));
  }

  static byte[] packed(String text) {
    try (var out = new ByteArrayOutputStream()) {
      try (var packing = new GZIPOutputStream(out)) {
        packing.write(text.getBytes(StandardCharsets.UTF_8));
      }
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Answer put(String piece) {
    return put(id(piece), packed(piece));
  }

  Answer put(Collector collector, String piece) {
    return put(id(piece), packed(piece), "Batch-Signature", signature(collector, id(piece)));
  }

  Answer put(String id, byte[] body, String... headers) {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/api/v1/usage/batches/" + id))
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .PUT(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) request.headers(headers);
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), Objects.requireNonNull(response.body()));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
