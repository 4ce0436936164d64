package org.greenclassroom;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the house. */
@SpringBootApplication
public class GreenClassroom {
  public static void main(String[] arguments) {
    SpringApplication.run(GreenClassroom.class, arguments);
  }
}
