package org.greenclassroom.frame;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * A start that finds beans by their names. Ours are named by their full class name, so what a
 * constructor asks for says where it is; without this Spring asks every bean for its type, for each
 * of a thousand classes, which was a third of a start. What is not there under that name is sought
 * as ever.
 */
public final class NamedByClass
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context.getBeanFactory() instanceof DefaultListableBeanFactory beans)
      beans.setAutowireCandidateResolver(new ByClass());
  }

  private static final class ByClass extends ContextAnnotationAutowireCandidateResolver {
    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor asked) {
      var said = super.getSuggestedName(asked);
      return said != null ? said : asked.getDependencyType().getName();
    }
  }
}
