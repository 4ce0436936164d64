package org.greenclassroom.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Post;
import org.greenclassroom.frame.Words;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Telling other programs what happened, and keeping the list of those that want to know. */
@Service
@Transactional
public class Hooks {
  /** The one message everybody can be sent: to try whether it arrives. */
  public static final String PING = "hooks.ping";

  /** Standard Webhooks: a message is small; who wants more asks for it. */
  private static final int LARGEST = 64 * 1024;

  private static final int LONGEST_NAME = 100;

  /** How long it is known what was told. */
  static final Duration MESSAGES_ARE_KEPT = Duration.ofDays(90);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HookTable hooks;
  private final DeliveryTable deliveries;
  private final Outside outside;
  private final List<Topic> topics;
  private final Lock lock;

  Hooks(HookTable hooks, DeliveryTable deliveries, Outside outside, List<Topic> topics, Lock lock) {
    this.lock = lock;
    this.hooks = hooks;
    this.deliveries = deliveries;
    this.outside = outside;
    this.topics = List.copyOf(topics);
  }

  /**
   * Tells whoever wants to hear it, in the caller's transaction: what is rolled back was never
   * told. The same occasion telling the same is told once.
   *
   * @param kind of a {@link Topic} that the room hung
   * @param json one JSON object, without names of people: it leaves the house
   */
  public void tell(Occasion occasion, String kind, String json) {
    if (topics.stream().noneMatch(topic -> topic.kind().equals(kind)))
      throw new IllegalArgumentException("no topic is hung for " + kind);
    var body = body(kind, json, occasion.now());
    deliveries.tell(occasion.keyFor("hooks/" + kind + "/" + json), kind, body, occasion.now());
  }

  /** Whether anybody wants to hear this kind: before much is gathered to be told. */
  @Transactional(readOnly = true)
  public boolean isHeard(String kind) {
    return hooks.isHeard(kind);
  }

  /**
   * A hook that was made.
   *
   * @param secret what its messages are signed with, said this once; null: this very form was sent
   *     before, and its secret was said then
   */
  public record Made(long hook, @Nullable String secret) {}

  /**
   * Makes a hook.
   *
   * @param address begins with https:// and does not lead inside our own network
   * @param kinds of topics it wants to hear; none: everything
   * @param email who is written to when it does not answer for days
   */
  public Made make(
      Occasion occasion,
      String name,
      String address,
      List<String> kinds,
      String email,
      Locale language) {
    var called = name.strip();
    if (called.isEmpty()) throw new Refusal("frame.refusal.missing", "name");
    if (called.length() > LONGEST_NAME) throw new Refusal("hooks.refusal.long-name", LONGEST_NAME);
    for (var kind : kinds)
      if (topics.stream().noneMatch(topic -> topic.kind().equals(kind)))
        throw new Refusal("frame.refusal.unreadable", "kinds", kind);
    var secret = Secret.fresh();
    boolean fresh =
        hooks.insert(
            occasion,
            called,
            outside.address(address).toString(),
            lock.locked(secret),
            kinds,
            Post.address(email),
            Words.language(language.getLanguage(), Locale.ENGLISH).getLanguage());
    return new Made(hooks.keyed(occasion.key()), fresh ? Secret.printed(secret) : null);
  }

  @Transactional(readOnly = true)
  List<Hook> all() {
    return hooks.all();
  }

  @Transactional(readOnly = true)
  Hook hook(long hook) {
    return hooks.one(hook).orElseThrow(() -> Refusal.notFound(Long.toString(hook)));
  }

  List<Topic> topics() {
    return topics;
  }

  @Transactional(readOnly = true)
  Slice<Delivery> deliveries(long hook, long before, int size) {
    return Slice.of(
        deliveries.page(hook, before, size + 1), size, last -> Long.toString(last.delivery()));
  }

  void ping(Occasion occasion, long hook) {
    refuseUnlessCalled(hook);
    deliveries.tellOne(
        hook,
        occasion.keyFor("hooks/ping"),
        PING,
        body(PING, "{}", occasion.now()),
        occasion.now());
  }

  /** Forgets its secret; what waits is given up. */
  void close(Occasion occasion, long hook) {
    hook(hook);
    hooks.close(hook, occasion.now());
    deliveries.giveUp(hook, occasion.now());
  }

  /** It is called again from now on; what was given up is not sent by itself. */
  void revive(long hook) {
    var found = hook(hook);
    if (found.closedAt() != null) throw new Refusal("hooks.refusal.closed", found.name());
    hooks.revive(hook);
  }

  void again(Occasion occasion, long hook, long delivery) {
    refuseUnlessCalled(hook);
    if (deliveries.again(hook, delivery, occasion.now()) == 0)
      throw Refusal.notFound(Long.toString(delivery));
  }

  /** Those that an earlier release wrote down as they are. */
  void lockAll() {
    for (var one : hooks.unlocked()) hooks.lock(one.hook(), lock.locked(one.secret()));
  }

  void forget(Instant now) {
    deliveries.forget(now.minus(MESSAGES_ARE_KEPT));
  }

  private void refuseUnlessCalled(long hook) {
    var found = hook(hook);
    switch (found.standing()) {
      case CLOSED -> throw new Refusal("hooks.refusal.closed", found.name());
      case DEAD -> throw new Refusal("hooks.refusal.dead", found.name());
      case LISTENING, FAILING -> {}
    }
  }

  /** Standard Webhooks: what, when, and the thing itself. */
  private static String body(String kind, String json, Instant now) {
    try {
      var body = JSON.createObjectNode();
      body.put("type", kind);
      body.put("timestamp", now.toString());
      body.set("data", JSON.readTree(json));
      var text = JSON.writeValueAsString(body);
      if (text.length() > LARGEST) throw new IllegalArgumentException("too large to tell: " + kind);
      return text;
    } catch (JacksonException broken) {
      throw new IllegalArgumentException("not JSON: " + kind, broken);
    }
  }
}
