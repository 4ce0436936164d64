package org.greenclassroom.frame;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** Asks a time stamp authority (RFC 3161) over HTTP. It learns a hash, nothing else. */
final class TimeStamps implements TSPSource {
  private static final long serialVersionUID = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String address;

  TimeStamps(String address) {
    this.address = address;
  }

  @Override
  public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
    var generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var question =
          generator.generate(
              new ASN1ObjectIdentifier(algorithm.getOid()),
              digest,
              new BigInteger(64, new SecureRandom()));
      var request =
          HttpRequest.newBuilder(URI.create(address))
              .timeout(PATIENCE)
              .header("Content-Type", "application/timestamp-query")
              .POST(BodyPublishers.ofByteArray(question.getEncoded()))
              .build();
      var answer = new TimeStampResponse(client.send(request, BodyHandlers.ofByteArray()).body());
      answer.validate(question);
      var token = answer.getTimeStampToken();
      if (token == null) throw new DSSException("no time stamp: " + answer.getStatusString());
      return new TimestampBinary(token.getEncoded());
    } catch (IOException | TSPException failure) {
      throw new DSSException("the time stamp authority does not answer: " + address, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DSSException("interrupted while asking for a time stamp", interrupted);
    }
  }
}
