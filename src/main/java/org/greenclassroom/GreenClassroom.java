package org.greenclassroom;

import org.greenclassroom.frame.OneCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts the house. Every room may have its own Hangings: beans are named by their full class name.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class GreenClassroom {
  public static void main(String[] arguments) {
    var house = new SpringApplication(GreenClassroom.class);
    house.addListeners(new OneCommand());
    house.run(arguments);
  }
}
