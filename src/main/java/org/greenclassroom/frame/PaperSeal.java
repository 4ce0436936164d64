package org.greenclassroom.frame;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.DSSASN1Utils;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.time.Clock;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs PDFs in the name of the organisation: PAdES baseline B (ETSI EN 319 142-1), invisible, so
 * that what was printed and what is on file look the same. A changed byte shows in any reader.
 *
 * <p>What such a signature proves and what it does not stands in decision 16.
 */
@Component
public class PaperSeal {
  private final PaperKey key;
  private final Clock clock;
  private final String timeStamp;
  private volatile @Nullable PAdESService service;

  PaperSeal(
      PaperKey key,
      Clock clock,
      @Value("${greenclassroom.paper-seal.time-stamp:}") String timeStamp) {
    this.key = key;
    this.clock = clock;
    this.timeStamp = timeStamp;
  }

  /**
   * The same PDF, signed now. What was archivable (PDF/A) stays so: the signature is appended, the
   * bytes before it are not touched.
   *
   * @param reason why it is signed, in the language of the paper; readers show it
   */
  public byte[] sign(byte[] pdf, String reason) {
    try (var token = key.token()) {
      var entry = token.getKeys().getFirst();
      var parameters = new PAdESSignatureParameters();
      parameters.setSignatureLevel(
          timeStamp.isBlank() ? SignatureLevel.PAdES_BASELINE_B : SignatureLevel.PAdES_BASELINE_T);
      parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
      parameters.setSigningCertificate(entry.getCertificate());
      parameters.setCertificateChain(entry.getCertificateChain());
      parameters.setSignerName(DSSASN1Utils.getHumanReadableName(entry.getCertificate()));
      parameters.setReason(reason);
      parameters.setAppName("Green Classroom");
      parameters.bLevel().setSigningDate(Date.from(clock.instant()));
      var paper = new InMemoryDocument(pdf);
      var signer = service();
      var digest = signer.getDataToSign(paper, parameters);
      var value = token.sign(digest, parameters.getDigestAlgorithm(), entry);
      return DSSUtils.toByteArray(signer.signDocument(paper, parameters, value));
    }
  }

  /** Made at the first signature: the start of the house does not wait for it. */
  private PAdESService service() {
    var known = service;
    if (known == null) {
      known = new PAdESService(new CommonCertificateVerifier());
      known.setPdfObjFactory(new PdfBoxNativeObjectFactory());
      if (!timeStamp.isBlank()) known.setTspSource(new TimeStamps(timeStamp));
      service = known;
    }
    return known;
  }
}
