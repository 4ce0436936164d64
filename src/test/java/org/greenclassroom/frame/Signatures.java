package org.greenclassroom.frame;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;

/** Reads the signatures of a PDF again, with other means than they were made. */
public final class Signatures {
  private Signatures() {}

  /**
   * @param intact whether the bytes it covers are those that were signed
   * @param whole whether it covers the file from the first byte to the last
   * @param pades whether it is of the PAdES kind and names its certificate in what is signed
   */
  public record Read(
      boolean intact,
      boolean whole,
      boolean pades,
      String name,
      String reason,
      X509Certificate certificate,
      int[] range) {}

  public static List<Read> of(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      var all = new ArrayList<Read>();
      for (var signature : document.getSignatureDictionaries()) {
        var range = signature.getByteRange();
        var cms =
            new CMSSignedData(
                new CMSProcessableByteArray(signature.getSignedContent(pdf)),
                signature.getContents(pdf));
        var signer = cms.getSignerInfos().getSigners().iterator().next();
        var holder = cms.getCertificates().getMatches(null).iterator().next();
        var certificate = new JcaX509CertificateConverter().getCertificate(holder);
        boolean named =
            signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                != null;
        all.add(
            new Read(
                intact(signer, certificate),
                range[0] == 0 && range[2] + range[3] == pdf.length,
                named && "ETSI.CAdES.detached".equals(signature.getSubFilter()),
                signature.getName(),
                signature.getReason(),
                certificate,
                range));
      }
      return all;
    } catch (IOException | CMSException | java.security.cert.CertificateException failure) {
      throw new AssertionError(failure);
    }
  }

  private static boolean intact(
      org.bouncycastle.cms.SignerInformation signer, X509Certificate certificate) {
    try {
      return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
    } catch (CMSException | org.bouncycastle.operator.OperatorCreationException altered) {
      return false;
    }
  }
}
