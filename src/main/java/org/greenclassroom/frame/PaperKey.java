package org.greenclassroom.frame;

import eu.europa.esig.dss.token.KeyStoreSignatureTokenConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key and certificate that sign PDFs, in a PKCS#12 file: one's own, or one that names itself,
 * beside the key that seals the book.
 */
@Component
class PaperKey extends KeyFile {
  private static final String ALIAS = "paper";

  /** Decade-long: a certificate in a frame on a school's wall outlives a browser's two years. */
  private static final long DAYS = 3652;

  private final boolean ours;
  private final char[] password;
  private final String organisation;
  private final Clock clock;

  PaperKey(
      @Value("${greenclassroom.data-dir}") Path folder,
      @Value("${greenclassroom.paper-seal.keystore:}") String keystore,
      @Value("${greenclassroom.paper-seal.password:}") String password,
      @Value("${greenclassroom.paper-seal.organisation:Green Classroom}") String organisation,
      Clock clock) {
    super(keystore.isBlank() ? folder.resolve("paper-seal.p12") : Path.of(keystore));
    this.ours = keystore.isBlank();
    this.password = password.toCharArray();
    this.organisation = organisation;
    this.clock = clock;
  }

  @Override
  protected boolean isOurs() {
    return ours;
  }

  /** To be closed by the caller. */
  KeyStoreSignatureTokenConnection token() {
    return new KeyStoreSignatureTokenConnection(
        content(), "PKCS12", new PasswordProtection(password));
  }

  @Override
  protected byte[] fresh() throws GeneralSecurityException, IOException {
    var keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = keys.generateKeyPair();
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setKeyEntry(
        ALIAS, pair.getPrivate(), password, new Certificate[] {certificate(pair, clock.instant())});
    var out = new ByteArrayOutputStream();
    store.store(out, password);
    return out.toByteArray();
  }

  /** As it lies there: it is read at every start, and to unpack it takes long. */
  @Override
  protected byte[] essence(byte[] content) {
    return content;
  }

  private X509Certificate certificate(KeyPair pair, Instant now)
      throws GeneralSecurityException, IOException {
    X500Name name =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.O, organisation)
            .addRDN(BCStyle.CN, organisation)
            .build();
    var extensions = new JcaX509ExtensionUtils();
    var built =
        new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(1, ChronoUnit.HOURS)),
                Date.from(now.plus(DAYS, ChronoUnit.DAYS)),
                name,
                pair.getPublic())
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
            .addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
            .addExtension(
                Extension.subjectKeyIdentifier,
                false,
                extensions.createSubjectKeyIdentifier(pair.getPublic()))
            .build(signer(pair));
    return new JcaX509CertificateConverter().getCertificate(built);
  }

  private static ContentSigner signer(KeyPair pair) throws GeneralSecurityException {
    try {
      return new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
    } catch (OperatorCreationException failure) {
      throw new GeneralSecurityException(failure);
    }
  }
}
