package org.greenclassroom.glpi;

import java.util.List;
import org.greenclassroom.classrooms.Classroom;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.custody.Devices;
import org.greenclassroom.custody.Tag;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.Said;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.greenclassroom.partners.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Pages: all addresses, those of one classroom with what knocked there, and a device's changes. */
@Controller
class AddressController {
  private static final String GIVEN = "given";

  private final Glpi glpi;
  private final Classrooms classrooms;
  private final Partners partners;
  private final Devices devices;
  private final String publicUrl;

  AddressController(
      Glpi glpi,
      Classrooms classrooms,
      Partners partners,
      Devices devices,
      @Value("${greenclassroom.public-url:}") String publicUrl) {
    this.glpi = glpi;
    this.classrooms = classrooms;
    this.partners = partners;
    this.devices = devices;
    this.publicUrl = publicUrl;
  }

  record ListPage(Slice<AddressTable.Listed> addresses, long count) {}

  /**
   * How to tell an agent where to report; it holds the secret, so it is shown once.
   *
   * @param server the address with the secret in it
   * @param plain the address for whoever would rather type a name and a password
   */
  record Fresh(long address, String server, String plain, String secret) {
    /** For Debian, Ubuntu, Deepin, UOS, Kylin: one line in a file, and one command. */
    public String linux() {
      return "echo 'server = "
          + server
          + "' | sudo tee /etc/glpi-agent/conf.d/classroom.cfg && sudo systemctl restart glpi-agent";
    }

    /** For Windows, silently, for one computer or by group policy for all. */
    public String windows() {
      return "msiexec /i GLPI-Agent-x64.msi /quiet SERVER=\""
          + server
          + "\" RUNNOW=1 TASKS=Inventory ADD_FIREWALL_EXCEPTION=0 NO_HTTPD=1";
    }

    public String once() {
      return "glpi-agent --server " + server + " --tasks inventory";
    }

    public String asked() {
      return "glpi-agent --server " + plain + " --user classroom --password " + secret;
    }
  }

  record RoomPage(
      Classroom room,
      String school,
      List<AddressTable.Listed> addresses,
      List<ComputerTable.Listed> computers,
      @Nullable Fresh fresh,
      boolean writes) {
    public long unknown() {
      return computers.stream().filter(each -> each.tag() == null).count();
    }

    public boolean stands() {
      return addresses.stream().anyMatch(each -> each.endedAt() == null);
    }
  }

  record ChangesPage(Tag tag, List<Seen.Change> changes) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/glpi/addresses")
  String list(@RequestParam(defaultValue = "9223372036854775807") long after, Model model) {
    model.addAttribute("page", new ListPage(glpi.page(after), glpi.count()));
    return "glpi/addresses";
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/glpi/classrooms/{classroom:\\d+}")
  String room(@PathVariable long classroom, Occasion occasion, Model model) {
    var room = classrooms.room(classroom, occasion.actor());
    model.addAttribute(
        "page",
        new RoomPage(
            room,
            partners.partner(room.school()).name(),
            glpi.of(classroom),
            glpi.computers(classroom),
            model.getAttribute(GIVEN) instanceof Glpi.Given given ? fresh(given) : null,
            occasion.actor().is(Role.OFFICER, Role.ENGINEER)));
    return "glpi/room";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/glpi/classrooms/{classroom:\\d+}/addresses")
  String give(
      @PathVariable long classroom,
      @RequestParam(defaultValue = "60") int most,
      Occasion occasion,
      RedirectAttributes redirect) {
    classrooms.room(classroom, occasion.actor());
    redirect.addFlashAttribute(GIVEN, glpi.give(occasion, classroom, most));
    return "redirect:/glpi/classrooms/" + classroom;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/glpi/classrooms/{classroom:\\d+}/addresses/{address:\\d+}/end")
  String end(
      @PathVariable long classroom,
      @PathVariable long address,
      Occasion occasion,
      RedirectAttributes redirect) {
    glpi.end(occasion, address);
    Said.that(redirect, "glpi.said.ended");
    return "redirect:/glpi/classrooms/" + classroom;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.TECHNICIAN, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/glpi/devices/{tag}")
  String changes(@PathVariable String tag, Occasion occasion, Model model) {
    var device = devices.device(Tag.parse(tag), occasion.actor());
    model.addAttribute("page", new ChangesPage(device.tag(), glpi.changes(device.id())));
    return "glpi/changes";
  }

  private Fresh fresh(Glpi.Given given) {
    var origin =
        (publicUrl.isBlank()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : publicUrl)
            .replaceAll("/+$", "");
    return new Fresh(
        given.address(),
        origin + "/glpi/at/" + given.secret(),
        origin + "/front/inventory.php",
        given.secret());
  }
}
