package org.greenclassroom.federation;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** What an administrator wrote below {@code greenclassroom.sign-in}. */
final class Settings {
  private Settings() {}

  /**
   * A provider of OpenID Connect.
   *
   * @param domains e-mail domains for which it speaks; an account is found by a verified address in
   *     one of them, and by no other
   * @param secondFactor values of acr or amr that count as a second factor
   */
  record Provider(
      String issuer,
      String clientId,
      String clientSecret,
      String label,
      List<String> domains,
      List<String> secondFactor) {}

  /**
   * The programme's own WeChat Work.
   *
   * @param api where a program asks
   * @param web where a browser shows the code to scan
   * @param inApp where WeChat Work's own browser is sent
   */
  record WeComApp(
      String corpId, String agentId, String secret, String label, URI api, URI web, URI inApp) {}

  /** One of them as it is typed: what is missing is empty. */
  private static final Bindable<Map<String, Map<String, String>>> PROVIDERS =
      Bindable.of(
          ResolvableType.forClassWithGenerics(
              Map.class,
              ResolvableType.forClass(String.class),
              ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

  static Map<String, Provider> providers(Environment environment) {
    var found = new TreeMap<String, Provider>();
    Binder.get(environment)
        .bind("greenclassroom.sign-in.providers", PROVIDERS)
        .orElse(Map.of())
        .forEach((name, typed) -> found.put(named(name), provider(name, typed)));
    return found;
  }

  private static Provider provider(String name, Map<String, String> typed) {
    for (var needed : List.of("issuer", "client-id", "client-secret"))
      if (typed.getOrDefault(needed, "").isBlank())
        throw new IllegalStateException(
            "greenclassroom.sign-in.providers." + name + "." + needed + " is missing");
    return new Provider(
        typed.getOrDefault("issuer", ""),
        typed.getOrDefault("client-id", ""),
        typed.getOrDefault("client-secret", ""),
        typed.getOrDefault("label", name),
        list(typed.getOrDefault("domains", "").toLowerCase(Locale.ROOT)),
        list(typed.getOrDefault("second-factor", "")));
  }

  /** Empty when no corp-id is set. */
  static Optional<WeComApp> weCom(Environment environment) {
    var at = "greenclassroom.sign-in.wecom.";
    if (environment.getProperty(at + "corp-id", "").isBlank()) return Optional.empty();
    return Optional.of(
        new WeComApp(
            environment.getRequiredProperty(at + "corp-id"),
            environment.getRequiredProperty(at + "agent-id"),
            environment.getRequiredProperty(at + "secret"),
            environment.getProperty(at + "label", "企业微信 WeChat Work"),
            URI.create(environment.getRequiredProperty(at + "api")),
            URI.create(environment.getRequiredProperty(at + "web")),
            URI.create(environment.getRequiredProperty(at + "in-app"))));
  }

  private static String named(String name) {
    if (!name.matches("[a-z0-9-]{1,40}") || name.equals(WeCom.NAME))
      throw new IllegalStateException(
          "greenclassroom.sign-in.providers." + name + ": use small letters, digits and -");
    return name;
  }

  private static List<String> list(String typed) {
    return Arrays.stream(typed.split(","))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }
}
