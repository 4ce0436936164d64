package org.greenclassroom.pace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An officer's program at the API: a token, lists, receipts. */
final class Desk {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String origin;
  private final String token;

  Desk(String origin, String login, String password) throws IOException, InterruptedException {
    this.origin = origin;
    var basic =
        Base64.getEncoder()
            .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    token =
        send(HttpRequest.newBuilder(URI.create(origin + "/api/v1/tokens"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"rights\":[\"OFFICER\"],\"name\":\"bench\"}")))
            .get("token")
            .asString();
  }

  String token() {
    return token;
  }

  /** A list as donors send it; every serial number differs, also between lists. */
  static byte[] list(int rows, String prefix) {
    var text = new StringBuilder("设备编号,类型,品牌,型号,序列号,处理器,内存(GB),硬盘序列号,状态\n");
    for (int row = 1; row <= rows; row++)
      text.append(prefix)
          .append('-')
          .append(row)
          .append(row % 3 == 0 ? ",台式机,Lenovo,ThinkCentre M910," : ",笔记本,Dell,Latitude E5530,")
          .append(prefix)
          .append(Integer.toString(row * 7919, 36).toUpperCase(java.util.Locale.ROOT))
          .append(",Intel Core i5-3340M,8,WD")
          .append(prefix)
          .append(row)
          .append(",待检测\n");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Uploads a list and commits it; the lot it became. */
  long importList(long donor, byte[] list) throws IOException, InterruptedException {
    return commit(preview(donor, list));
  }

  /** Uploads a list; its preview. */
  long preview(long donor, byte[] list) throws IOException, InterruptedException {
    var boundary = "----bench" + System.nanoTime();
    var body = new ByteArrayOutputStream();
    body.write(
        ("--%s\r\nContent-Disposition: form-data; name=\"donor\"\r\n\r\n%d\r\n--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(boundary, donor, boundary))
            .getBytes(StandardCharsets.UTF_8));
    body.write(list);
    body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    var preview =
        send(
            signed("/api/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    if (preview.get("refused").asInt() > 0 || preview.get("accepted").asInt() == 0)
      throw new IllegalStateException("rows were refused: " + preview);
    return preview.get("id").asLong();
  }

  /** Commits a preview; the lot it became. */
  long commit(long list) throws IOException, InterruptedException {
    return send(signed("/api/v1/imports/" + list + "/commit").POST(BodyPublishers.noBody()))
        .get("lot")
        .asLong();
  }

  /** The whole book was read again. */
  boolean isIntact() throws IOException, InterruptedException {
    return send(signed("/api/v1/custody/verification").GET()).get("intact").asBoolean();
  }

  String state(long list) throws IOException, InterruptedException {
    return send(signed("/api/v1/imports/" + list).GET()).get("state").asString();
  }

  /** Receives everything announced in a lot; the tags. */
  List<String> receive(long lot, int pieces) throws IOException, InterruptedException {
    var answer =
        send(
            signed("/api/v1/lots/" + lot + "/receipts")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"counted\":%d,\"giver\":{\"name\":\"王芳\"},\"taker\":{\"name\":\"李明\"}}"
                            .formatted(pieces))));
    var tags = new ArrayList<String>();
    for (var device : answer.get("devices"))
      tags.add(device.get("tag").asString().replace("-", ""));
    return tags;
  }

  /** Hands in files, so many at once; how many a second. */
  double handIn(List<byte[]> files, int clients) throws Exception {
    long from = System.nanoTime();
    try (var threads = java.util.concurrent.Executors.newFixedThreadPool(clients)) {
      var all = new ArrayList<java.util.concurrent.Future<JsonNode>>();
      for (var file : files) all.add(threads.submit(() -> handIn(file)));
      for (var answer : all) {
        var outcome = answer.get().get("outcome").asString();
        if (outcome.equals("REFUSED") || outcome.equals("DUPLICATE"))
          throw new IllegalStateException(answer.get().toString());
      }
    }
    return files.size() / ((System.nanoTime() - from) / 1e9);
  }

  private JsonNode handIn(byte[] file) throws IOException, InterruptedException {
    var boundary = "----bench" + System.nanoTime();
    var body = new ByteArrayOutputStream();
    body.write(
        ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"report\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(boundary))
            .getBytes(StandardCharsets.UTF_8));
    body.write(file);
    body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        signed("/api/v1/evidence")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private HttpRequest.Builder signed(String path) {
    return HttpRequest.newBuilder(URI.create(origin + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = client.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2)
      throw new IllegalStateException(
          response.uri() + " answered " + response.statusCode() + ": " + response.body());
    return JSON.readTree(response.body());
  }
}
