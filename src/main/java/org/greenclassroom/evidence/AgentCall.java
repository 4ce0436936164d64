package org.greenclassroom.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a stock agent of GLPI, FusionInventory or OCS says in one request, unpacked within fences.
 *
 * @param kind what it wants
 * @param xml whether it speaks the older protocol, and must be answered in it
 * @param body the message itself, unpacked
 * @param agent its own random number, as newer agents send it in a head
 * @param deviceId the older name of an agent; it holds a host name and is kept nowhere
 * @param version of the agent, where it says so in a form that can be shown
 */
public record AgentCall(
    Kind kind,
    boolean xml,
    byte[] body,
    @Nullable UUID agent,
    @Nullable String deviceId,
    @Nullable String version) {
  /** What an agent wants. */
  public enum Kind {
    CONTACT,
    INVENTORY,
    /** Something that we never asked it for. */
    OTHER
  }

  private static final Pattern QUERY = Pattern.compile("<QUERY>\\s*([A-Za-z]+)\\s*</QUERY>");
  private static final Pattern DEVICE = Pattern.compile("<DEVICEID>([^<]{1,200})</DEVICEID>");
  private static final Pattern VERSION = Pattern.compile("[\\w .+()-]{1,40}");
  private static final Pattern AGENT =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  /** How many bytes a request may bring; read one more to see that it brings too many. */
  public static int most() {
    return Text.MOST_BYTES;
  }

  /**
   * @param came the body as it came: plain, zlib or gzip
   * @param head the head {@code GLPI-Agent-ID}
   * @throws Refusal when it cannot be read, is too large, or was made to grow beyond all measure
   */
  public static AgentCall of(byte[] came, @Nullable String head) {
    try {
      if (came.length > Text.MOST_BYTES) throw new Unreadable("too-large");
      if (came.length == 0) throw new Unreadable("empty");
      var body = Packed.isPacked(came) ? Packed.opened(came) : came;
      var agent = head != null && AGENT.matcher(head).matches() ? UUID.fromString(head) : null;
      return startsWith(body, '<') ? xml(body, agent) : json(body, agent);
    } catch (Unreadable unreadable) {
      throw new Refusal("evidence.refused." + unreadable.reason());
    }
  }

  /**
   * Its number, or one made of its older name.
   *
   * @param door where it knocks: two doors never know an older agent by the same number
   */
  public Optional<UUID> agent(String door) {
    if (agent != null) return Optional.of(agent);
    return Optional.ofNullable(deviceId)
        .map(id -> UUID.nameUUIDFromBytes((door + "/" + id).getBytes(StandardCharsets.UTF_8)));
  }

  /** An agent that asks in the older way but knows the newer one is answered in the newer. */
  public boolean answersInXml() {
    return xml && (agent == null || kind == Kind.INVENTORY);
  }

  private static AgentCall json(byte[] body, @Nullable UUID agent) {
    var message = Json.parse(Text.of(body).all());
    var action = text(message, "action");
    var kind =
        "contact".equals(action)
            ? Kind.CONTACT
            : "inventory".equals(action) || action == null && message.has("content")
                ? Kind.INVENTORY
                : Kind.OTHER;
    var version = text(message, "version");
    return new AgentCall(
        kind,
        false,
        body,
        agent,
        null,
        version != null && VERSION.matcher(version).matches() ? version : null);
  }

  private static AgentCall xml(byte[] body, @Nullable UUID agent) {
    // what says who speaks stands at the very start or the very end of a long inventory
    var start = new String(body, 0, Math.min(body.length, 4_000), StandardCharsets.UTF_8);
    var end =
        new String(
            body,
            Math.max(0, body.length - 4_000),
            Math.min(body.length, 4_000),
            StandardCharsets.UTF_8);
    var query = QUERY.matcher(start + end);
    var device = DEVICE.matcher(start + end);
    var kind =
        switch (query.find() ? query.group(1).toUpperCase(Locale.ROOT) : "") {
          case "PROLOG" -> Kind.CONTACT;
          case "INVENTORY" -> Kind.INVENTORY;
          default -> Kind.OTHER;
        };
    return new AgentCall(kind, true, body, agent, device.find() ? device.group(1) : null, null);
  }

  private static @Nullable String text(JsonNode node, String name) {
    var value = node.get(name);
    return value == null || !value.isString() ? null : value.asString();
  }

  private static boolean startsWith(byte[] body, char wanted) {
    for (byte b : body) {
      if (b == wanted) return true;
      if (!Character.isWhitespace(b) && b != (byte) 0xef && b != (byte) 0xbb && b != (byte) 0xbf)
        return false;
    }
    return false;
  }
}
