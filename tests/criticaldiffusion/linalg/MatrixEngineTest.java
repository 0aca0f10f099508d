package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MatrixEngineTest {
  @Test
  void namesChooseEngines() {
    assertSame(MatrixEngine.portable(), MatrixEngine.of("portable"));
    assertEquals("portable Java", MatrixEngine.portable().name());
    assertEquals("", MatrixEngine.portable().note());
    var error = assertThrows(IllegalArgumentException.class, () -> MatrixEngine.of("fast"));
    assertEquals(
        "no matrix engine 'fast'; there are auto, native and portable", error.getMessage());
  }

  @Test
  void autoIsTheNativeEngineOrSaysWhyNot() {
    MatrixEngine auto = MatrixEngine.of("auto");
    if (auto.note().isEmpty()) {
      assertSame(MatrixEngine.openBlas(), auto);
      assertTrue(auto.name().startsWith("OpenBLAS 0."), auto.name());
    } else {
      assertEquals("portable Java", auto.name());
      var error = assertThrows(IllegalStateException.class, MatrixEngine::openBlas);
      assertEquals(auto.note(), error.getMessage());
    }
  }

  @Test
  void theChoiceHoldsForTheProcess() {
    MatrixEngine before = MatrixEngine.current();
    try {
      MatrixEngine.use(MatrixEngine.portable());
      assertSame(MatrixEngine.portable(), MatrixProduct.current().engine());
      assertThrows(NullPointerException.class, () -> MatrixEngine.use(null));
    } finally {
      MatrixEngine.use(before);
    }
  }

  /** The library alone on the class path, as where the native jars were left out. */
  @Test
  void withoutTheNativeJarsThePortableOneRunsWithANote() throws Exception {
    try (URLClassLoader library = withoutNativeJars()) {
      Class<?> engines = library.loadClass(MatrixEngine.class.getName());
      Object auto = engines.getMethod("of", String.class).invoke(null, "auto");
      assertEquals("portable Java", engines.getMethod("name").invoke(auto));
      String note = (String) engines.getMethod("note").invoke(auto);
      assertTrue(note.startsWith("the native matrix engine did not load ("), note);
      assertEquals(1, note.lines().count());
      assertSame(
          engines.getMethod("portable").invoke(null),
          engines.getMethod("of", String.class).invoke(null, "portable"));
    }
  }

  private static URLClassLoader withoutNativeJars() throws Exception {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .filter(entry -> !entry.contains("bytedeco"))
            .map(
                entry -> {
                  try {
                    return new java.io.File(entry).toURI().toURL();
                  } catch (java.net.MalformedURLException e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }
}
