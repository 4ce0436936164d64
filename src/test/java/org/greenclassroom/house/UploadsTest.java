package org.greenclassroom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.greenclassroom.House;
import org.greenclassroom.Visitor.Upload;
import org.greenclassroom.cast.Played;
import org.greenclassroom.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** At every door for files, hostile ones: the answer is a sentence, and nothing breaks. */
class UploadsTest extends House {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired ApplicationContext house;

  private record Hostile(String what, String name, byte[] bytes) {}

  private static List<Hostile> hostile() throws IOException {
    return List.of(
        new Hostile("empty", "list.csv", new byte[0]),
        new Hostile("another type than its name", "photo.jpg", text("MZ\u0090 this is no picture")),
        new Hostile("a path as its name", "../../../etc/passwd", text("%PDF-1.7 almost")),
        new Hostile("a NUL in its name", "list\u0000.pdf", text("%PDF-1.7 almost")),
        new Hostile("a bomb", "list.xlsx", bomb()),
        new Hostile(
            "an outside entity",
            "list.xml",
            text(
                "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A workbook whose sheet is 200 MB of blanks, in 200 kB. */
  private static byte[] bomb() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var name :
          List.of("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text("<?xml version=\"1.0\"?><worksheet>"));
        var blanks = new byte[1_000_000];
        Arrays.fill(blanks, (byte) ' ');
        if (name.contains("sheet1")) for (int i = 0; i < 200; i++) zip.write(blanks);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static Stream<String> fileFields(MethodParameter parameter) {
    if (holdsFile(parameter.getNestedGenericParameterType().getTypeName()))
      return Stream.of(
          parameter.getExecutable().getParameters()[parameter.getParameterIndex()].getName());
    if (!parameter.getParameterType().isRecord()) return Stream.empty();
    return Arrays.stream(parameter.getParameterType().getRecordComponents())
        .filter(part -> holdsFile(part.getGenericType().getTypeName()))
        .map(java.lang.reflect.RecordComponent::getName);
  }

  private static boolean holdsFile(String type) {
    return type.contains(MultipartFile.class.getName());
  }

  @Test
  void a_hostile_file_gets_a_sentence_at_every_door() throws IOException {
    Played.in(house);
    var callers = new LinkedHashMap<Role, Caller>();
    for (var role : Role.values())
      callers.put(
          role, Caller.signedIn(port, people.known(actor(role, 1).account()).login(), PASSWORD));
    var hostile = hostile();
    var wrong = new ArrayList<String>();
    int doors = 0;
    for (var way : HandlersTest.ways(mapping)) {
      if (!way.multipart() || way.byKey()) continue;
      var handler = ForeignTest.handler(mapping, way);
      var fields =
          Arrays.stream(handler.getMethodParameters()).flatMap(UploadsTest::fileFields).toList();
      var role = callers.keySet().stream().filter(way::open).findFirst().orElse(Role.OFFICER);
      var real = ForeignIds.of(jdbc, way.path());
      var address =
          real.isEmpty()
              ? Caller.filled(way.path())
              : ForeignIds.filled(way.path(), real.getFirst());
      for (var field : fields) {
        doors++;
        for (var file : hostile) {
          var answer =
              callers
                  .get(role)
                  .upload(
                      way, address, ForeignTest.fields(handler), field, file.name(), file.bytes());
          if (answer.status() >= 500)
            wrong.add("%s %s with %s: %s".formatted(way, field, file.what(), answer));
          if (answer.body().contains("root:x:0"))
            wrong.add("%s %s with %s: read a file of ours".formatted(way, field, file.what()));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(doors).as("doors for files").isGreaterThan(30);
  }

  @Test
  void what_is_too_large_gets_a_sentence_too() {
    var large = new byte[21 * 1024 * 1024];
    visitor(Role.OFFICER)
        .upload(
            "/evidence", Map.of(), List.of(new Upload("file", "large.log", "text/plain", large)))
        .is(413);
    api(Role.OFFICER)
        .upload(
            "/api/v1/evidence",
            Map.of(),
            List.of(new Upload("file", "large.log", "text/plain", large)))
        .is(413);
  }
}
