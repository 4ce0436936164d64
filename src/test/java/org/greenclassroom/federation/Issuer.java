package org.greenclassroom.federation;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real provider of OpenID Connect: Spring Authorization Server in a program of its own, on a port
 * of its own. What it says of somebody can be changed, so that it lies.
 */
final class Issuer implements AutoCloseable {
  static final String CLIENT = "house";

  static final String SECRET = "a secret between two";
  static final String PASSWORD = "elsewhere";

  /** What stands in id tokens of a person, by login. */
  private static final Map<String, Map<String, Object>> SAID = new ConcurrentHashMap<>();

  private final ConfigurableApplicationContext running;

  Issuer(String... backs) {
    var properties = new HashMap<String, Object>();
    properties.put("server.port", "0");
    properties.put("server.servlet.session.cookie.name", "elsewhere");
    properties.put("spring.main.banner-mode", "off");
    properties.put("spring.main.register-shutdown-hook", "false");
    properties.put("test.backs", String.join(",", backs));
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("issuer", properties));
    running =
        new SpringApplicationBuilder(Program.class)
            .environment(environment)
            .properties("spring.config.location=optional:file:./none/")
            .run();
  }

  String address() {
    return "http://127.0.0.1:" + running.getEnvironment().getProperty("local.server.port");
  }

  /**
   * From now on this person has these claims, and lacks the empty ones; anybody with the one
   * password may be one.
   */
  void knows(String login, Map<String, Object> claims) {
    SAID.put(login, claims);
  }

  /** This code was given ten minutes ago. */
  void ages(String code) {
    var kept = running.getBean(OAuth2AuthorizationService.class);
    var given =
        Objects.requireNonNull(
            kept.findByToken(code, new OAuth2TokenType(OAuth2ParameterNames.CODE)));
    var now = Instant.now();
    kept.save(
        OAuth2Authorization.from(given)
            .token(new OAuth2AuthorizationCode(code, now.minusSeconds(600), now.minusSeconds(300)))
            .build());
  }

  @Override
  public void close() {
    running.close();
  }

  /** No stereotype: the house's own search for rooms must not find it. */
  @EnableWebSecurity
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
  })
  static class Program {
    @Bean
    SecurityFilterChain everything(HttpSecurity http) throws Exception {
      return http.oauth2AuthorizationServer(server -> server.oidc(oidc -> {}))
          .authorizeHttpRequests(any -> any.anyRequest().authenticated())
          .formLogin(form -> {})
          .build();
    }

    @Bean
    OAuth2AuthorizationService given() {
      return new InMemoryOAuth2AuthorizationService();
    }

    @Bean
    UserDetailsService anybody() {
      return login -> User.withUsername(login).password("{noop}" + PASSWORD).build();
    }

    @Bean
    RegisteredClientRepository clients(org.springframework.core.env.Environment environment) {
      var backs = environment.getRequiredProperty("test.backs").split(",");
      return new InMemoryRegisteredClientRepository(client(CLIENT, backs));
    }

    private static RegisteredClient client(String name, String... backs) {
      return RegisteredClient.withId(UUID.randomUUID().toString())
          .clientId(name)
          .clientSecret("{noop}" + SECRET)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .redirectUris(all -> all.addAll(java.util.List.of(backs)))
          .scope("openid")
          .scope("email")
          .clientSettings(
              ClientSettings.builder()
                  .requireProofKey(true)
                  .requireAuthorizationConsent(false)
                  .build())
          .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
      return context -> {
        if (context.getTokenType().getValue().equals("id_token"))
          SAID.getOrDefault(context.getPrincipal().getName(), Map.of())
              .forEach((name, value) -> {
                if ("".equals(value)) context.getClaims().claims(all -> all.remove(name));
                else context.getClaims().claim(name, value);
              });
      };
    }

    @Bean
    JWKSource<SecurityContext> keys() throws Exception {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var pair = generator.generateKeyPair();
      var key =
          new RSAKey.Builder((RSAPublicKey) pair.getPublic())
              .privateKey((RSAPrivateKey) pair.getPrivate())
              .keyID("one")
              .build();
      return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }
  }
}
