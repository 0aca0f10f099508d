package criticaldiffusion.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Finds the kernel that runs this Java by its class name, so that the library needs none: the
 * project's own kernel, IJava, JJava or rapaio; plain text without one.
 */
final class FrontEnds {
  private static final List<String> OWN = List.of("criticaldiffusion.kernel.JavaKernel#kernel");
  private static final List<String> OTHERS =
      List.of(
          "io.github.spencerpark.ijava.IJava#getKernelInstance",
          "org.dflib.jjava.JJava#kernel",
          "org.dflib.jjava.distro.JJava#kernel",
          "org.dflib.jjava.jupyter.kernel.BaseKernel#notebookKernel", // from 1.0-a6 on
          "org.rapaio.jupyter.kernel.MainApp#kernel");

  private static volatile FrontEnd chosen;

  private FrontEnds() {}

  /** The front end of this Java. A kernel, once found, stays. */
  static FrontEnd current() {
    FrontEnd front = chosen;
    if (front == null) {
      front = find();
      if (front.isNotebook()) {
        chosen = front;
      }
    }
    return front;
  }

  /** Sends output elsewhere, for tests; null looks for a kernel again. */
  static void use(FrontEnd front) {
    chosen = front;
  }

  private static FrontEnd find() {
    for (String place : OWN) {
      Object kernel = instance(place);
      if (kernel != null) {
        return new OwnKernel(kernel);
      }
    }
    for (String place : OTHERS) {
      Object kernel = instance(place);
      FrontEnd front = kernel == null ? null : DisplayKernel.of(kernel);
      if (front != null) {
        return front;
      }
    }
    return new Terminal();
  }

  /** What a static method or field gives, or null. */
  private static Object instance(String place) {
    String type = place.substring(0, place.indexOf('#'));
    String member = place.substring(place.indexOf('#') + 1);
    // Kernels that take the class path from the environment load the library apart from themselves.
    for (ClassLoader loader :
        Arrays.asList(
            Thread.currentThread().getContextClassLoader(),
            FrontEnds.class.getClassLoader(),
            ClassLoader.getSystemClassLoader())) {
      try {
        Class<?> found = Class.forName(type, false, loader);
        for (Method method : found.getMethods()) {
          if (method.getName().equals(member) && method.getParameterCount() == 0) {
            return method.invoke(null);
          }
        }
        return found.getField(member).get(null);
      } catch (ReflectiveOperationException | LinkageError e) {
        continue; // not this kernel
      }
    }
    return null;
  }

  /** Calls a method of a kernel; the notebook goes on without the output if it fails. */
  static Object call(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      String reason = Objects.toString(e.getCause(), "no reason given");
      throw new IllegalStateException("the kernel cannot show the output: " + reason, e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the kernel cannot show the output: " + e.getMessage(), e);
    }
  }
}
