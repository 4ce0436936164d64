package org.greenclassroom.visits;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.greenclassroom.Api;
import org.greenclassroom.Api.Answer;
import org.greenclassroom.checklists.Checklists;
import org.greenclassroom.checklists.Item;
import org.greenclassroom.checklists.Use;
import org.greenclassroom.checklists.Version;
import org.greenclassroom.classrooms.Rooms;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.followup.Plan;
import org.greenclassroom.followup.TaskKind;
import org.greenclassroom.frame.Files;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What tests of visits need: a room with a planned visit, entries as a program sends them. */
abstract class Visiting extends Rooms {
  static final JsonMapper JSON = JsonMapper.shared();

  @Autowired Checklists checklists;
  @Autowired Plan plan;
  @Autowired Visits visits;

  Version checklist() {
    return checklists.current(Use.VISIT).orElseThrow();
  }

  long task(long room) {
    return plan.next(room, TaskKind.VISIT).orElseThrow().task();
  }

  /** One visit as a device makes it: its head, and entries to be sent in any order. */
  final class Sheet {
    final UUID key = UUID.randomUUID();
    final long task;
    final Version version = checklist();
    final List<Map<String, Object>> entries = new ArrayList<>();

    Sheet(long task) {
      this.task = task;
    }

    Map<String, Object> head() {
      var head = new LinkedHashMap<String, Object>();
      head.put("visit", key);
      head.put("task", task);
      head.put("version", version.version());
      head.put("opened_at", clock.instant().minusSeconds(3600).toString());
      return head;
    }

    Map<String, Object> entry(String kind, Object... fields) {
      var entry = head();
      entry.put("id", UUID.randomUUID());
      entry.put("kind", kind);
      entry.put("at", Instant.now().minusSeconds(1000 - entries.size()).toString());
      for (int i = 0; i < fields.length; i += 2) entry.put((String) fields[i], fields[i + 1]);
      entries.add(entry);
      return entry;
    }

    /** An answer to everything that is asked, so that it is complete. */
    Sheet answered() {
      for (var item : version.questions())
        if (item.required()) entry("ANSWER", "item", item.name(), "value", good(item));
      return this;
    }

    Sheet called(List<Tag> tags, String state, String why) {
      for (var tag : tags) entry("ROLL", "item", tag.code(), "state", state, "reason", why);
      return this;
    }

    Map<String, Object> handedIn() {
      var promised = entries.stream().map(one -> one.get("id")).toList();
      return entry("SUBMIT", "promised", promised);
    }
  }

  static String good(Item item) {
    return switch (item.type()) {
      case YES_NO -> "yes";
      case INTEGER, DECIMAL -> "1";
      case ONE_OF, SEVERAL_OF -> item.options().getFirst().code();
      case DATE -> "2026-01-05";
      case PHOTO -> Files.sha256(picture(1));
      default -> "好";
    };
  }

  static Answer send(Api api, List<Map<String, Object>> entries) {
    return api.post("/api/v1/visits/entries", JSON.writeValueAsString(Map.of("entries", entries)));
  }

  static List<String> results(Answer answer) {
    var all = new ArrayList<String>();
    answer.is(200).json().get("outcomes").forEach(one -> all.add(one.get("result").asString()));
    return all;
  }

  /** A picture of large fields of colour, different for each number, the same for the same. */
  static byte[] picture(int number) {
    var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    var random = new Random(number);
    var pen = image.createGraphics();
    for (int x = 0; x < 10; x++)
      for (int y = 0; y < 9; y++) {
        pen.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
        pen.fillRect(x * 40, y * 34, 40, 34);
      }
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }
}
