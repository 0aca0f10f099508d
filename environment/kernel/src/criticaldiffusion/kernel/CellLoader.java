package criticaldiffusion.kernel;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Holds the classes JShell makes of the cells, with {@link StopChecks} in them. */
final class CellLoader extends URLClassLoader implements LoaderDelegate {
  private final Map<String, byte[]> declared = new HashMap<>();
  private final Map<String, Class<?>> loaded = new HashMap<>();

  CellLoader(ClassLoader parent) {
    super("cells", new URL[0], parent);
  }

  /** Whether a frame of a stack trace is code of a cell. */
  static boolean isCellCode(StackTraceElement frame) {
    return frame.getClassName().startsWith("REPL.$JShell$");
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    synchronized (getClassLoadingLock("")) {
      for (ClassBytecodes c : classes) {
        declared.put(c.name(), StopChecks.insert(c.bytecodes()));
      }
    }
    boolean[] installed = new boolean[classes.length];
    try {
      for (int i = 0; i < classes.length; i++) {
        Class<?> loadedClass = loadClass(classes[i].name());
        // Asking for the methods links the class as far as finding what it refers to, so that a
        // fault shows here.
        loadedClass.getDeclaredMethods();
        loaded.put(classes[i].name(), loadedClass);
        installed[i] = true;
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ClassInstallException("load: " + e.getMessage(), installed);
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    // JShell never redefines here: CellExecution says that it cannot, and JShell declares a new
    // class instead.
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    try {
      for (String entry : path.split(File.pathSeparator)) {
        addURL(new File(entry).toURI().toURL());
      }
    } catch (MalformedURLException e) {
      throw new InternalException(e.getMessage());
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    synchronized (getClassLoadingLock("")) {
      Class<?> known = loaded.get(name);
      if (known != null) {
        return known;
      }
      byte[] classFile = declared.remove(name);
      return classFile == null
          ? super.findClass(name)
          : defineClass(name, classFile, 0, classFile.length);
    }
  }
}
