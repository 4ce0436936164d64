package org.greenclassroom.federation;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.greenclassroom.frame.Origin;
import org.greenclassroom.kernel.Refusal;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The ways that are set up, by name. Nobody is asked before somebody comes. */
@Component
class Ways {
  private final Map<String, Way> ways = new ConcurrentSkipListMap<>();

  Ways(Environment environment, Origin origin, WeComTokens tokens) {
    Settings.providers(environment)
        .forEach((name, provider) -> put(new OpenId(name, provider, origin)));
    Settings.weCom(environment).ifPresent(app -> put(new WeCom(app, tokens, origin)));
  }

  void put(Way way) {
    ways.put(way.name(), way);
  }

  void remove(String name) {
    ways.remove(name);
  }

  Collection<Way> all() {
    return ways.values();
  }

  Way named(String name) {
    var way = ways.get(name);
    if (way == null) throw Refusal.notFound(name);
    return way;
  }

  /** As people call who vouches; what is set up no longer is called by its address. */
  String labelOf(String issuer) {
    for (var way : all()) if (way.issuer().equals(issuer)) return way.label();
    return issuer;
  }
}
