package org.greenclassroom.agents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door for whoever takes in what agents say: who says it, and is it their own word. How
 * one becomes an agent: {@link Enrolments}.
 */
@Service
@Transactional
public class Agents {
  /**
   * Half of the 32 bytes: RFC 2104, section 5, allows it, and a month of thirty stays under 10 KB.
   */
  private static final int MAC_BYTES = 16;

  private final AgentTable agents;
  private final CollectorTable collectors;
  private final MasterKey master;

  Agents(AgentTable agents, CollectorTable collectors, MasterKey master) {
    this.agents = agents;
    this.collectors = collectors;
    this.master = master;
  }

  /**
   * Checks the seals of a whole batch, with one look into the table.
   *
   * <p>A retired agent's seal holds: what it counted before it was retired may arrive late. Whoever
   * stores the rows refuses days after {@link Standing#retiredAt}.
   *
   * @return one for each, in the same order
   */
  @Transactional(readOnly = true)
  public List<Verdict> verify(List<Signed> said) {
    var known = agents.standings(said.stream().map(Signed::agent).distinct().toList());
    return said.stream().map(one -> verdict(one, known.get(one.agent()))).toList();
  }

  /** Who these agents are, by name; who is not known is left out. */
  @Transactional(readOnly = true)
  public Map<String, Standing> standings(Collection<String> names) {
    return agents.standings(List.copyOf(names));
  }

  private Verdict verdict(Signed said, @Nullable Standing standing) {
    if (standing == null) return new Verdict(null, Verdict.Why.UNKNOWN_AGENT);
    var right = Arrays.copyOf(MasterKey.hmac(master.of(said.agent()), said.text()), MAC_BYTES);
    return MessageDigest.isEqual(right, mac(said.mac()))
        ? new Verdict(standing, null)
        : new Verdict(null, Verdict.Why.WRONG_SIGNATURE);
  }

  private static byte[] mac(String hexadecimal) {
    try {
      return HexFormat.of().parseHex(hexadecimal);
    } catch (IllegalArgumentException notHexadecimal) {
      return new byte[0];
    }
  }

  /**
   * The collector whose signature a batch bears.
   *
   * @param batch the batch's id
   * @param signature in base64; null: there is none
   * @throws Refusal when there is no such collector, or the signature is not its own
   */
  @Transactional(readOnly = true, propagation = Propagation.SUPPORTS) // one look, one statement
  public Collecting signer(String collector, String batch, @Nullable String signature) {
    var found =
        collectors
            .collector(collector)
            .orElseThrow(() -> new Refusal("agents.refusal.unknown-collector", shown(collector)));
    var text = ("green-classroom-batch 1\n" + batch + "\n").getBytes(StandardCharsets.UTF_8);
    if (signature == null || !signed(found.publicKey(), text, signature))
      throw new Refusal("agents.refusal.wrong-signature", collector);
    return found.collecting();
  }

  /** By Bouncy Castle, which takes a fraction of what the JDK's takes: thousands on a Monday. */
  private static boolean signed(byte[] publicKey, byte[] text, String signature) {
    try {
      var check = new Ed25519Signer();
      check.init(false, new Ed25519PublicKeyParameters(publicKey));
      check.update(text, 0, text.length);
      return check.verifySignature(Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException notASignature) {
      return false;
    }
  }

  /** That these agents said something just now. */
  public void heard(Instant now, Collection<Heard> all) {
    if (!all.isEmpty()) agents.heard(now, all);
  }

  /** That these collectors sent something just now. */
  public void collectorsHeard(Instant now, Collection<Collecting> all) {
    if (!all.isEmpty())
      collectors.heard(all.stream().map(Collecting::collector).distinct().sorted().toList(), now);
  }

  /**
   * Two computers speak under each of these names.
   *
   * @param days the day that gave each of them away
   */
  public void doubt(Instant now, Map<Long, LocalDate> days) {
    if (!days.isEmpty()) agents.doubt(now, days);
  }

  private static String shown(String name) {
    return name.length() <= 20 ? name : name.substring(0, 20) + "…";
  }
}
