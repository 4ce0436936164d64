package org.greenclassroom.photographs;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.greenclassroom.activities.Activities;
import org.greenclassroom.classrooms.Classrooms;
import org.greenclassroom.frame.Allow;
import org.greenclassroom.frame.AllowEveryone;
import org.greenclassroom.frame.Said;
import org.greenclassroom.frame.Shown;
import org.greenclassroom.kernel.Occasion;
import org.greenclassroom.kernel.Refusal;
import org.greenclassroom.kernel.Role;
import org.greenclassroom.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages: photographs, taking them in, one photograph, blurring it. */
@Controller
class PhotographController {
  private static final int SIZE = 24;

  private final Photographs photographs;
  private final Releasing releasing;
  private final Pulling pulling;
  private final Blurring blurring;
  private final Classrooms classrooms;
  private final Activities activities;
  private final Shown shown;

  PhotographController(
      Photographs photographs,
      Releasing releasing,
      Pulling pulling,
      Blurring blurring,
      Classrooms classrooms,
      Activities activities,
      Shown shown) {
    this.photographs = photographs;
    this.releasing = releasing;
    this.pulling = pulling;
    this.blurring = blurring;
    this.classrooms = classrooms;
    this.activities = activities;
    this.shown = shown;
  }

  /**
   * A list.
   *
   * @param of whose photographs: the name of a day or a room; null: all
   */
  record ListPage(
      Slice<Picture> pictures,
      @Nullable Long activity,
      @Nullable Long classroom,
      @Nullable String of,
      boolean takes,
      boolean officer) {
    public String add() {
      return adding(activity, classroom);
    }
  }

  record NewPage(
      long account,
      @Nullable Long activity,
      @Nullable Long classroom,
      @Nullable String of,
      LocalDate today) {
    /** Where those stand of which nobody said yet what they show. */
    public String next() {
      return "/photographs?only=UNSAID"
          + (activity != null
              ? "&activity=" + activity
              : classroom != null ? "&classroom=" + classroom : "");
    }

    /** In whose clock it is today. */
    public String zone() {
      return Occasion.PROGRAMME_ZONE.getId();
    }
  }

  /**
   * One photograph.
   *
   * @param opens whether this reader may see the picture itself
   * @param purposes each with what stands in its way; none: it may be used
   * @param found adults found by a name; null: nobody searched
   */
  record OnePage(
      Picture picture,
      boolean opens,
      List<SayingTable.Figure> figures,
      List<Standing> purposes,
      List<UseTable.Use> uses,
      List<PhotographTable.Entry> entries,
      List<Long> blurred,
      Map<Long, String> classes,
      Map<Shows, String> shows,
      @Nullable List<SayingTable.Known> found,
      String who,
      boolean says,
      boolean officer,
      boolean looks) {}

  record Standing(
      Purpose purpose, boolean usable, @Nullable LocalDate until, List<UseTable.Lack> lacks) {}

  record BlurPage(Picture picture, Map<Shows, String> shows, List<Integer> rows) {}

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/photographs")
  String list(
      @RequestParam(required = false) @Nullable Long activity,
      @RequestParam(required = false) @Nullable Long classroom,
      @RequestParam(defaultValue = "") String only,
      @RequestParam(defaultValue = "9223372036854775807") long after,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var wanted =
        only.equals("UNSAID")
            ? PhotographTable.Only.UNSAID
            : only.equals("USABLE") ? PhotographTable.Only.USABLE : PhotographTable.Only.ALL;
    model.addAttribute(
        "page",
        new ListPage(
            photographs.page(actor, activity, classroom, wanted, after, SIZE),
            activity,
            classroom,
            of(activity, classroom, occasion),
            actor.is(Role.OFFICER, Role.ENGINEER),
            actor.is(Role.OFFICER, Role.AUDITOR)));
    return "photographs/list";
  }

  private @Nullable String of(
      @Nullable Long activity, @Nullable Long classroom, Occasion occasion) {
    if (activity != null) return activities.activity(activity, occasion.actor()).title();
    if (classroom == null) return null;
    var room = classrooms.room(classroom, occasion.actor());
    return classrooms.nameOf(room.school()) + " · " + room.name();
  }

  /** Each day and each room has an address of its own: a browser keeps pages by their path. */
  private static String adding(@Nullable Long activity, @Nullable Long classroom) {
    if (activity != null) return "/photographs/days/" + activity + "/new";
    return classroom == null ? "/photographs/new" : "/photographs/rooms/" + classroom + "/new";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/photographs/new")
  String blank(
      @RequestParam(required = false) @Nullable Long activity,
      @RequestParam(required = false) @Nullable Long classroom,
      Occasion occasion,
      Model model) {
    if (activity != null || classroom != null) return "redirect:" + adding(activity, classroom);
    return blank(occasion, model, null, null);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/photographs/days/{activity:\\d+}/new")
  String ofDay(@PathVariable long activity, Occasion occasion, Model model) {
    return blank(occasion, model, activity, null);
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @GetMapping("/photographs/rooms/{classroom:\\d+}/new")
  String ofRoom(@PathVariable long classroom, Occasion occasion, Model model) {
    return blank(occasion, model, null, classroom);
  }

  private String blank(
      Occasion occasion, Model model, @Nullable Long activity, @Nullable Long classroom) {
    model.addAttribute(
        "page",
        new NewPage(
            occasion.actor().account(),
            activity,
            classroom,
            of(activity, classroom, occasion),
            occasion.today()));
    return "photographs/new";
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/photographs")
  String take(
      @RequestParam(required = false) @Nullable Long activity,
      @RequestParam(required = false) @Nullable Long classroom,
      @RequestParam(required = false) @Nullable LocalDate day,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      Occasion occasion,
      RedirectAttributes redirect)
      throws IOException {
    var pictures = new ArrayList<byte[]>();
    if (files != null) for (var file : files) if (!file.isEmpty()) pictures.add(file.getBytes());
    var numbers =
        photographs.take(
            occasion,
            new Photographs.Taken(activity, classroom, day == null ? occasion.today() : day, words),
            pictures);
    Said.that(redirect, "photographs.said.taken", numbers.size());
    if (numbers.size() == 1) return "redirect:/photographs/" + numbers.getFirst();
    return "redirect:/photographs?only=UNSAID"
        + (activity != null
            ? "&activity=" + activity
            : classroom != null ? "&classroom=" + classroom : "");
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/photographs/{photograph:\\d+}")
  String one(
      @PathVariable long photograph,
      @RequestParam(defaultValue = "") String who,
      Occasion occasion,
      Model model) {
    var actor = occasion.actor();
    var picture = photographs.picture(photograph, actor);
    var says = actor.is(Role.OFFICER, Role.ENGINEER);
    model.addAttribute(
        "page",
        new OnePage(
            picture,
            !picture.blurred() || actor.is(Role.OFFICER),
            photographs.figures(photograph),
            standing(photograph),
            pulling.of(photograph),
            photographs.entries(photograph),
            photographs.blurredFrom(photograph),
            classes(picture),
            shows(),
            says && !who.isBlank() ? photographs.named(who) : null,
            who,
            says,
            actor.is(Role.OFFICER),
            actor.is(Role.SCHOOL)
                && picture.shows() == Shows.CHILDREN
                && picture.classRelease() != null
                && !picture.looked()));
    return "photographs/one";
  }

  private List<Standing> standing(long photograph) {
    var usable = pulling.purposes(photograph);
    var lacks = pulling.lacks(photograph);
    var all = new ArrayList<Standing>();
    for (var purpose : Purpose.values()) {
      var now = usable.stream().filter(one -> one.purpose() == purpose).findFirst();
      all.add(
          new Standing(
              purpose,
              now.isPresent(),
              now.map(UseTable.Purposed::until).orElse(null),
              lacks.stream().filter(one -> one.purpose() == purpose).toList()));
    }
    return all;
  }

  private Map<Long, String> classes(Picture picture) {
    var all = new LinkedHashMap<Long, String>();
    if (picture.classroom() == null) return all;
    for (var one : releasing.ofRoom(picture.classroom()))
      if (one.live())
        all.put(
            one.classRelease(),
            shown.sentence(
                new Said(
                    "photographs.class.option",
                    List.of(one.label(), one.excluded(), shown.day(one.until())))));
    return all;
  }

  private Map<Shows, String> shows() {
    var all = new LinkedHashMap<Shows, String>();
    for (var one : Shows.values()) all.put(one, shown.word(one));
    return all;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/photographs/{photograph:\\d+}/saying")
  String say(
      @PathVariable long photograph,
      @RequestParam(required = false) @Nullable Shows shows,
      @RequestParam(defaultValue = "0") int unnamed,
      @RequestParam(required = false) @Nullable Long released,
      @RequestParam(defaultValue = "false") boolean looked,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (shows == null) throw new Refusal("frame.refusal.missing", "shows");
    photographs.say(occasion, photograph, shows, unnamed, released, looked);
    Said.that(redirect, "photographs.said.said");
    return "redirect:/photographs/" + photograph;
  }

  /** The school looked: none of those who are left out is in it. */
  @Allow(Role.SCHOOL)
  @PostMapping("/photographs/{photograph:\\d+}/look")
  String look(@PathVariable long photograph, Occasion occasion, RedirectAttributes redirect) {
    var picture = photographs.picture(photograph, occasion.actor());
    if (picture.shows() != Shows.CHILDREN || picture.classRelease() == null)
      throw new Refusal("photographs.refusal.nothing-to-look", photograph);
    photographs.say(
        occasion, photograph, Shows.CHILDREN, picture.unnamed(), picture.classRelease(), true);
    Said.that(redirect, "photographs.said.looked");
    return "redirect:/photographs/" + photograph;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/photographs/{photograph:\\d+}/figures")
  String show(
      @PathVariable long photograph,
      @RequestParam(defaultValue = "") String adult,
      Occasion occasion) {
    photographs.show(occasion, photograph, Adult.parse(adult));
    return "redirect:/photographs/" + photograph;
  }

  @Allow({Role.OFFICER, Role.ENGINEER})
  @PostMapping("/photographs/{photograph:\\d+}/figures/{figure:\\d+}/removal")
  String unshow(@PathVariable long photograph, @PathVariable long figure, Occasion occasion) {
    photographs.unshow(occasion, photograph, figure);
    return "redirect:/photographs/" + photograph;
  }

  @Allow(Role.OFFICER)
  @PostMapping("/photographs/{photograph:\\d+}/uses")
  String use(
      @PathVariable long photograph,
      @RequestParam(required = false) @Nullable Purpose purpose,
      @RequestParam(defaultValue = "") String place,
      Occasion occasion,
      RedirectAttributes redirect) {
    if (purpose == null) throw new Refusal("frame.refusal.missing", "purpose");
    photographs.used(occasion, photograph, purpose, place);
    Said.that(redirect, "photographs.said.used");
    return "redirect:/photographs/" + photograph;
  }

  @Allow(Role.OFFICER)
  @GetMapping("/photographs/{photograph:\\d+}/blur")
  String blurring(@PathVariable long photograph, Model model) {
    var rows = new ArrayList<Integer>();
    for (int row = 0; row < Patch.MOST; row++) rows.add(row);
    model.addAttribute("page", new BlurPage(photographs.picture(photograph), shows(), rows));
    return "photographs/blur";
  }

  @Allow(Role.OFFICER)
  @PostMapping("/photographs/{photograph:\\d+}/blur")
  String blur(
      @PathVariable long photograph,
      @RequestParam Map<String, String> posted,
      @RequestParam(required = false) @Nullable Shows shows,
      Occasion occasion,
      RedirectAttributes redirect) {
    photographs.picture(photograph);
    if (shows == null) throw new Refusal("frame.refusal.missing", "shows");
    long blurred = blurring.blur(occasion, photograph, Patch.of(posted), shows);
    Said.that(redirect, "photographs.said.blurred");
    return "redirect:/photographs/" + blurred;
  }

  @Allow({Role.OFFICER, Role.ENGINEER, Role.SCHOOL, Role.AUDITOR, Role.ADMINISTRATOR})
  @GetMapping("/photographs/{photograph:\\d+}.jpg")
  ResponseEntity<byte[]> content(@PathVariable long photograph, Occasion occasion) {
    return jpeg(photographs.opened(occasion, photograph));
  }

  /** For everybody, while the website shows it and may. */
  @AllowEveryone
  @GetMapping("/photographs/public/{photograph:\\d+}.jpg")
  ResponseEntity<byte[]> published(@PathVariable long photograph) {
    return jpeg(photographs.published(photograph));
  }

  /** Nobody keeps a copy on the way: what is withdrawn stops at once. */
  private static ResponseEntity<byte[]> jpeg(byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(bytes);
  }
}
