package org.greenclassroom.classrooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.greenclassroom.custody.Tag;
import org.junit.jupiter.api.Test;

class ProposalTest {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private final Random random = new Random(7);

  @Test
  void one_model_that_covers_the_room_is_taken_alone() {
    var stock = new ArrayList<Proposal.Ready>();
    stock.addAll(of("Dell", "E6400", 12));
    stock.addAll(of("Lenovo", "T480", 31));
    stock.addAll(of("HP", "840", 30));
    var proposal = Proposal.of(stock, 30, Set.of());
    assertThat(proposal.chosen()).hasSize(30);
    assertThat(proposal.models()).isEqualTo(1);
    assertThat(proposal.groups().getFirst().devices().getFirst().model()).isEqualTo("T480");
  }

  @Test
  void otherwise_as_few_models_as_possible() {
    var stock = new ArrayList<Proposal.Ready>();
    stock.addAll(of("Dell", "E6400", 6));
    stock.addAll(of("Lenovo", "T480", 18));
    stock.addAll(of("HP", "840", 14));
    var proposal = Proposal.of(stock, 30, Set.of());
    assertThat(proposal.chosen()).hasSize(30);
    assertThat(proposal.models()).isEqualTo(2);
  }

  @Test
  void the_model_that_stands_there_already_comes_first() {
    var stock = new ArrayList<Proposal.Ready>();
    stock.addAll(of("Lenovo", "T480", 18));
    stock.addAll(of("dell", "e6400 ", 3));
    var proposal = Proposal.of(stock, 2, Set.of("dell e6400"));
    assertThat(proposal.groups().getFirst().devices().getFirst().name()).isEqualTo("dell e6400");
    assertThat(proposal.groups().getFirst().taken()).isEqualTo(2);
  }

  @Test
  void a_short_shelf_gives_what_it_has() {
    var proposal = Proposal.of(of("HP", "840", 4), 30, Set.of());
    assertThat(proposal.chosen()).hasSize(4);
    assertThat(Proposal.of(List.of(), 30, Set.of()).chosen()).isEmpty();
  }

  private List<Proposal.Ready> of(String maker, String model, int count) {
    var all = new ArrayList<Proposal.Ready>();
    while (all.size() < count) {
      var text = new StringBuilder();
      for (int i = 0; i < 7; i++) text.append(LETTERS.charAt(random.nextInt(32)));
      for (char check : LETTERS.toCharArray())
        if (Tag.looksLikeOne(text.toString() + check))
          all.add(new Proposal.Ready(Tag.parse(text.toString() + check), maker, model));
    }
    return all;
  }
}
