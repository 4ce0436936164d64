package org.greenclassroom.cast;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.greenclassroom.kernel.Actor;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.partners.PartnerKind;
import org.greenclassroom.partners.Partners;
import org.greenclassroom.people.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Plays the demonstration when {@code --demo} was asked for and nobody was here before.
 *
 * <p>It opens one account for each role, all with the administrator's password when one was given,
 * else with a random one shown once in the log.
 */
@Component
@Order(10)
class Cast implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(Cast.class);

  private final People people;
  private final Partners partners;
  private final Story story;
  private final Clock clock;
  private final String given;

  Cast(
      People people,
      Partners partners,
      Story story,
      Clock clock,
      @Value("${GREENCLASSROOM_ADMIN_PASSWORD:${greenclassroom.admin-password:}}") String given) {
    this.people = people;
    this.partners = partners;
    this.story = story;
    this.clock = clock;
    this.given = given;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!isAsked(arguments)) return;
    if (!partners.of(PartnerKind.DONOR).isEmpty()) return; // somebody lives here already
    long begin = System.nanoTime();
    play();
    LOG.info("The demonstration was played in {} s.", (System.nanoTime() - begin) / 1_000_000_000);
  }

  static boolean isAsked(ApplicationArguments arguments) {
    return arguments.containsOption("demo");
  }

  void play() {
    story.play(characters(), clock.instant());
  }

  private Characters characters() {
    var house = Occasion.of(Actor.HOUSE, clock.instant());
    var bluelake = partner("蓝湖科技（上海）有限公司", PartnerKind.DONOR, "CN", "上海市浦东新区世纪大道 100 号");
    var parc = partner("Banque du Parc (Chine)", PartnerKind.DONOR, "CN", "上海市静安区南京西路 1266 号");
    var university = partner("同行大学", PartnerKind.DONOR, "CN", "江苏省南京市鼓楼区");
    var chamber =
        partner(
            "Harbour Chamber of Commerce", PartnerKind.DONOR, "HK", "1 Harbour Road, Hong Kong");
    var optics = partner("Horizon Optics", PartnerKind.SPONSOR, "CN", "北京市朝阳区");
    var mountain = partner("云上小学", PartnerKind.SCHOOL, "CN", "贵州省黔东南州雷山县");
    var migrants = partner("新芽学校", PartnerKind.SCHOOL, "CN", "江苏省苏州市吴中区");
    var special = partner("启明特殊教育学校", PartnerKind.SCHOOL, "CN", "广西河池市都安县");
    var river = partner("河湾小学", PartnerKind.SCHOOL, "CN", "四川省南充市");
    var carrier = partner("平安快运", PartnerKind.CARRIER, "CN", "上海市嘉定区");
    var plant = partner("绿循环再生资源有限公司", PartnerKind.DISMANTLER, "CN", "上海市松江区");
    var oldPlant = partner("旧时拆解厂", PartnerKind.DISMANTLER, "CN", "江苏省太仓市");

    var password = given.isBlank() ? random() : given;
    var characters =
        new Characters(
            account(house, "officer", "林晓 Lin Xiao", password, Role.OFFICER, Partners.HOUSE),
            account(house, "officer2", "Claire Martin", password, Role.OFFICER, Partners.HOUSE),
            account(house, "technician", "赵工 Zhao", password, Role.TECHNICIAN, Partners.HOUSE),
            account(house, "technician2", "Nguyễn An", password, Role.TECHNICIAN, Partners.HOUSE),
            account(house, "engineer", "周驰 Zhou Chi", password, Role.ENGINEER, Partners.HOUSE),
            bluelake,
            parc,
            university,
            chamber,
            optics,
            mountain,
            migrants,
            special,
            river,
            carrier,
            plant,
            oldPlant);
    account(house, "donor", "陈敏 Chen Min", password, Role.DONOR, bluelake);
    account(house, "school", "杨校长", password, Role.SCHOOL, mountain);
    account(house, "plant", "孙磊", password, Role.DISMANTLER, plant);
    account(house, "auditor", "A. Auditor", password, Role.AUDITOR, Partners.HOUSE);
    if (given.isBlank())
      LOG.info(
          "The demonstration's accounts {} share a password (shown this once): {}",
          List.of(
              "officer",
              "officer2",
              "technician",
              "technician2",
              "engineer",
              "donor",
              "school",
              "plant",
              "auditor"),
          password);
    return characters;
  }

  private long partner(String name, PartnerKind kind, String territory, String address) {
    return partners.record(
        Occasion.of(Actor.HOUSE, clock.instant()), name, List.of(kind), territory, address);
  }

  private Actor account(
      Occasion house, String login, String name, String password, Role role, long partner) {
    return people
        .actorOf(login)
        .orElseGet(() ->
            new Actor(
                people.openShown(house, login, name, password, role, partner),
                List.of(new Actor.Grant(role, partner))));
  }

  private static String random() {
    var letters = "23456789abcdefghjkmnpqrstuvwxyz";
    var random = new SecureRandom();
    var password = new StringBuilder();
    for (int i = 0; i < 14; i++) password.append(letters.charAt(random.nextInt(letters.length())));
    return password.toString();
  }
}
