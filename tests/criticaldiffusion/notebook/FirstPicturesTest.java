package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a kernel runs before the first cell draws. */
class FirstPicturesTest {
  @Test
  void aKernelCanMakeAndRunItByItsName() throws ReflectiveOperationException {
    Class<?> named = Class.forName("criticaldiffusion.notebook.FirstPictures");
    assertTrue(Modifier.isPublic(named.getModifiers()));
    assertTrue(named.getConstructor().newInstance() instanceof Runnable);
  }

  @Test
  void nothingIsShown() {
    try (Recorder recorder = Recorder.start()) {
      new FirstPictures().run();
      assertEquals(List.of(), recorder.shown);
    }
  }
}
