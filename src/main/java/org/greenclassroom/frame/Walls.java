package org.greenclassroom.frame;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.greenclassroom.kernel.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the walls up: the gate before every handler, the occasion for every handler. */
@Configuration(proxyBeanMethods = false)
class Walls implements WebMvcConfigurer {
  private final Clock clock;
  private final Turnstiles turnstiles;
  private final OnceGate once;
  private final Requests requests;
  private final Outside outside;
  private final Looks looks;
  private final ObjectProvider<Reach> reaches; // the rooms that hang them are not built yet

  Walls(
      Clock clock,
      Turnstiles turnstiles,
      OnceGate once,
      Requests requests,
      ObjectProvider<Reach> reaches,
      Outside outside,
      Looks looks) {
    this.clock = clock;
    this.turnstiles = turnstiles;
    this.once = once;
    this.requests = requests;
    this.reaches = reaches;
    this.outside = outside;
    this.looks = looks;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(requests);
    registry.addInterceptor(turnstiles);
    registry.addInterceptor(new Gate(reaches, outside));
    registry.addInterceptor(once);
    registry.addInterceptor(looks);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Occasions(clock));
  }

  /** The way back to one's own trays. */
  @Configuration(proxyBeanMethods = false)
  static class Hallway {
    @Bean
    Door homeDoor() {
      return new Door(0, "frame.door.home", "/", EnumSet.allOf(Role.class));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Time {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
