package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the house is carried in: read as those read it who start it. */
class DeployTest {
  private static final Path MANIFESTS = Path.of("deploy/kubernetes");

  /** As docs/keys.md lists them; a node that lacks one does not start. */
  private static final List<String> KEYS =
      List.of(
          "seal.key",
          "paper-seal.p12",
          "agent-keys.secret",
          "badges.secret",
          "hooks.secret",
          "second-factor.secret",
          "known-browser.secret");

  private static List<HasMetadata> manifests() throws IOException {
    var all = new ArrayList<HasMetadata>();
    try (var files = Files.walk(MANIFESTS)) {
      for (var file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList())
        for (var one : Files.readString(file).split("(?m)^---$"))
          all.add(new KubernetesSerialization().unmarshal(one, HasMetadata.class));
    }
    return all;
  }

  @Test
  void kubernetes_knows_every_field() throws Exception {
    var unknown = new ArrayList<String>();
    for (var one : manifests()) unknown(one, one.getKind(), unknown, 0);
    assertThat(unknown).isEmpty();
    assertThat(manifests())
        .extracting(HasMetadata::getKind)
        .contains(
            "Deployment", "Service", "Secret", "PodDisruptionBudget", "PersistentVolumeClaim");
  }

  @Test
  void the_house_is_probed_runs_as_nobody_special_and_names_its_image() throws Exception {
    for (var one : manifests()) {
      if (one instanceof PodDisruptionBudget budget)
        assertThat(budget.getSpec().getSelector().getMatchLabels()).isNotEmpty();
      if (one instanceof Secret secret)
        assertThat(secret.getStringData()).containsEntry("SPRING_DATASOURCE_PASSWORD", "change me");
      if (!(one instanceof Deployment deployment)) continue;
      var pod = deployment.getSpec().getTemplate().getSpec();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      var container = pod.getContainers().getFirst();
      assertThat(container.getEnv())
          .as("its own address: else it writes no links into letters")
          .anyMatch(env -> env.getName().equals("GREENCLASSROOM_PUBLIC_URL"));
      assertThat(container.getImage()).contains(":").doesNotEndWith(":latest");
      assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/health/live");
      assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/health/ready");
      assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/health/live");
      assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
      assertThat(container.getSecurityContext().getCapabilities().getDrop()).contains("ALL");
      var mounts = container.getVolumeMounts().stream().map(mount -> mount.getName()).toList();
      assertThat(pod.getVolumes()).extracting(volume -> volume.getName()).containsAll(mounts);
    }
  }

  @Test
  void backups_lie_apart_from_the_keys_and_a_job_brings_them_back() throws Exception {
    for (var one : manifests()) {
      if (!(one instanceof Deployment) && !(one instanceof Job)) continue;
      var pod =
          one instanceof Deployment deployment
              ? deployment.getSpec().getTemplate().getSpec()
              : ((Job) one).getSpec().getTemplate().getSpec();
      var container = pod.getContainers().getFirst();
      assertThat(container.getVolumeMounts())
          .extracting(VolumeMount::getName, VolumeMount::getMountPath)
          .contains(tuple("data", "/data"), tuple("backups", "/backups"));
      assertThat(pod.getVolumes())
          .filteredOn(volume -> volume.getPersistentVolumeClaim() != null)
          .extracting(volume -> volume.getPersistentVolumeClaim().getClaimName())
          .doesNotHaveDuplicates();
      if (one instanceof Job)
        assertThat(container.getArgs()).first().asString().startsWith("--restore=/backups/");
      else
        assertThat(container.getEnv())
            .anyMatch(env ->
                env.getName().equals("GREENCLASSROOM_BACKUP_FOLDER")
                    && env.getValue().equals("/backups"));
    }
    assertThat(manifests()).hasAtLeastOneElementOfType(Job.class);
    assertThat(Files.readString(Path.of("README.md"))).doesNotContain("--backup=/data/");
  }

  @Test
  void several_nodes_hold_nothing_of_their_own() throws Exception {
    var several =
        manifests().stream()
            .filter(Deployment.class::isInstance)
            .map(Deployment.class::cast)
            .filter(deployment -> deployment.getSpec().getReplicas() > 1)
            .toList();
    assertThat(several).hasSize(1);
    var pod = several.getFirst().getSpec().getTemplate().getSpec();
    var volumes =
        pod.getVolumes().stream().collect(Collectors.toMap(Volume::getName, each -> each));
    assertThat(volumes.get("data").getEmptyDir()).isNotNull();
    assertThat(volumes.get("keys").getSecret().getSecretName()).isNotEmpty();
    assertThat(pod.getInitContainers().getFirst().getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactlyInAnyOrder("/keys", "/data");
    var shared = volumes.get("backups").getPersistentVolumeClaim().getClaimName();
    assertThat(manifests())
        .filteredOn(PersistentVolumeClaim.class::isInstance)
        .filteredOn(claim -> claim.getMetadata().getName().equals(shared))
        .extracting(claim -> ((PersistentVolumeClaim) claim).getSpec().getAccessModes())
        .contains(List.of("ReadWriteMany"));
    var how = Files.readString(MANIFESTS.resolve("several/green-classroom.yaml"));
    for (var key : KEYS) assertThat(how).as("is copied").contains(" " + key);
  }

  @Test
  void the_image_is_of_java_25_not_of_root_and_tells_how_it_is() throws IOException {
    var recipe = Files.readString(Path.of("Containerfile"));
    assertThat(recipe)
        .contains(
            "-e GREENCLASSROOM_PUBLIC_URL=https://",
            "25-jre",
            "\nUSER 10001",
            "HEALTHCHECK",
            "-XX:AOTCacheOutput=/tmp/green-classroom.aot",
            "-XX:AOTCache=/opt/green-classroom/green-classroom.aot",
            "/health/live")
        .doesNotContain(":latest");
  }

  @Test
  void systemd_understands_the_unit() throws Exception {
    var unit = Path.of("deploy/systemd/green-classroom.service");
    assertThat(Files.readString(unit))
        .contains("ProtectSystem=strict", "NoNewPrivileges=yes", "GREENCLASSROOM_PUBLIC_URL=");
    if (!Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))) return;
    var said =
        new ProcessBuilder("systemd-analyze", "verify", unit.toString())
            .redirectErrorStream(true)
            .start();
    var text = new String(said.getInputStream().readAllBytes());
    said.waitFor();
    // the program itself is not installed where this is tested
    assertThat(
            text.lines()
                .filter(line -> line.contains("green-classroom.service"))
                .filter(line -> !line.contains("is not executable")))
        .isEmpty();
  }

  @Test
  void whoever_stops_it_waits_longer_than_answers_and_jobs_under_way_may_take() throws Exception {
    var jobs =
        seconds(
            Files.readString(Path.of("src/main/resources/application.yaml")),
            "shutdown-max-wait: (\\d+)s");
    long needed = 30 + 2 * jobs + 10;
    var unit = Files.readString(Path.of("deploy/systemd/green-classroom.service"));
    assertThat(seconds(unit, "TimeoutStopSec=(\\d+)")).isGreaterThanOrEqualTo(needed);
    assertThat(unit).as("its PostgreSQL is not stopped before it").contains("\nKillMode=mixed\n");
    for (var one : manifests())
      if (one instanceof Deployment deployment)
        assertThat(deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
            .isGreaterThanOrEqualTo(needed);
  }

  private static long seconds(String text, String where) {
    var found = Pattern.compile(where).matcher(text);
    assertThat(found.find()).as(where).isTrue();
    return Long.parseLong(found.group(1));
  }

  @Test
  void whoever_has_an_account_on_the_machine_reads_none_of_its_passwords() throws Exception {
    assertThat(Files.readString(Path.of("deploy/debian/build")))
        .contains("install -d -m 0700 \"$root/etc/green-classroom\"\n");
    assertThat(Files.readString(Path.of("deploy/debian/postinst")))
        .as("as it was left by an earlier one")
        .contains("chmod o-rwx /etc/green-classroom");
  }

  /** Fields that the models do not know land in a map beside them. */
  private static void unknown(Object at, String path, List<String> unknown, int depth)
      throws Exception {
    if (depth > 20) return;
    if (at instanceof Collection<?> many) {
      for (var one : many) if (one != null) unknown(one, path + "[]", unknown, depth + 1);
      return;
    }
    if (!at.getClass().getName().startsWith("io.fabric8.kubernetes.api.model")) return;
    for (Method method : at.getClass().getMethods()) {
      if (!method.getName().startsWith("get") || method.getParameterCount() > 0) continue;
      var value = method.invoke(at);
      if (value == null) continue;
      if (method.getName().equals("getAdditionalProperties")) {
        for (var name : ((Map<?, ?>) value).keySet()) unknown.add(path + "." + name);
      } else unknown(value, path + "." + method.getName().substring(3), unknown, depth + 1);
    }
  }
}
