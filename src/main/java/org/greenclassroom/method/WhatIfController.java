package org.greenclassroom.method;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Charts;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The calculator for everybody; what was asked stands in the address, so that it can be sent on.
 */
@Controller
class WhatIfController {
  /** What moves the result less than these is not worth a bar. */
  private static final int BARS = 8;

  private final Method method;
  private final Naming naming;
  private final Shown shown;
  private final MessageSource words;

  WhatIfController(Method method, Naming naming, Shown shown, MessageSource words) {
    this.method = method;
    this.naming = naming;
    this.shown = shown;
    this.words = words;
  }

  /** A coefficient at its ends. */
  record Bar(String name, String id, BigDecimal atLow, BigDecimal atHigh) {}

  record WhatIfPage(
      WhatIf asked,
      List<DeviceClass> classes,
      List<Part> parts,
      Map<String, String> regions,
      String region,
      Estimate estimate,
      Uncertainty uncertainty,
      List<Bar> bars,
      Map<String, String> names,
      String chart,
      String link,
      Map<Caution, String> cautions) {
    public BigDecimal carbon(double kilograms) {
      return Significant.carbon(kilograms);
    }

    public BigDecimal mass(double kilograms) {
      return Significant.mass(kilograms);
    }

    public long percentBelowZero() {
      return Math.round(uncertainty.belowZero() * 100);
    }
  }

  @AllowEveryone
  @GetMapping("/what-if")
  String ask(@RequestParam Map<String, String> parameters, Occasion occasion, Model model) {
    var form = WhatIf.of(parameters);
    var asked = form.asked();
    var wanted = asked.set();
    var set = wanted == null ? method.current() : method.set(wanted);
    int year = asked.yearOr(occasion.today().getYear());
    var basket = asked.basket(set, year);
    var estimate = method.estimate(basket, set);
    var uncertainty = method.uncertainty(basket, set, asked.seedOrOne(), asked.runsOrUsual());
    var bars =
        uncertainty.swings().stream()
            .filter(swing -> swing.width() > 0)
            .limit(BARS)
            .map(swing ->
                new Bar(
                    naming.of(swing.coefficient()),
                    swing.coefficient().id(),
                    Significant.carbon(swing.atLow()),
                    Significant.carbon(swing.atHigh())))
            .toList();
    var names = new LinkedHashMap<String, String>();
    for (var one : estimate.used()) names.put(one.id(), naming.of(one));
    var region = asked.region();
    model.addAttribute("indexed", true);
    model.addAttribute(
        "page",
        new WhatIfPage(
            form,
            WhatIf.CLASSES,
            WhatIf.PARTS,
            naming.regions(set),
            region == null ? "CN" : region,
            estimate,
            uncertainty,
            bars,
            names,
            chart(uncertainty, bars),
            link(form.whole(set.set(), asked.seedOrOne(), year)),
            cautions(estimate)));
    return "method/what-if";
  }

  /** Of which classes each is to be said, in one sentence. */
  private Map<Caution, String> cautions(Estimate estimate) {
    var cautions = new EnumMap<Caution, String>(Caution.class);
    for (var each : estimate.lines())
      for (var caution : each.cautions())
        cautions.merge(
            caution, shown.word(each.line().kind()), (some, more) -> some + " · " + more);
    return cautions;
  }

  private static String link(Map<String, String> all) {
    return "/what-if?"
        + all.entrySet().stream()
            .map(each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  private String chart(Uncertainty uncertainty, List<Bar> bars) {
    var drawn = new ArrayList<Charts.Bar>();
    for (int i = 0; i < bars.size(); i++) {
      var bar = bars.get(i);
      drawn.add(
          new Charts.Bar(
              bar.name(),
              Math.round(uncertainty.swings().get(i).width()),
              shown.number(Significant.carbon(uncertainty.swings().get(i).width()))));
    }
    return Charts.bars(word("method.tornado"), word("method.tornado.description"), drawn);
  }

  private String word(String key, Object... arguments) {
    return words.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }
}
