package org.greenclassroom.frame;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.greenclassroom.kernel.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Behind every handler for people who signed in, transactions for somebody of an outside
 * organisation run under their kind's own role: the database then gives them their own rows only
 * ({@link Wall}). Staff's transactions are not touched, nor those of somebody who comes as several
 * kinds at once.
 */
@Component
class Outside implements TransactionExecutionListener {
  private final ThreadLocal<@Nullable Visit> visits = new ThreadLocal<>();
  private final DataSource dataSource;
  private final ObjectProvider<SecondWall> wall;
  private final ObjectProvider<Kin> kin;

  Outside(DataSource dataSource, ObjectProvider<SecondWall> wall, ObjectProvider<Kin> kin) {
    this.dataSource = dataSource;
    this.wall = wall;
    this.kin = kin;
  }

  private record Visit(String role, String organisations) {}

  /** From now on this thread works for this person. */
  void begin(Actor actor) {
    visits.remove();
    var kinds = actor.grants().stream().map(Actor.Grant::role).distinct().toList();
    if (kinds.size() != 1) return;
    var role = wall.getObject().roleOf(kinds.getFirst());
    if (role == null) return;
    var own = new TreeSet<Long>();
    for (var grant : actor.grants()) own.add(grant.partner());
    kin.forEach(one -> own.addAll(one.of(Set.copyOf(own))));
    var organisations = own.stream().map(String::valueOf).collect(Collectors.joining(","));
    visits.set(new Visit(role, organisations));
  }

  void end() {
    visits.remove();
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    var visit = visits.get();
    if (visit == null || failure != null || !transaction.isNewTransaction()) return;
    var connection = DataSourceUtils.getConnection(dataSource);
    try (var statement =
        connection.prepareStatement(
            "select set_config('role', ?, true), set_config('house.organisations', ?, true)")) {
      statement.setString(1, visit.role());
      statement.setString(2, visit.organisations());
      statement.execute();
    } catch (SQLException e) {
      giveBack(connection);
      throw new TransientDataAccessResourceException("the second wall", e);
    }
    DataSourceUtils.releaseConnection(connection, dataSource);
  }

  /** What began is not ended by anybody when its beginning fails: the pool would lose it. */
  private void giveBack(Connection connection) {
    TransactionSynchronizationManager.unbindResourceIfPossible(dataSource);
    if (TransactionSynchronizationManager.isSynchronizationActive())
      TransactionSynchronizationManager.clear();
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException broken) {
      // the pool finds that out by itself
    } finally {
      JdbcUtils.closeConnection(connection);
    }
  }
}
