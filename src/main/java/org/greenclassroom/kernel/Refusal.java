package org.greenclassroom.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A clean no: thrown, never returned. Carries a key into the words files and its arguments; one
 * handler in {@code frame} turns it into a sentence in the reader's language. Nothing is half done
 * after it.
 */
public class Refusal extends RuntimeException {
  /** What kind of no: becomes the HTTP status. */
  public enum Kind {
    /** 422: the rules say no. */
    RULE(422),
    /** 404: no such thing, or not yours to know. */
    NOT_FOUND(404),
    /** 403: yours to know, not yours to do. */
    NOT_ALLOWED(403),
    /** 409: somebody was faster, or the same key came with another content. */
    CONFLICT(409),
    /** 413: larger than the fence. */
    TOO_LARGE(413),
    /** 429: too often. */
    TOO_OFTEN(429);

    public final int status;

    Kind(int status) {
      this.status = status;
    }
  }

  private final Kind kind;
  private final String key;
  private final Object[] arguments;
  private final Duration wait;

  public Refusal(Kind kind, String key, Object... arguments) {
    this(kind, Duration.ZERO, key, arguments);
  }

  private Refusal(Kind kind, Duration wait, String key, Object... arguments) {
    super(key + " " + List.of(stringsOf(arguments)), null, false, false);
    this.kind = kind;
    this.key = key;
    this.arguments = arguments.clone();
    this.wait = wait;
  }

  public Refusal(String key, Object... arguments) {
    this(Kind.RULE, key, arguments);
  }

  public static Refusal notFound(String what) {
    return new Refusal(Kind.NOT_FOUND, "frame.refusal.not-found", what);
  }

  /** Too often; after this long it may be tried again. */
  public static Refusal tooOften(Duration wait, String key, Object... arguments) {
    return new Refusal(Kind.TOO_OFTEN, wait, key, arguments);
  }

  /** How long to wait, in whole seconds, rounded up; zero where waiting changes nothing. */
  public long waitSeconds() {
    return wait.plusNanos(999_999_999).toSeconds();
  }

  /** The same in minutes, as people say it. */
  public static long minutes(Duration wait) {
    return Math.max(1, wait.plusSeconds(59).toMinutes());
  }

  public Kind kind() {
    return kind;
  }

  /** The key into the words files, {@code <room>.refusal.<reason>}. */
  public String key() {
    return key;
  }

  public Object[] arguments() {
    return arguments.clone();
  }

  private static Object[] stringsOf(Object[] arguments) {
    var strings = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) strings[i] = Objects.toString(arguments[i]);
    return strings;
  }
}
