package org.greenclassroom.frame;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** View {@code wiping/bench} is the file {@code org/greenclassroom/wiping/pages/bench.html}. */
@Configuration(proxyBeanMethods = false)
class Templates {
  @Bean
  SpringResourceTemplateResolver roomTemplates(
      ApplicationContext context, @Value("${spring.thymeleaf.cache:true}") boolean cache) {
    var resolver =
        new SpringResourceTemplateResolver() {
          @Override
          protected String computeResourceName(
              IEngineConfiguration configuration,
              @org.jspecify.annotations.Nullable String ownerTemplate,
              String template,
              @org.jspecify.annotations.Nullable String prefix,
              @org.jspecify.annotations.Nullable String suffix,
              boolean forceSuffix,
              Map<String, String> templateAliases,
              @org.jspecify.annotations.Nullable Map<String, Object> attributes) {
            int slash = template.indexOf('/');
            return "classpath:org/greenclassroom/"
                + template.substring(0, slash)
                + "/pages/"
                + template.substring(slash + 1)
                + ".html";
          }
        };
    resolver.setApplicationContext(context);
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    resolver.setCacheable(cache);
    resolver.setCheckExistence(true);
    return resolver;
  }
}
