package org.greenclassroom.glpi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.greenclassroom.evidence.AgentAnswer;
import org.greenclassroom.evidence.AgentCall;
import org.greenclassroom.evidence.BasicPair;
import org.greenclassroom.evidence.Outcome;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.frame.Floods;
import org.greenclassroom.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where stock agents knock: GLPI's own of any version, and the older ones of FusionInventory and
 * OCS. An agent cannot sign; its classroom's secret stands in the address, or comes as a password
 * (any name), which agents send after they were asked.
 *
 * <p>Source: glpi-agent 1.x, Target::Server (which completes a bare host to {@code
 * front/inventory.php}), HTTP::Client::GLPI, Protocol::Contact; FusionInventory 2.6 run for real.
 */
@RestController
class KnockController {
  /** Forty computers behind one line, each a few requests, and all of them again. */
  private static final int MOST = 2_000;

  /** Whoever guesses is sent away; a classroom with an old address knocks less often. */
  private static final int MOST_WRONG = 300;

  private final Glpi glpi;
  private final Floods floods;
  private final MessageSource words;
  private final Clock clock;

  KnockController(Glpi glpi, Floods floods, MessageSource words, Clock clock) {
    this.glpi = glpi;
    this.floods = floods;
    this.words = words;
    this.clock = clock;
  }

  @AllowKeyHolder
  @PostMapping({
    "/glpi",
    "/glpi/front/inventory.php",
    "/front/inventory.php",
    "/ocsinventory" // what FusionInventory and OCS make of a bare host
  })
  ResponseEntity<byte[]> knock(HttpServletRequest request) throws IOException {
    var pair = BasicPair.of(request.getHeader(HttpHeaders.AUTHORIZATION));
    if (pair.isEmpty()) return AgentAnswer.whoAreYou(word(request, "glpi.unknown"));
    return answered(pair.get().password(), request);
  }

  @AllowKeyHolder
  @PostMapping({
    "/glpi/at/{secret:[0-9a-z]{32}}",
    "/glpi/at/{secret:[0-9a-z]{32}}/front/inventory.php"
  })
  ResponseEntity<byte[]> knockAt(@PathVariable String secret, HttpServletRequest request)
      throws IOException {
    return answered(secret, request);
  }

  private ResponseEntity<byte[]> answered(String secret, HttpServletRequest request)
      throws IOException {
    try {
      var caller = caller(secret, request);
      if (caller.isEmpty()) return AgentAnswer.whoAreYou(word(request, "glpi.unknown"));
      var call =
          AgentCall.of(
              request.getInputStream().readNBytes(AgentCall.most() + 1),
              request.getHeader("GLPI-Agent-ID"));
      return answer(caller.get(), request, call);
    } catch (Refusal refusal) {
      return AgentAnswer.error(
          refusal.kind().status,
          words.getMessage(refusal.key(), refusal.arguments(), request.getLocale()));
    }
  }

  private Optional<Caller> caller(String secret, HttpServletRequest request) {
    var caller = glpi.caller(secret);
    floods.count(
        caller.map(known -> "glpi/" + known.address()).orElse("glpi/wrong"),
        request.getRemoteAddr(),
        caller.isPresent() ? MOST : MOST_WRONG,
        clock.instant());
    return caller;
  }

  private ResponseEntity<byte[]> answer(Caller caller, HttpServletRequest request, AgentCall call) {
    var agent = call.agent("glpi-" + caller.address());
    if (agent.isEmpty()) return AgentAnswer.error(400, word(request, "evidence.agent.no-id"));
    return switch (call.kind()) {
      case OTHER -> AgentAnswer.error(422, word(request, "evidence.agent.no-such-task"));
      case CONTACT ->
          glpi.hear(caller, agent.get(), call.version())
              ? AgentAnswer.contact(call)
              : AgentAnswer.error(403, word(request, "glpi.refusal.full"));
      case INVENTORY -> {
        var answer = glpi.take(caller, agent.get(), call.version(), call.body());
        yield answer.outcome() == Outcome.REFUSED
            ? AgentAnswer.error(
                422, word(request, "evidence.refused." + answer.findings().getFirst()))
            : AgentAnswer.taken(call);
      }
    };
  }

  private String word(HttpServletRequest request, String key) {
    return words.getMessage(key, null, request.getLocale());
  }
}
