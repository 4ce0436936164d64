package org.greenclassroom.house;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.greenclassroom.House;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is tried in databases of its own, beside the house's. */
abstract class Drill extends House {
  @Autowired JdbcConnectionDetails details;
  @Autowired Flyway flyway;
  @Autowired Recorder recorder;

  interface In {
    void with(DataSource empty) throws Exception;
  }

  void inAnEmptyDatabase(In drill) throws Exception {
    var name = "drill_" + unique();
    try (var connection = owner("postgres").getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name);
      statement.execute("create database " + name);
    }
    try {
      drill.with((DataSource) recorder.postProcessAfterInitialization(owner(name), name));
    } finally {
      try (var connection = owner("postgres").getConnection();
          var statement = connection.createStatement()) {
        statement.execute("drop database " + name + " with (force)");
      }
    }
  }

  private DriverManagerDataSource owner(String database) {
    var url = details.getJdbcUrl().replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
    return new DriverManagerDataSource(url, details.getUsername(), details.getPassword());
  }

  FluentConfiguration configuration(DataSource empty) {
    return new FluentConfiguration().configuration(flyway.getConfiguration()).dataSource(empty);
  }

  static Set<String> texts(DataSource of, String sql) throws SQLException {
    try (var connection = of.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new TreeSet<String>();
      while (rows.next()) texts.add(rows.getString(1));
      return texts;
    }
  }
}
