package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import contracts.Catalogue.Scheme;
import contracts.Catalogue.Scored;
import contracts.Catalogue.Target;
import criticaldiffusion.field.Diffusible;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.score.ScoreModel;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue holds every public schedule, law, score and integrator that the library has. */
class CatalogueTest {
  @Test
  void everySchedule() throws Exception {
    assertComplete(NoiseSchedule.class, Catalogue.schedules(), schedule -> schedule);
  }

  @Test
  void everyLaw() throws Exception {
    assertComplete(Diffusible.class, Catalogue.targets(), Target::law);
  }

  @Test
  void everyScore() throws Exception {
    assertComplete(ScoreModel.class, Catalogue.scores(), Scored::model);
  }

  @Test
  void everyIntegrator() throws Exception {
    assertComplete(Integrator.class, Catalogue.integrators(), Scheme::integrator);
  }

  private static <T> void assertComplete(
      Class<?> kind, Collection<T> listed, Function<T, Object> implementation) throws Exception {
    Set<String> missing = new TreeSet<>();
    for (Class<?> type : library()) {
      if (kind.isAssignableFrom(type)
          && Modifier.isPublic(type.getModifiers())
          && !Modifier.isAbstract(type.getModifiers())) {
        missing.add(type.getName());
      }
    }
    listed.forEach(entry -> missing.remove(implementation.apply(entry).getClass().getName()));
    assertEquals(Set.of(), missing, "not in contracts.Catalogue");
  }

  private static List<Class<?>> library()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root =
        Path.of(Integrator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> names;
    try (Stream<Path> files = Files.walk(root)) {
      names =
          files
              .map(file -> root.relativize(file).toString())
              .filter(file -> file.endsWith(".class") && !file.contains("package-info"))
              .map(file -> file.replaceFirst("\\.class$", "").replace(File.separatorChar, '.'))
              .toList();
    }
    List<Class<?>> classes = new ArrayList<>();
    for (String name : names) {
      classes.add(Class.forName(name, false, CatalogueTest.class.getClassLoader()));
    }
    return classes;
  }
}
