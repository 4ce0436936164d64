package org.greenclassroom;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts the house. Every room may have its own Hangings: beans are named by their full class name.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class GreenClassroom {
  public static void main(String[] arguments) {
    SpringApplication.run(GreenClassroom.class, arguments);
  }
}
