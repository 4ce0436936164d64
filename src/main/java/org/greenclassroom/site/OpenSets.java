package org.greenclassroom.site;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.greenclassroom.frame.Graph;
import org.greenclassroom.frame.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What search engines for data are told of our two sets of open data. */
@Component
class OpenSets {
  static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

  private final Graph graph;
  private final Origin origin;
  private final MessageSource words;

  OpenSets(Graph graph, Origin origin, MessageSource words) {
    this.graph = graph;
    this.origin = origin;
    this.words = words;
  }

  /**
   * @param readAt when they were summed; null: never yet
   */
  Graph.Node figures(@Nullable Instant readAt) {
    return set("figures", "site.figures", "", readAt);
  }

  Graph.Node places() {
    return set("places", "site.map", word("site.map.counted") + " ", null);
  }

  Graph.Node catalogue(@Nullable Instant readAt) {
    return Graph.node(
        "DataCatalog",
        "@id",
        origin.here() + "/open-data#catalogue",
        "name",
        word("site.data.title"),
        "description",
        word("site.data.lead"),
        "url",
        origin.here() + "/open-data",
        "license",
        LICENCE,
        "publisher",
        graph.us(),
        "dataset",
        List.of(figures(readAt), places()));
  }

  /**
   * @param counts what is counted, and a blank; empty: nothing more is to be said
   */
  private Graph.Node set(String files, String key, String counts, @Nullable Instant readAt) {
    var here = origin.here();
    return Graph.node(
        "Dataset",
        "@id",
        here + "/open-data#" + files,
        "name",
        word(key + ".title") + " · " + word("frame.name"),
        "description",
        word(key + ".lead") + " " + counts + word("site.data.licence.tells"),
        "url",
        here + (files.equals("places") ? "/map" : "/figures"),
        "license",
        LICENCE,
        "creator",
        graph.us(),
        "isAccessibleForFree",
        true,
        "dateModified",
        readAt == null ? null : readAt.toString(),
        "distribution",
        List.of(
            file(here + "/open-data/" + files + ".csv", "text/csv"),
            file(here + "/open-data/" + files + ".json", "application/json")));
  }

  private static Graph.Node file(String address, String mediaType) {
    return Graph.node("DataDownload", "encodingFormat", mediaType, "contentUrl", address);
  }

  private String word(String key) {
    return Objects.requireNonNull(words.getMessage(key, null, LocaleContextHolder.getLocale()));
  }
}
