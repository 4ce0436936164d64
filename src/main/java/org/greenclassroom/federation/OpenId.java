package org.greenclassroom.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * A provider of OpenID Connect: the code flow with PKCE, state and nonce. What must be checked in
 * what comes back, Spring Security checks; the provider is asked for its addresses and keys when
 * the first person comes, so that a house starts without it.
 */
final class OpenId implements Way {
  private static final Logger LOG = LoggerFactory.getLogger(OpenId.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Settings.Provider settings;
  private final Origin origin;
  private final HttpSessionOAuth2AuthorizationRequestRepository begun =
      new HttpSessionOAuth2AuthorizationRequestRepository();
  private final DefaultOAuth2AuthorizationRequestResolver requests;
  private final OidcAuthorizationCodeAuthenticationProvider exchange;
  private volatile @Nullable ClientRegistration registration;

  OpenId(String name, Settings.Provider settings, Origin origin) {
    this.name = name;
    this.settings = settings;
    this.origin = origin;
    requests = new DefaultOAuth2AuthorizationRequestResolver(_ -> registrationHere());
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    var answers = new RestClientAuthorizationCodeTokenResponseClient();
    answers.setRestClient(patient());
    exchange = new OidcAuthorizationCodeAuthenticationProvider(answers, users());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String label() {
    return settings.label();
  }

  @Override
  public String issuer() {
    return settings.issuer();
  }

  @Override
  public URI begin(HttpServletRequest request, HttpServletResponse response, boolean anew) {
    var wanted = Objects.requireNonNull(requests.resolve(request, name));
    if (anew) // OpenID Connect Core 1.0, 3.1.2.1
    wanted =
          OAuth2AuthorizationRequest.from(wanted)
              .additionalParameters(Map.of("prompt", "login", "max_age", "0"))
              .build();
    begun.saveAuthorizationRequest(wanted, request, response);
    return URI.create(wanted.getAuthorizationRequestUri());
  }

  @Override
  public boolean isBegun(HttpServletRequest request) {
    var wanted = begun.loadAuthorizationRequest(request);
    return wanted != null && name.equals(wanted.getAttribute("registration_id"));
  }

  @Override
  public Vouched finish(HttpServletRequest request, HttpServletResponse response) {
    var wanted = begun.removeAuthorizationRequest(request, response);
    if (wanted == null || !name.equals(wanted.getAttribute("registration_id")))
      throw new Refusal("federation.refusal.not-begun");
    var error = request.getParameter("error");
    if ("access_denied".equals(error)) throw new Refusal("federation.refusal.stopped", label());
    var issuer = request.getParameter("iss"); // RFC 9207: not another provider's answer
    if (error != null || (issuer != null && !issuer.equals(issuer())))
      throw unproven(error == null ? "iss" : error.matches("[a-z_]{1,40}") ? error : "error");
    try {
      return vouched(user(wanted, request));
    } catch (OAuth2AuthenticationException refused) {
      throw unproven(refused.getError().getErrorCode(), refused);
    } catch (AuthenticationException refused) {
      throw unproven("authentication", refused);
    }
  }

  private OidcUser user(OAuth2AuthorizationRequest wanted, HttpServletRequest request) {
    var came =
        OAuth2AuthorizationResponse.success(
                Objects.requireNonNullElse(request.getParameter("code"), "none"))
            .redirectUri(Objects.requireNonNull(wanted.getRedirectUri()))
            .state(request.getParameter("state"))
            .build();
    var proven =
        exchange.authenticate(
            new OAuth2LoginAuthenticationToken(
                registration(), new OAuth2AuthorizationExchange(wanted, came)));
    return (OidcUser) Objects.requireNonNull(Objects.requireNonNull(proven).getPrincipal());
  }

  private Vouched vouched(OidcUser user) {
    var subject = Objects.requireNonNull(user.getSubject());
    var address = user.getEmail();
    boolean verified = Boolean.TRUE.equals(user.getEmailVerified());
    var domain =
        address == null
            ? ""
            : address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    boolean speaks = settings.domains().contains(domain);
    return new Vouched(
        issuer(),
        subject,
        Objects.requireNonNullElse(address, subject),
        verified && speaks ? address : null,
        !verified ? "federation.refusal.unverified" : "federation.refusal.other-domain",
        twoFactors(user),
        user.getIdToken().getAuthenticatedAt());
  }

  private boolean twoFactors(OidcUser user) {
    var said = new ArrayList<String>();
    if (user.getClaim("acr") instanceof String acr) said.add(acr);
    if (user.getClaim("amr") instanceof Collection<?> amr)
      amr.forEach(each -> said.add(String.valueOf(each)));
    return said.stream().anyMatch(settings.secondFactor()::contains);
  }

  /** What the provider says of itself; asked once, again only if it did not answer. */
  private ClientRegistration registration() {
    var known = registration;
    if (known != null) return known;
    try {
      var found =
          ClientRegistrations.fromOidcIssuerLocation(issuer())
              .registrationId(name)
              .clientId(settings.clientId())
              .clientSecret(settings.clientSecret())
              .scope("openid", "email")
              .redirectUri("{baseUrl}")
              .build();
      registration = found;
      return found;
    } catch (RuntimeException silent) {
      LOG.warn("{} does not say where it is found", issuer(), silent);
      throw new Refusal("federation.refusal.silent", label());
    }
  }

  /** The same, with the address under which people find us now. */
  private ClientRegistration registrationHere() {
    return ClientRegistration.withClientRegistration(registration())
        .redirectUri(origin.here() + "/sign-in/with/" + name + "/back")
        .build();
  }

  private Refusal unproven(String why, Exception... from) {
    LOG.warn(
        "{} did not vouch for somebody: {} {}",
        issuer(),
        why,
        from.length > 0 ? from[0].getClass().getSimpleName() : "");
    return new Refusal(Refusal.Kind.NOT_ALLOWED, "federation.refusal.unproven", label(), why);
  }

  private static JdkClientHttpRequestFactory patience() {
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(PATIENCE);
    return requests;
  }

  private static OidcUserService users() {
    var asking = new RestTemplate(patience());
    asking.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    var plain = new DefaultOAuth2UserService();
    plain.setRestOperations(asking);
    var users = new OidcUserService();
    users.setOauth2UserService(plain);
    return users;
  }

  private static RestClient patient() {
    return RestClient.builder()
        .requestFactory(patience())
        .configureMessageConverters(converters -> {
          converters.disableDefaults();
          converters.addCustomConverter(new FormHttpMessageConverter());
          converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
        })
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }
}
