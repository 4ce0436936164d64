package org.greenclassroom.people;

import jakarta.servlet.DispatcherType;
import org.greenclassroom.frame.ContentPolicy;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * How one signs in. Who may call what is written on each handler and checked by the gate; these
 * chains only find out who it is. They name no provider: {@link SignIn} is found as the only one,
 * and named twice it would compare, and count, each wrong password twice.
 */
@Configuration(proxyBeanMethods = false)
class Security {
  /** 19 MiB and two rounds (OWASP's password storage sheet; ASVS 5.0, 11.4.2). */
  @Bean
  static PasswordEncoder passwordEncoder() {
    return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  }

  /** Timing every filter of every request took a quarter of the time of a short one. */
  @Bean
  static SecurityObservationSettings noTimingOfFilters() {
    return SecurityObservationSettings.noObservations();
  }

  /** The machine's side: a bearer token, or name and password to get one. No cookies. */
  @Bean
  @Order(1)
  SecurityFilterChain machines(
      HttpSecurity http, People people, Entrance entrance, Problems problems) throws Exception {
    http.securityMatcher("/api/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .exceptionHandling(e -> e.authenticationEntryPoint(problems))
        .addFilterAfter(new Bearer(people, problems), BasicAuthenticationFilter.class)
        .addFilterAfter(new MachineCode(entrance, problems), BasicAuthenticationFilter.class)
        .httpBasic(basic -> basic.authenticationEntryPoint(problems));
    protect(http);
    return http.build();
  }

  /** Addresses whose callers bring a secret of their own, which the handler checks. No cookies. */
  @Bean
  @Order(2)
  SecurityFilterChain agents(HttpSecurity http) throws Exception {
    http.securityMatcher(
            "/agent/*/**",
            "/glpi",
            "/glpi/front/**",
            "/glpi/at/**",
            "/front/inventory.php",
            "/ocsinventory")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable);
    protect(http);
    return http.build();
  }

  /** The people's side: a form, a session in the database. */
  @Bean
  @Order(3)
  SecurityFilterChain persons(HttpSecurity http, Entrance entrance) throws Exception {
    var door = new LoginUrlAuthenticationEntryPoint("/sign-in");
    http.csrf(csrf -> csrf.csrfTokenRequestHandler(new FormSecret()))
        .exceptionHandling(e ->
            e.authenticationEntryPoint((request, response, failure) -> {
              if (entrance.half(request).isPresent()) response.sendRedirect(Entrance.SECOND);
              else door.commence(request, response, failure);
            }))
        .formLogin(form ->
            form.loginPage("/sign-in")
                .authenticationDetailsSource(SignIn.From::new)
                .usernameParameter("login")
                .passwordParameter("password")
                .successHandler((request, response, who) ->
                    response.sendRedirect(entrance.opened(request, response, who)))
                .failureHandler((request, response, failure) ->
                    response.sendRedirect(
                        failure instanceof SignIn.Waits waits
                            ? "/sign-in?wait=" + waits.seconds()
                            : "/sign-in?wrong")))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .authorizeHttpRequests(a ->
            a.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .permitAll());
    protect(http);
    return http.build();
  }

  private static void protect(HttpSecurity http) throws Exception {
    http.headers(headers ->
        headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.EVERYWHERE))
            .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
            .permissionsPolicyHeader(policy ->
                policy.policy("camera=(self), geolocation=(self), microphone=(), payment=()"))
            .frameOptions(frame -> frame.disable())
            .addHeaderWriter((request, response) -> {
              // the same for browsers that know no frame-ancestors; written when the answer is
              // known
              if (!ContentPolicy.isFramed(response)) response.setHeader("X-Frame-Options", "DENY");
            }));
  }

  @Bean
  Problems problems(MessageSource words) {
    return new Problems(words);
  }
}
