package org.greenclassroom.papers;

import java.util.List;
import java.util.Locale;
import org.greenclassroom.frame.Files;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: papers drawn, signed, replaced and voided. */
@Service
@Transactional
public class Papers {
  public Drawn draw(Occasion occasion, DrawUp wanted) {
    throw new UnsupportedOperationException();
  }

  public Drawn replace(Occasion occasion, long paper, DrawUp wanted) {
    throw new UnsupportedOperationException();
  }

  public void sign(Occasion occasion, long paper, String role, Signature signature) {
    throw new UnsupportedOperationException();
  }

  public void upload(Occasion occasion, long paper, Scan scan) {
    throw new UnsupportedOperationException();
  }

  public SigningLink invite(
      Occasion occasion, long paper, String role, String address, Locale language) {
    throw new UnsupportedOperationException();
  }

  public void proposeVoid(Occasion occasion, long paper, String reason) {
    throw new UnsupportedOperationException();
  }

  public void agreeToVoid(Occasion occasion, long paper) {
    throw new UnsupportedOperationException();
  }

  public Drawn paper(long paper) {
    throw new UnsupportedOperationException();
  }

  public Drawn paper(Actor actor, long paper) {
    throw new UnsupportedOperationException();
  }

  public boolean isSigned(long paper) {
    throw new UnsupportedOperationException();
  }

  public List<Drawn> papers(List<Long> papers) {
    throw new UnsupportedOperationException();
  }

  public Files.Kept pdf(long paper, Locale language) {
    throw new UnsupportedOperationException();
  }
}
