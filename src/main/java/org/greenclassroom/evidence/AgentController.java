package org.greenclassroom.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.greenclassroom.frame.AllowKeyHolder;
import org.greenclassroom.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The stock GLPI agent's server, as far as an inventory needs it: contact, then inventory. An older
 * agent's PROLOG is answered too, in its own XML, or by the contact answer that makes a GLPI agent
 * speak JSON.
 *
 * <p>Source: glpi-agent 1.x, HTTP::Client::GLPI, HTTP::Client::OCS and Protocol::Contact. Bodies
 * are packed by zlib or gzip; who speaks is said by Basic authentication, which the agent sends
 * only after it was asked for it.
 */
@RestController
class AgentController {
  private final Agents agents;
  private final MessageSource words;

  AgentController(Agents agents, MessageSource words) {
    this.agents = agents;
    this.words = words;
  }

  /** The second address is the one that agents try on a server of GLPI. */
  @AllowKeyHolder
  @PostMapping({"/agent/inventory", "/agent/inventory/front/inventory.php"})
  ResponseEntity<byte[]> hear(HttpServletRequest request) throws IOException {
    var caller = caller(request);
    if (caller.isEmpty()) return AgentAnswer.whoAreYou(word(request, "evidence.agent.unknown"));
    try {
      return answer(
          caller.get(),
          request,
          AgentCall.of(
              request.getInputStream().readNBytes(AgentCall.most() + 1),
              request.getHeader("GLPI-Agent-ID")));
    } catch (Refusal unreadable) {
      return AgentAnswer.error(422, word(request, unreadable.key()));
    }
  }

  private ResponseEntity<byte[]> answer(
      Agents.Caller caller, HttpServletRequest request, AgentCall call) {
    var agent = call.agent(String.valueOf(caller.enrolment()));
    if (agent.isEmpty()) return AgentAnswer.error(400, word(request, "evidence.agent.no-id"));
    if (!agents.hear(caller, agent.get(), call.version()))
      return AgentAnswer.error(403, word(request, "evidence.agent.full"));
    return switch (call.kind()) {
      case CONTACT -> AgentAnswer.contact(call);
      case OTHER -> AgentAnswer.error(422, word(request, "evidence.agent.no-such-task"));
      case INVENTORY -> {
        var answer = agents.take(caller, agent.get(), call.body());
        yield answer.outcome() == Outcome.REFUSED
            ? AgentAnswer.error(
                422, word(request, "evidence.refused." + answer.findings().getFirst()))
            : AgentAnswer.taken(call);
      }
    };
  }

  private Optional<Agents.Caller> caller(HttpServletRequest request) {
    return BasicPair.of(request.getHeader(HttpHeaders.AUTHORIZATION))
        .flatMap(pair -> agents.caller(pair.user(), pair.password()));
  }

  private String word(HttpServletRequest request, String key) {
    return words.getMessage(key, null, request.getLocale());
  }
}
