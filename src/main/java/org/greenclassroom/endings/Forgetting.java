package org.greenclassroom.endings;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is not kept for ever: names of those who answered by a link, addresses of contacts. */
@Service
@Transactional
class Forgetting {
  /** As long as a loan runs: until then somebody may ask who agreed. */
  static final Duration NAMES_ARE_KEPT = Duration.ofDays(3 * 365);

  static final Duration ADDRESSES_ARE_KEPT = Duration.ofDays(180);

  private final ProposalTable proposals;
  private final NoticeTable notices;

  Forgetting(ProposalTable proposals, NoticeTable notices) {
    this.proposals = proposals;
    this.notices = notices;
  }

  void round(Instant now) {
    proposals.forgetNames(now.minus(NAMES_ARE_KEPT));
    notices.forgetContacts(now.minus(ADDRESSES_ARE_KEPT));
  }
}
