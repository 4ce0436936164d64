package org.greenclassroom.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.greenclassroom.House;
import org.greenclassroom.kernel.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Files outside the database: in a folder, and in a bucket of a real server that checks who asks.
 */
class StoresTest extends House {
  private static final Path SERVER = Path.of("target/servers/s3proxy.jar");
  private static final String KEY = "green";
  private static final String SECRET = "a secret of the bucket";
  @TempDir static Path folder;
  private static Process server;
  private static URI at;
  @Autowired TransactionTemplate transaction;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assertThat(SERVER).as("mvn -q process-test-resources brings it").exists();
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    at = URI.create("http://127.0.0.1:" + port);
    var settings = folder.resolve("s3proxy.conf");
    java.nio.file.Files.writeString(
        settings,
        """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=transient
        """
            .formatted(at, KEY, SECRET));
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                SERVER.toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("s3proxy.log").toFile())
            .start();
    for (int i = 0; i < 600 && server.isAlive(); i++) {
      try (var open = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (open.isConnected()) break;
      } catch (IOException notYet) {
        Thread.sleep(200);
      }
    }
    try (var client = client()) {
      client.createBucket(make -> make.bucket("files"));
    }
  }

  @AfterAll
  static void stop() {
    server.destroy();
  }

  private static S3Client client() {
    return S3Client.builder()
        .endpointOverride(at)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static Store store(String kind) {
    return kind.equals("folder")
        ? new FolderStore(folder.resolve("files"))
        : new BucketStore(at, "us-east-1", "files", KEY, SECRET);
  }

  private static byte[] somebodys() {
    return unique("photograph").getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "bucket"})
  void what_is_kept_outside_comes_back_and_the_database_holds_none_of_its_bytes(String kind) {
    var files = new Files(jdbc, store(kind));
    var bytes = somebodys();
    transaction.executeWithoutResult(all -> {
      var sha256 = files.keep(bytes, "a.bin", "application/octet-stream");
      assertThat(files.keep(bytes, "again.bin", "text/plain")).isEqualTo(sha256);
      assertThat(files.file(sha256).bytes()).isEqualTo(bytes);
      assertThat(files.file(sha256).name()).isEqualTo("a.bin");
      assertThat(
              jdbc.sql("select bytes is null from frame.file where sha256 = ?")
                  .param(sha256)
                  .query(Boolean.class)
                  .single())
          .isTrue();
      assertThatThrownBy(() -> new Files(jdbc, (Store) null).file(sha256))
          .hasMessageContaining("frame.refusal.file-outside");
      all.setRollbackOnly();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "bucket"})
  void what_was_changed_outside_is_not_shown(String kind) throws IOException {
    var files = new Files(jdbc, store(kind));
    var bytes = somebodys();
    var sha256 = Files.sha256(bytes);
    transaction.executeWithoutResult(all -> {
      files.keep(bytes, "a.bin", "application/octet-stream");
      if (kind.equals("folder"))
        overwrite(folder.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256));
      else store(kind).put(sha256, "another".getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> files.file(sha256))
          .hasMessageContaining("frame.refusal.file-changed");
      all.setRollbackOnly();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "bucket"})
  void a_copy_beside_the_backup_brings_back_what_was_lost_outside(String kind) {
    var beside = folder.resolve("beside-" + kind);
    var there = store(kind);
    var lost = somebodys();
    var kept = somebodys();
    var never = Files.sha256(somebodys());
    transaction.executeWithoutResult(all -> {
      var files = new Files(jdbc, there);
      files.keep(lost, "lost.bin", "application/octet-stream");
      files.keep(kept, "kept.bin", "application/octet-stream");
      var spares = new Spares(jdbc, there);
      var copied = spares.copyTo(beside, false);
      assertThat(copied.copied()).isEqualTo(2);
      assertThat(copied.isWhole()).isTrue();
      assertThat(spares.copyTo(beside, false).copied())
          .as("what is there is not copied again")
          .isZero();
      damage(beside.resolve(Files.sha256(kept).substring(0, 2)).resolve(Files.sha256(kept)));
      assertThat(spares.copyTo(beside, false).copied()).isZero();
      assertThat(spares.copyTo(beside, true).copied()).as("it is damaged").isEqualTo(1);
      assertThat(spares.copyTo(beside, true).copied()).isZero();

      lose(kind, Files.sha256(lost));
      assertThat(spares.check().first()).containsExactly(Files.sha256(lost));
      assertThat(spares.bringBackFrom(beside).copied()).isEqualTo(1);
      assertThat(spares.check().isWhole()).isTrue();
      assertThat(files.file(Files.sha256(lost)).bytes()).isEqualTo(lost);

      jdbc.sql(
              "insert into frame.file (sha256, name, media_type, place) values (?, 'never', 'text/plain', 'OUTSIDE')")
          .param(never)
          .update();
      var found = spares.bringBackFrom(beside);
      assertThat(found.missing()).isEqualTo(1);
      assertThat(found.first()).containsExactly(never);
      assertThat(new Spares(jdbc, (Store) null).bringBackFrom(beside).missing())
          .as("where no place is named")
          .isEqualTo(3);
      all.setRollbackOnly();
    });
  }

  private static void damage(java.nio.file.Path copy) {
    try {
      java.nio.file.Files.writeString(copy, "half of i");
    } catch (java.io.IOException never) {
      throw new java.io.UncheckedIOException(never);
    }
  }

  /** In a folder it is gone, in the bucket something else lies there. */
  private static void lose(String kind, String sha256) {
    if (kind.equals("bucket")) store(kind).put(sha256, "another".getBytes(StandardCharsets.UTF_8));
    else
      try {
        java.nio.file.Files.delete(
            folder.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256));
      } catch (IOException trouble) {
        throw new AssertionError(trouble);
      }
  }

  private static void overwrite(Path file) {
    try {
      java.nio.file.Files.writeString(file, "another");
    } catch (IOException trouble) {
      throw new AssertionError(trouble);
    }
  }

  @Test
  void a_wrong_key_or_a_server_that_is_away_is_a_sentence() {
    var bytes = somebodys();
    var sha256 = Files.sha256(bytes);
    transaction.executeWithoutResult(all -> {
      new Files(jdbc, store("bucket")).keep(bytes, "a.bin", "application/octet-stream");
      for (var away :
          List.of(
              new BucketStore(at, "us-east-1", "files", KEY, "not the secret"),
              new BucketStore(URI.create("http://127.0.0.1:1"), "us-east-1", "files", KEY, SECRET)))
        assertThatThrownBy(() -> new Files(jdbc, away).file(sha256))
            .isInstanceOf(Refusal.class)
            .hasMessageContaining("frame.refusal.file-away");
      all.setRollbackOnly();
    });
  }

  @Test
  void moving_out_may_be_stopped_and_goes_on_where_it_was() {
    var inside = new Files(jdbc, (Store) null);
    assertThatThrownBy(inside::moveOut).hasMessageContaining("frame.refusal.no-outside");
    transaction.executeWithoutResult(all -> {
      // the files of all other tests come back with the end of this one
      for (int i = 0; i < 5; i++) inside.keep(somebodys(), "a.bin", "application/octet-stream");
      var last = inside.keep(somebodys(), "last.bin", "application/octet-stream");
      var bucket = store("bucket");
      var left = new AtomicInteger(3);
      var failing =
          new Store() {
            @Override
            public void put(String sha256, byte[] bytes) {
              if (left.getAndDecrement() == 0) throw new IllegalStateException("the line is cut");
              bucket.put(sha256, bytes);
            }

            @Override
            public byte[] get(String sha256) {
              return bucket.get(sha256);
            }
          };
      long before = inTheDatabase();
      assertThatThrownBy(() -> new Files(jdbc, failing).moveOut()).hasMessage("the line is cut");
      assertThat(inTheDatabase()).isEqualTo(before - 3);
      var whole = new Files(jdbc, bucket);
      assertThat(whole.moveOut()).isEqualTo(before - 3);
      assertThat(whole.moveOut()).as("nothing is left").isZero();
      assertThat(Files.sha256(whole.file(last).bytes())).isEqualTo(last);
      all.setRollbackOnly();
    });
  }

  private long inTheDatabase() {
    return jdbc.sql("select count(*) from frame.file where bytes is not null")
        .query(Long.class)
        .single();
  }
}
