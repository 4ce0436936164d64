import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;

/**
 * Where {@code java -jar} enters. Readable by Java 8, so that an old Java is told what is missing in
 * a sentence and not in a stack trace; then it opens the real launcher.
 */
public final class Doorstep {
  private static final int NEEDED = 25;
  private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

  private Doorstep() {}

  public static void main(String[] arguments) throws Throwable {
    String here = System.getProperty("java.specification.version", "0");
    if (feature(here) < NEEDED) {
      String said =
          "Green Classroom needs Java 25 or newer; this is Java "
              + here
              + ". Install a JDK 25, for example Eclipse Temurin 25 (the README says how), or start"
              + " it with bin/green-classroom, which finds one.\n"
              + "绿色电脑教室需要 Java 25 或更高版本，当前是 Java "
              + here
              + "。请安装 JDK 25（例如 Eclipse Temurin 25，方法见 README），或用 bin/green-classroom 启动，它会自动查找。\n"
              + "Green Classroom a besoin de Java 25 ou plus récent ; ceci est Java "
              + here
              + ". Installez un JDK 25, par exemple Eclipse Temurin 25 (voir le README), ou lancez"
              + " bin/green-classroom, qui en cherche un.\n";
      System.err.write(said.getBytes(Charset.forName("UTF-8")));
      System.err.flush();
      System.exit(1);
    }
    try {
      Class.forName(LAUNCHER).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  /** 8 of "1.8", 25 of "25". */
  private static int feature(String version) {
    String number = version.startsWith("1.") ? version.substring(2) : version;
    try {
      return Integer.parseInt(number.replaceAll("[^0-9].*", ""));
    } catch (NumberFormatException unknown) {
      return 0;
    }
  }
}
