package org.greenclassroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that talks to the JSON API. */
public final class Api {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private final String origin;
  private final String authorization;
  private final String code;

  private Api(String origin, String authorization) {
    this(origin, authorization, "");
  }

  private Api(String origin, String authorization, String code) {
    this.origin = origin;
    this.authorization = authorization;
    this.code = code;
  }

  /** An answer, and where it says to go on; empty: nowhere. */
  public record Answer(int status, JsonNode json, String text, String link) {
    public Answer is(int expected) {
      assertThat(status).as(text).isEqualTo(expected);
      return this;
    }
  }

  public static Api of(int port, String login, String password) {
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    var origin = "http://localhost:" + port;
    var token = new Api(origin, basic).post("/api/v1/tokens", "{}").is(201);
    return new Api(origin, "Bearer " + token.json().get("token").asString());
  }

  public static Api anonymous(int port) {
    return new Api("http://localhost:" + port, "");
  }

  public static Api with(int port, String authorization) {
    return new Api("http://localhost:" + port, authorization);
  }

  /** The same with the code of a second factor. */
  public static Api withCode(int port, String authorization, String code) {
    return new Api("http://localhost:" + port, authorization, code);
  }

  public Answer get(String path) {
    return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
  }

  public Answer post(String path, String json) {
    return post(path, json, UUID.randomUUID().toString());
  }

  public Answer post(String path, String json, String idempotencyKey) {
    return send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(json)));
  }

  public Answer upload(String path, Map<String, String> fields, List<Visitor.Upload> files) {
    var boundary = "----" + UUID.randomUUID();
    return send(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(Visitor.multipart(boundary, fields, files))));
  }

  private Answer send(HttpRequest.Builder request) {
    if (!authorization.isEmpty()) request.header("Authorization", authorization);
    if (!code.isEmpty()) request.header("One-Time-Code", code);
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      var text = response.body();
      var json =
          text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : JSON.nullNode();
      return new Answer(
          response.statusCode(), json, text, response.headers().firstValue("Link").orElse(""));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
