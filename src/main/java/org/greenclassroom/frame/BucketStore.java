package org.greenclassroom.frame;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Files in a bucket of any server that speaks S3. */
final class BucketStore implements Store {
  private final S3Client client;
  private final String bucket;

  BucketStore(URI endpoint, String region, String bucket, String key, String secret) {
    this.bucket = bucket;
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
            .forcePathStyle(true) // servers of one's own have no name for each bucket
            // not every server knows the newer sums; we check a better one ourselves
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(30)))
            .overrideConfiguration(over -> over.apiCallTimeout(Duration.ofMinutes(1)))
            .build();
  }

  @Override
  public void put(String sha256, byte[] bytes) {
    client.putObject(to -> to.bucket(bucket).key(sha256), RequestBody.fromBytes(bytes));
  }

  @Override
  public byte[] get(String sha256) {
    return client.getObjectAsBytes(from -> from.bucket(bucket).key(sha256)).asByteArrayUnsafe();
  }
}
